"""Gains that are drawn, not detected: of a bed under speech, of a bed that comes and goes, of one that breathes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from guide.audio import decibels, level
from guide.timeline import BedClip, BreathPhase, Point, Timeline
from guide.timeline.breathing import fullness

Levels = npt.NDArray[np.float32] | np.float32
"""One for each frame, or a single one where it does not change."""

EMPTY, AT_REST = 0.16, 0.58
"""How loud a bed that breathes is when the lungs are empty (1 when they are full), and where no breath is paced."""
SETTLING = 6.0
"""Seconds in which it comes from there to the first breath, and goes back after the last."""


class Curve:
    """A drawn gain: decibels at points, the level between them on a raised cosine."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._frames = [point.frame for point in points]
        self._levels = [level(point.db) for point in points]

    def levels(self, start: int, stop: int) -> Levels:
        """The gain of frames [start, stop)."""
        if not self._frames:
            return np.float32(1.0)
        first, last = bisect_right(self._frames, start) - 1, bisect_left(self._frames, stop)
        inside = self._levels[max(first, 0) : last + 1]
        if all(each == inside[0] for each in inside):
            return np.float32(inside[0])
        return self._drawn(start, stop, max(first, 0), min(last, len(self._frames) - 1))

    def _drawn(self, start: int, stop: int, first: int, last: int) -> npt.NDArray[np.float32]:
        out = np.empty(stop - start, np.float32)
        out[:] = self._levels[first]
        for this in range(first, last):
            lo, hi = self._frames[this], self._frames[this + 1]
            a, b = max(lo, start), min(hi, stop)
            if a < b:
                turn = np.arange(a - lo, b - lo, dtype=np.float32) * np.float32(np.pi / (hi - lo))
                middle, half = (
                    (self._levels[this] + self._levels[this + 1]) / 2,
                    self._levels[this + 1] - self._levels[this],
                )
                out[a - start : b - start] = np.float32(middle) - np.float32(half / 2) * np.cos(turn)
            out[max(hi - start, 0) :] = self._levels[this + 1]
        return out


def fades(clip: BedClip, lo: int, hi: int) -> Levels:
    """The gain of a bed as it comes and goes, in frames [lo, hi)."""
    gain: Levels = np.float32(1.0)
    if lo < clip.start + clip.fade_in:
        gain = gain * _rise(np.arange(lo - clip.start, hi - clip.start), clip.fade_in, clip.joins_in)
    if hi > clip.stop - clip.fade_out:
        gain = gain * _rise(np.arange(clip.stop - lo, clip.stop - hi, -1), clip.fade_out, clip.joins_out)
    return gain


def swell(timeline: Timeline) -> Curve:
    """The gain of a bed that breathes: as full as the lungs, and halfway where no breath is paced."""
    points: list[Point] = []
    settling = timeline.rate.frames(SETTLING)
    for index, phase in enumerate(timeline.phases):
        before, after = (EMPTY + (1.0 - EMPTY) * full for full in fullness(timeline.phases, index))
        if not points or phase.start - points[-1].frame > 2 * settling:
            points += _rest(points, phase, settling)
        points += [Point(phase.start, decibels(before)), Point(phase.stop, decibels(after))]
    if points:
        points.append(Point(points[-1].frame + settling, decibels(AT_REST)))
    return Curve(points)


def _rest(points: Sequence[Point], phase: BreathPhase, settling: int) -> list[Point]:
    last = [Point(points[-1].frame + settling, decibels(AT_REST))] if points else []
    return [*last, Point(phase.start - settling, decibels(AT_REST))]


def _rise(frame: npt.NDArray[np.int64], fade: int, joins: bool) -> npt.NDArray[np.float32]:
    """Equal power: a quarter of a sine over ``fade`` frames, then 1. Its square where a sound joins itself."""
    turn = np.clip(frame.astype(np.float32) * np.float32(np.pi / 2 / max(fade, 1)), 0.0, np.float32(np.pi / 2))
    power: npt.NDArray[np.float32] = np.sin(turn)
    return power * power if joins else power
