"""Timeline and sounds to PCM: a pure function of position.

Nothing is remembered between calls, so seeking is free, any block size gives the same samples, and what is
played is what is exported. Two clocks: the *score* position (words, bells, breath, every drawn gain) and the
*bed* position (where in its loops the ambience is), so that ambience can flow on while the score waits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from guide.audio import Pcm, level
from guide.mix.curves import Curve, Levels, fades, swell
from guide.mix.limiter import MARGIN
from guide.mix.master import AS_IT_IS, Master
from guide.timeline import Bed, BedClip, Bus, Clip, Source, Timeline


class Sounds(Protocol):
    """Sounds by name, read where they lie."""

    def read(self, source: Source, start: int, count: int) -> Pcm:
        """``count`` frames from ``start``: (count,) for mono or (count, 2). A bed goes on for ever."""

    def breathes(self, bed: Bed) -> bool:
        """Whether a bed swells with the breath."""


class Buses(NamedTuple):
    """The same span on each bus: float32, (count, 2). Silent ones are read-only zeros."""

    voice: Pcm
    bells: Pcm
    bed: Pcm


class Mix:
    """A timeline that can be heard. Holds an index of the timeline, and no sound."""

    def __init__(self, timeline: Timeline, sounds: Sounds, master: Master = AS_IT_IS) -> None:
        self.timeline, self.master, self.sounds = timeline, master, sounds
        self.frames = timeline.frames
        self._clips = {bus: _Index([clip for clip in timeline.clips if clip.bus is bus]) for bus in Bus}
        self._duck = Curve(timeline.duck)
        self._swell = swell(timeline)
        self._breathing = {clip.source for clip in timeline.beds if timeline.phases and sounds.breathes(clip.source)}

    def of(self, timeline: Timeline) -> Mix:
        """Another timeline with the same sounds and the same master."""
        return Mix(timeline, self.sounds, self.master)

    def render(self, start: int, count: int, bed: int | None = None) -> Buses:
        """Frames [start, start + count) of each bus. ``bed`` is the position of the ambience, ``start`` unless given.

        Before the first and after the last frame there is silence.
        """
        return self._mastered(start, count, start if bed is None else bed)[0]

    def still(self, at: int, count: int, bed: int) -> Pcm:
        """The bed bus while the score stands at frame ``at``: gains as they are there, ambience from ``bed`` on."""
        out = np.zeros((count, 2), np.float32)
        for clip in self.timeline.beds:
            if clip.start <= at < clip.stop:
                out += self.sounds.read(clip.source, bed, count) * self._gain(clip, at, at + 1)
        return out * self._duck.levels(at, at + 1)

    def total(self, start: int, count: int) -> Pcm:
        """All buses together."""
        return self.both(start, count)[1]

    def both(self, start: int, count: int) -> tuple[Buses, Pcm]:
        """The buses, and all together; cheaper than one after the other."""
        buses, total = self._mastered(start, count, start)
        return buses, summed(buses) if total is None else total

    def _mastered(self, start: int, count: int, at: int) -> tuple[Buses, Pcm | None]:
        """The buses, and their sum where it had to be known."""
        if self.master.limiter is None:
            return self._plain(start, count, at), None
        wide = self._plain(start - MARGIN, count + 2 * MARGIN, at - MARGIN)
        total = summed(wide)
        gains = self.master.limiter.gains(total, start)
        inside = {id(bus): bus[MARGIN : MARGIN + count] for bus in (*wide, total)}  # a bus alone stays the very sum
        buses = Buses(*(inside[id(bus)] for bus in wide))
        if gains is None:
            return buses, inside[id(total)]
        return Buses(*(_scaled(bus, gains) if bus.flags.writeable else bus for bus in buses)), None

    def _plain(self, start: int, count: int, at: int) -> Buses:
        voice, bells = self._bus(Bus.VOICE, start, count), self._bus(Bus.BELLS, start, count)
        return Buses(voice, bells, self._beds(start, count, at))

    def _bus(self, bus: Bus, start: int, count: int) -> Pcm:
        sounding = self._clips[bus].between(start, start + count)
        out = np.zeros((count, 2), np.float32) if sounding else _silence(count)
        for clip in sounding:
            lo, hi = max(clip.start, start), min(clip.stop, start + count)
            sound = self.sounds.read(clip.source, lo - clip.start, hi - lo)
            gain = clip.gain + self.master.gain
            sound = sound if gain == 0.0 else sound * np.float32(level(gain))
            _add(out[lo - start : hi - start], sound)
        return out

    def _beds(self, start: int, count: int, at: int) -> Pcm:
        out = _silence(count)
        for clip in self.timeline.beds:
            lo, hi = max(clip.start, start), min(clip.stop, start + count)
            if lo >= hi:
                continue
            bed = _scaled(self.sounds.read(clip.source, at + lo - start, hi - lo), self._gain(clip, lo, hi))
            if hi - lo == count and not out.flags.writeable:
                out = bed
            else:
                out = _writable(out)
                out[lo - start : hi - start] += bed
        return _scaled(out, self._duck.levels(start, start + count)) if out.flags.writeable else out

    def _gain(self, clip: BedClip, lo: int, hi: int) -> Levels:
        """The level of each frame before it ducks, or a single one (no dimension) where it does not change."""
        gain = fades(clip, lo, hi) * np.float32(level(clip.gain + self.master.gain))
        return gain * self._swell.levels(lo, hi) if clip.source in self._breathing else gain


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


def summed(buses: Buses) -> Pcm:
    """All buses together, in the order in which they are always added."""
    return _sum(_sum(buses.voice, buses.bells), buses.bed)


def _scaled(sound: Pcm, gain: Levels) -> Pcm:
    """One ear after the other: ten times as quick as to spread a gain over both."""
    if not isinstance(gain, np.ndarray):
        return sound * gain if gain != 1.0 else sound
    out = np.empty_like(sound)
    for ear in range(2):
        np.multiply(sound[:, ear], gain, out=out[:, ear])
    return out


def _add(out: Pcm, sound: Pcm) -> None:
    if sound.ndim == 2:
        out += sound
    else:
        out[:, 0] += sound
        out[:, 1] += sound


def _silence(count: int) -> Pcm:
    return np.broadcast_to(np.float32(0.0), (count, 2))


def _writable(pcm: Pcm) -> Pcm:
    return pcm if pcm.flags.writeable else np.zeros(pcm.shape, np.float32)


def _sum(one: Pcm, other: Pcm) -> Pcm:
    """Adding silence changes nothing, so it is not done."""
    if not other.flags.writeable:
        return one
    return one + other if one.flags.writeable else other
