"""Who hears every block on its way into a file, and can say afterwards how loud the whole was.

An inspection of the render is such a witness. `Meter` is the least of them: it measures and judges nothing.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from guide.audio import SILENCE_DB, Pcm, Rate, level
from guide.audio.loudness import STEP, Level, gated, steps, true_peak
from guide.mix import Buses

_AT_ONCE = 64
"""Steps measured at a time."""
_OVERLAP = 64
"""Frames kept of the last block: a peak between samples is seen from both sides."""
_LOOK = 4096
"""Frames looked at for their peak, or passed over, together."""
_RISE = 0.7
"""Between samples, voices and noise rise by less than 3 dB."""


class Witness(Protocol):
    """Hears a whole practice, in order."""

    def hear(self, start: int, buses: Buses, sound: Pcm) -> None:
        """The block from frame ``start``: each bus, and what is written. All (count, 2); mono is twice the same."""

    def level(self) -> Level:
        """How loud it was, after the last block."""

    def wrong(self) -> str:
        """What is wrong with it, after the last block, so that it must not be called done; otherwise empty."""


class Meter:
    """Loudness and true peak of a stream, in the same memory for any length."""

    def __init__(self, rate: Rate) -> None:
        self._rate, self._step = rate, rate.frames(STEP)
        self._steps: list[float] = []
        self._waiting: list[Pcm] = []
        self._frames = 0
        self._before = np.zeros((0, 2), np.float32)
        self._tail = np.zeros((0, 2), np.float32)
        self._peak = SILENCE_DB

    def hear(self, start: int, buses: Buses, sound: Pcm) -> None:
        """See `Witness`."""
        around = np.concatenate((self._tail, sound))
        for first in range(0, len(around), _LOOK):
            part = around[max(first - _OVERLAP, 0) : first + _LOOK]
            if float(np.abs(part).max(initial=0.0)) > _RISE * level(self._peak):
                self._peak = max(self._peak, true_peak(part))
        self._tail = around[-_OVERLAP:]
        self._waiting.append(sound)
        self._frames += len(sound)
        if self._frames > (_AT_ONCE + 1) * self._step:
            self._measure(last=False)

    def level(self) -> Level:
        """See `Witness`."""
        self._measure(last=True)
        return Level(gated(np.array(self._steps)), self._peak)

    def wrong(self) -> str:
        """Nothing: it only measures."""
        return ""

    def _measure(self, last: bool) -> None:
        """Every step whose neighbours are known: a step is looked at through a window that reaches into both."""
        sound = np.concatenate((self._before, *self._waiting))
        known, done = len(self._before) // self._step, len(sound) // self._step
        found = steps(sound, self._rate)[known:] if last else steps(sound, self._rate)[known : done - 1]
        self._steps.extend(found.tolist())
        rest = max((done - 2) * self._step, 0)
        self._before, self._waiting = sound[rest : rest + self._step], [sound[rest + self._step :]]
        self._frames = len(self._waiting[0])
