"""Whether the machine slept: a clock that counts sleep moves on while one that does not stands still."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from guide.translation import _

SecondsClock = Callable[[], float]

LONG = 5.0
"""Seconds of sleep that are told of; less is a busy machine, or a clock that was set."""
SLEPT = _("The machine slept. Press space to go on.")


class SleepDetector:
    """Two clocks in seconds: ``passed`` counts while the machine sleeps, ``awake`` does not."""

    def __init__(self, passed: SecondsClock, awake: SecondsClock) -> None:
        self._passed, self._awake = passed, awake
        self._asleep = passed() - awake()

    def slept(self) -> bool:
        """Whether it slept since the last look."""
        asleep = self._passed() - self._awake()
        before, self._asleep = self._asleep, asleep
        return asleep - before > LONG


def this_machine() -> SleepDetector:
    """By the clocks that the system has."""
    if sys.platform == "win32":
        return SleepDetector(time.monotonic, _unbiased())
    if sys.platform == "darwin":
        return SleepDetector(_named(time.CLOCK_MONOTONIC), _named(time.CLOCK_UPTIME_RAW))
    if hasattr(time, "CLOCK_BOOTTIME"):
        return SleepDetector(_named(time.CLOCK_BOOTTIME), time.monotonic)
    return SleepDetector(time.time, time.monotonic)


def _named(clock: int) -> SecondsClock:
    return lambda: time.clock_gettime(clock)


def _unbiased() -> SecondsClock:
    """Windows counts sleep in its monotonic clock; this one it keeps without."""
    import ctypes

    ask = ctypes.WinDLL("kernel32").QueryUnbiasedInterruptTime  # type: ignore[attr-defined,unused-ignore]
    ticks = ctypes.c_ulonglong()

    def seconds() -> float:
        ask(ctypes.byref(ticks))
        return ticks.value / 1e7

    return seconds
