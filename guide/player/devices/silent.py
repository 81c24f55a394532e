"""A practice without sound is still a practice: words, breath and time go on, by a clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from guide.audio import Rate
from guide.player.devices.device import SILENCE, Take
from guide.translation import _

AS_ASKED = _("No sound, as you asked: words, breath and time go on.")
NOTHING_FOUND = _("No sound device was found: words, breath and time go on. {reason}")
_PERIOD = 0.020
_ASLEEP = 0.5
"""Seconds after which we were not late but asleep; nothing is made up for then."""


class Silent:
    """Takes what is due by ``clock`` and drops it. Has no latency and does not drift."""

    name = SILENCE
    latency = 0.0

    def __init__(self, sentence: str = AS_ASKED, clock: Callable[[], float] = time.monotonic) -> None:
        self.sentence, self.clock = sentence, clock
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, take: Take, rate: Rate) -> None:
        """Count from now, without a thread."""
        self._take, self._rate = take, rate
        self._since, self._given = self.clock(), 0
        self._out = memoryview(bytearray(8 * rate.frames(_ASLEEP + 2 * _PERIOD)))

    def tick(self) -> None:
        """Take what is due."""
        now = self.clock()
        due = self._rate.frames(now - self._since) - self._given
        if due > self._rate.frames(_ASLEEP):
            due = self._rate.frames(_PERIOD)
            self._since, self._given = now, -due
        if due > 0:
            self._given += due
            self._take(self._out[: 8 * due], now)

    def open(self, take: Take, rate: Rate) -> None:
        """Start the clock's thread."""
        self.begin(take, rate)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(self._stop,), name="silence", daemon=True)
        self._thread.start()

    def lost(self) -> bool:
        """A clock is not lost."""
        return False

    def close(self) -> None:
        """Stop the clock."""
        self._stop.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(1.0)
        self._thread = None

    def _run(self, stop: threading.Event) -> None:
        while not stop.wait(_PERIOD):
            self.tick()
