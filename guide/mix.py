"""Timeline and sounds to PCM: a pure function of position.

Nothing is remembered between calls, so seeking is free, any block size gives the same samples, and what is
played is what is exported. Two clocks: the *score* position (words, bells, breath, every drawn gain) and the
*bed* position (where in its loops the ambience is), so that ambience can flow on while the score waits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm, level
from guide.timeline import BedClip, Bus, Clip, Point, Source, Timeline


class Sounds(Protocol):
    """Sounds by name, read where they lie."""

    def read(self, source: Source, start: int, count: int) -> Pcm:
        """``count`` frames from ``start``: (count,) for mono or (count, 2). A bed goes on for ever."""


class Buses(NamedTuple):
    """The same span on each bus: float32, (count, 2). Silent ones are read-only zeros."""

    voice: Pcm
    bells: Pcm
    bed: Pcm


class Mix:
    """A timeline that can be heard. Holds an index of the timeline, and no sound."""

    def __init__(self, timeline: Timeline, sounds: Sounds) -> None:
        self.timeline, self._sounds = timeline, sounds
        self.frames = timeline.frames
        self._clips = {bus: _Index([clip for clip in timeline.clips if clip.bus is bus]) for bus in Bus}
        self._duck = _Curve(timeline.duck)

    def render(self, start: int, count: int, bed: int | None = None) -> Buses:
        """Frames [start, start + count) of each bus. ``bed`` is the position of the ambience, ``start`` unless given.

        Before the first and after the last frame there is silence.
        """
        at = start if bed is None else bed
        return Buses(
            self._bus(Bus.VOICE, start, count), self._bus(Bus.BELLS, start, count), self._beds(start, count, at)
        )

    def still(self, at: int, count: int, bed: int) -> Pcm:
        """The bed bus while the score stands at frame ``at``: gains as they are there, ambience from ``bed`` on."""
        out = np.zeros((count, 2), np.float32)
        for clip in self.timeline.beds:
            if clip.start <= at < clip.stop:
                out += self._sounds.read(clip.source, bed, count) * self._gain(clip, at, at + 1)
        return out

    def total(self, start: int, count: int) -> Pcm:
        """All buses together, in the order in which they are always added."""
        voice, bells, bed = self.render(start, count)
        return _sum(_sum(voice, bells), bed)

    def _bus(self, bus: Bus, start: int, count: int) -> Pcm:
        sounding = self._clips[bus].between(start, start + count)
        out = np.zeros((count, 2), np.float32) if sounding else _silence(count)
        for clip in sounding:
            lo, hi = max(clip.start, start), min(clip.stop, start + count)
            sound = self._sounds.read(clip.source, lo - clip.start, hi - lo)
            sound = sound if clip.gain == 0.0 else sound * np.float32(level(clip.gain))
            out[lo - start : hi - start] += sound if sound.ndim == 2 else sound[:, None]
        return out

    def _beds(self, start: int, count: int, at: int) -> Pcm:
        out = _silence(count)
        for clip in self.timeline.beds:
            lo, hi = max(clip.start, start), min(clip.stop, start + count)
            if lo < hi:
                out = _writable(out)
                out[lo - start : hi - start] += self._bed(clip, lo, hi, at + lo - start)
        return out

    def _bed(self, clip: BedClip, lo: int, hi: int, at: int) -> Pcm:
        gain = self._gain(clip, lo, hi)
        return self._sounds.read(clip.source, at, hi - lo) * (gain[:, None] if gain.ndim else gain)

    def _gain(self, clip: BedClip, lo: int, hi: int) -> npt.NDArray[np.float32]:
        """The level of each frame, or a single one (no dimension) where it does not change."""
        gain = self._duck.levels(lo, hi) * np.float32(level(clip.gain))
        if lo < clip.start + clip.fade_in:
            gain = gain * _rise(np.arange(lo - clip.start, hi - clip.start), clip.fade_in, clip.joins_in)
        if hi > clip.stop - clip.fade_out:
            gain = gain * _rise(np.arange(clip.stop - lo, clip.stop - hi, -1), clip.fade_out, clip.joins_out)
        return np.asarray(gain, np.float32)


class _Index:
    """Clips in order of start, so that those sounding in a span are found without looking at all of them."""

    def __init__(self, clips: Sequence[Clip]) -> None:
        self._clips = clips
        self._starts = [clip.start for clip in clips]
        self._longest = max((clip.stop - clip.start for clip in clips), default=0)

    def between(self, start: int, stop: int) -> list[Clip]:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, stop)
        return [clip for clip in self._clips[first:last] if clip.stop > start]


class _Curve:
    """A drawn gain: decibels at points, the level between them on a raised cosine."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._frames = [point.frame for point in points]
        self._levels = [level(point.db) for point in points]

    def levels(self, start: int, stop: int) -> npt.NDArray[np.float32] | np.float32:
        """The level of each frame, or one number where it does not change."""
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
                u = (np.arange(a, b) - lo) / (hi - lo)
                out[a - start : b - start] = self._levels[this] + (self._levels[this + 1] - self._levels[this]) * (
                    0.5 - 0.5 * np.cos(np.pi * u)
                )
            out[max(hi - start, 0) :] = self._levels[this + 1]
        return out


def _rise(frame: npt.NDArray[np.int64], fade: int, joins: bool) -> npt.NDArray[np.float64]:
    """Equal power: a quarter of a sine over ``fade`` frames, then 1. Its square where a sound joins itself."""
    power = np.sin(np.clip(frame / max(fade, 1), 0.0, 1.0) * (np.pi / 2))
    return power**2 if joins else power


def _silence(count: int) -> Pcm:
    return np.broadcast_to(np.float32(0.0), (count, 2))


def _writable(pcm: Pcm) -> Pcm:
    return pcm if pcm.flags.writeable else np.zeros(pcm.shape, np.float32)


def _sum(one: Pcm, other: Pcm) -> Pcm:
    """Adding silence changes nothing, so it is not done."""
    if not other.flags.writeable:
        return one
    return one + other if one.flags.writeable else other
