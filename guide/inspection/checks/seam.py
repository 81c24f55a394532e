"""A loop closes without being heard. Whoever lies awake knows a loop by its seam before they know it by its sound.

The timeline and the lengths of the loops tell where every seam lies; there the bed's bus is compared with what lies
around it. Looked for are
a *step*: the bend at the seam, and the jump from the mean of 1, 16, 64 or 256 frames before it to that of as many after
it, are at most twice the highest within a tenth of a second (the wider means find a step that rain would hide);
a *change* of level or spectrum: how far the five octave bands from 125 Hz up, in the 170 ms before, lie from those
after it. They lie at most 4 dB apart, or twice as far as at any of four places around the seam.

A seam sounds the same each time a loop comes round, and what the other loops do there does not: so it is the median
of up to eight rounds that counts. For a change three rounds are asked, or a bird that begins to sing there would be
taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge

import numpy as np

from guide.audio import Pcm, decibels, level
from guide.inspection.check import CheckFunction, RenderCheck, SoundWindow
from guide.inspection.figures import Figures, Floats
from guide.inspection.plan import Plan
from guide.inspection.report import Fault
from guide.timeline import BedClip
from guide.translation import _

_AROUND = 27_000
"""Frames on either side that are looked at, for its bands."""
_NEAR = 4_800
"""And for its step."""
_WINDOW = 8_192
_WIDTHS = (1, 16, 64, 256)
_STEP, _FLOOR = 2.0, level(-59.9)
_PLACES = (-18_000, -9_000, 9_000, 18_000)
_CHANGE, _BANDS, _TIMES = 4.0, (125.0, 250.0, 500.0, 1000.0, 2000.0), 2.0
_ASKED = 10 ** (-50 / 10)
"""Mean square under which nothing is asked."""
_ROUNDS, _LEAST = 8, 3
"""Of one loop that are looked at, and that are needed to tell a change."""
_WAY_OUT = _("choose another bed, or make the loop of this one again.")

Loop = tuple[str, int]
"""Name of a bed, and frames of one of its loops."""


@dataclass(slots=True, eq=False)
class _Rounds:
    """What was found each time a loop closed."""

    frames: list[int] = field(default_factory=list)
    steps: list[tuple[float, float]] = field(default_factory=list)
    """Height, and how many times the highest around it."""
    changes: list[Floats] = field(default_factory=list)
    """Decibels from before to after, at the seam and at each of `_PLACES`: shape (places, bands)."""


class _Seam(CheckFunction):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._rounds: dict[Loop, _Rounds] = {}
        self._window = np.hanning(_WINDOW).astype(np.float32)
        hz = np.abs(np.fft.fftfreq(_WINDOW, 1.0 / plan.rate.hz))
        self._of_band = np.stack([(hz >= low) & (hz < 2 * low) for low in _BANDS], axis=1).astype(np.float32)

    def excerpts(self) -> Iterator[SoundWindow]:
        loops = self.plan.expected.loops
        beds = self.plan.timeline.beds
        each = [_seams(bed, length) for bed in beds for length in loops.get(bed.source.name, ())]
        for frame, loop in merge(*each):
            if len(self._rounds.setdefault(loop, _Rounds()).frames) < _ROUNDS:
                yield SoundWindow("bed", frame - _AROUND, frame + _AROUND, loop)

    def closely(self, excerpt: SoundWindow, pcm: Pcm) -> None:
        if float(np.vdot(pcm, pcm)) < _ASKED * len(pcm):
            return
        rounds = self._rounds[excerpt.mark]  # type: ignore[index]
        rounds.frames.append(excerpt.start + _AROUND)
        rounds.steps.append(_step(pcm[_AROUND - _NEAR : _AROUND + _NEAR]))
        rounds.changes.append(self._changes(pcm))

    def faults(self, figures: Figures) -> list[Fault]:
        told = [self._step(rounds) for rounds in self._rounds.values() if rounds.frames]
        told += [self._change(rounds) for rounds in self._rounds.values() if len(rounds.frames) >= _LEAST]
        self.figures["seams"] = sum(len(rounds.frames) for rounds in self._rounds.values())
        return [fault for fault in told if fault]

    def _step(self, rounds: _Rounds) -> Fault | None:
        height, times = (float(np.median(each)) for each in zip(*rounds.steps, strict=True))
        self._highest("highest_step", times)
        if times <= _STEP or height <= _FLOOR:
            return None
        sentence = _("a loop of the bed closes with a step of {height:.0f} dBFS; {way_out}").format(
            height=decibels(height), way_out=_WAY_OUT
        )
        return self.fault(rounds.frames[0], sentence, step=decibels(height))

    def _change(self, rounds: _Rounds) -> Fault | None:
        here, *there = np.abs(np.median(rounds.changes, axis=0))
        allowed = np.maximum(_CHANGE, _TIMES * np.max(there, axis=0))
        band = int(np.argmax(here / allowed))
        self._highest("largest_change", float(here[band] / allowed[band]))
        if here[band] <= allowed[band]:
            return None
        sentence = _("a loop of the bed closes with {change:.0f} dB of change at {frequency:.0f} Hz; {way_out}").format(
            change=here[band], frequency=_BANDS[band] * 1.4, way_out=_WAY_OUT
        )
        return self.fault(rounds.frames[0], sentence, change=float(here[band]))

    def _highest(self, name: str, share: float) -> None:
        before = self.figures.get(name)
        self.figures[name] = max(share, before) if isinstance(before, float) else share

    def _changes(self, pcm: Pcm) -> Floats:
        starts = [_AROUND + place - before for place in (0, *_PLACES) for before in (_WINDOW, 0)]
        both = np.ascontiguousarray(pcm).view(np.complex64)[:, 0]  # left and right in one transform: their powers add
        windows = np.stack([both[start : start + _WINDOW] for start in starts]) * self._window
        bands = np.square(np.abs(np.fft.fft(windows, axis=1))) @ self._of_band
        heights = 10 * np.log10(bands + 1e-4 * bands.sum(axis=1, keepdims=True) + 1e-12)
        return np.asarray(heights[1::2] - heights[::2], np.float32)


def _step(near: Pcm) -> tuple[float, float]:
    """The step in the middle that stands out most: its height, and how many times the highest around it."""
    bends = np.abs(np.diff(near, n=2, axis=0)).max(axis=1)
    sums = np.cumsum(np.concatenate((np.zeros((1, 2)), near)), axis=0)
    found = [_stands_out(bends, slice(_NEAR - 2, _NEAR), 1)]
    for width in _WIDTHS:
        means = (sums[width:] - sums[:-width]) / width
        jumps = np.abs(means[width:] - means[:-width]).max(axis=1)
        found.append(_stands_out(np.asarray(jumps, np.float32), slice(_NEAR - width, _NEAR - width + 1), width))
    return max(found, key=lambda one: one[1])


def _stands_out(each: Floats, here: slice, clear: int) -> tuple[float, float]:
    height = float(each[here].max())
    around = max(float(each[: here.start - clear].max()), float(each[here.stop + clear :].max()))
    return height, height / max(around, 1e-9)


def _seams(bed: BedClip, length: int) -> Iterator[tuple[int, Loop]]:
    """Frames at which a loop begins again while a bed sounds. The ambience begins with the session."""
    for frame in range((bed.start // length + 1) * length, bed.stop, length):
        yield frame, (bed.source.name, length)


CHECK = RenderCheck("seam", _("Loops close unheard."), __doc__ or "", _Seam, place=13)
