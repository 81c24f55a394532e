"""A device that is the test: it pulls when it is told to, by a clock that moves when it does."""

from __future__ import annotations

import numpy as np

from guide.audio import Pcm, Rate
from guide.player.devices import Take
from guide.problems import NoDeviceError


class HandPulled:
    """What was pulled sounds ``latency`` seconds later."""

    name, sentence = "hand", "Pulled by hand."

    def __init__(self, latency: float = 0.0) -> None:
        self.latency, self.now = latency, 0.0
        self.there, self.gone, self.opened, self.closed = True, False, 0, 0

    def open(self, take: Take, rate: Rate) -> None:
        if not self.there:
            raise NoDeviceError("There is no sound device.")
        self._take, self._rate, self.gone = take, rate, False
        self.opened += 1

    def clock(self) -> float:
        return self.now

    def lost(self) -> bool:
        return self.gone

    def close(self) -> None:
        self.closed += 1

    def pull(self, count: int) -> Pcm:
        """The next ``count`` frames; the clock moves on by as much."""
        out = bytearray(8 * count)
        self._take(memoryview(out), self.now + self.latency)
        self.now += self._rate.seconds(count)
        return np.frombuffer(out, np.float32).reshape(-1, 2)
