"""What a timeline promises, in the steps and cells in which a render is measured."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from guide.audio import Rate, level
from guide.audio.loudness import STEP
from guide.inspection.expectation import Expectation
from guide.mix.curves import Curve, fades, swell
from guide.timeline import BedClip, Bus, Clip, Timeline

Floats = npt.NDArray[np.float32]

BEGINNING, END = 60.0, 20.0
"""Seconds at either end in which less is let pass: who has just lain down, or is coming back, hears most."""


class Plan:
    """A timeline and what is asked of its render."""

    def __init__(self, timeline: Timeline, expectation: Expectation) -> None:
        self.timeline, self.expected = timeline, expectation
        self.rate = timeline.rate
        self.step = timeline.rate.frames(STEP)
        self.frames = timeline.frames

    def strict(self, frame: int) -> bool:
        """Whether it lies in the first minute or in the last twenty seconds."""
        seconds = self.rate.seconds
        return seconds(frame) < BEGINNING or seconds(self.frames - frame) < END

    def clips(self, bus: Bus) -> list[Clip]:
        """Those of one bus that are heard, in order of start."""
        return [clip for clip in self.timeline.clips if clip.bus is bus and clip.stop > clip.start]

    @cached_property
    def bed_gain(self) -> Floats:
        """The level that the plan gives the bed bus in each step, all beds added as powers; with the master's gain."""
        return self.gain_of_beds()

    def gain_of_beds(self, without: frozenset[str] = frozenset()) -> Floats:
        """The same, but for beds of some names."""
        beds = [bed for bed in self.timeline.beds if bed.source.name not in without]
        return np.sqrt(sum((np.square(self.gain_of(bed)) for bed in beds), np.zeros(self.steps, np.float32)))

    @cached_property
    def steps(self) -> int:
        """Steps that have begun by the end."""
        return -(-self.frames // self.step)

    @cached_property
    def duck(self) -> Floats:
        """The level of the duck in each step."""
        return np.zeros(self.steps, np.float32) + self._duck.levels(0, self.steps)

    def gain_of(self, bed: BedClip) -> Floats:
        """The level of one bed in each step of the whole, with the master's gain: 0 where it does not sound."""
        coarse = self._coarse_bed(bed)
        out = np.zeros(self.steps, np.float32)
        lo, hi = max(0, coarse.start), min(coarse.stop, self.steps)
        if lo < hi:
            gain = self._duck.levels(lo, hi) * fades(coarse, lo, hi) * level(bed.gain + self.expected.gain)
            out[lo:hi] = gain * self._swell.levels(lo, hi) if bed.source.name in self.expected.breathing else gain
        return out

    @cached_property
    def _duck(self) -> Curve:
        return Curve([replace(point, frame=round(point.frame / self.step)) for point in self.timeline.duck])

    @cached_property
    def _swell(self) -> Curve:
        phases = tuple(
            replace(phase, start=round(phase.start / self.step), stop=round(phase.stop / self.step))
            for phase in self.timeline.phases
        )
        return swell(replace(self.timeline, rate=Rate(round(1 / STEP)), phases=phases))

    def _coarse_bed(self, bed: BedClip) -> BedClip:
        ends = {name: round(getattr(bed, name) / self.step) for name in ("start", "stop", "fade_in", "fade_out")}
        return replace(bed, **ends)
