"""Devices without a clock: one takes sound as fast as it is mixed, one never asks for any."""

from __future__ import annotations

import threading

from guide.audio import Rate
from guide.player.devices import Take


class Fast:
    """Keeps pulling from a thread of its own; ``played`` counts frames."""

    name, sentence, latency = "fast", "As fast as it can be mixed.", 0.0

    def __init__(self) -> None:
        self.played = 0
        self._stop = threading.Event()

    def open(self, take: Take, rate: Rate) -> None:
        self._take, self._rate = take, rate
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def clock(self) -> float:
        return self.played / self._rate.hz

    def lost(self) -> bool:
        return False

    def close(self) -> None:
        self._stop.set()

    def _run(self) -> None:
        block = memoryview(bytearray(8 * 480))
        while not self._stop.wait(0.001):
            self._take(block, self.clock())
            self.played += 480


class Still(Fast):
    """Asks for nothing, so that time stands."""

    def open(self, take: Take, rate: Rate) -> None:
        self._take, self._rate = take, rate
