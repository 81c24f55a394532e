"""How loud a practice will be, added up from its plan: nothing is mixed.

In steps of a tenth of a second (`guide.audio.loudness.steps`): powers of sounds that have nothing to do with each other
add up, and a gain is a factor. Within 0.25 LU of what is measured on the mix, unless there is so little to hear that a
single block decides what the gate of the standard lets through.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from guide.audio import loudness
from guide.audio.loudness import Doubles
from guide.mix.curves import Curve, fades, swell
from guide.timeline import Bed, BedClip, Source, Timeline

Steps = Callable[[Source], Doubles]
"""The `guide.audio.loudness.steps` of a sound, the last one filled up with silence; of a bed those of one round, or a
single one that is its mean."""


def planned(timeline: Timeline, steps: Steps, breathes: Callable[[Bed], bool]) -> Doubles:
    """The steps of the whole, before any master: shape (steps,)."""
    each = timeline.rate.frames(loudness.STEP)
    total = np.zeros(timeline.frames // each + 1)
    for clip in timeline.clips:
        _lay(total, clip.start / each, steps(clip.source) * 10.0 ** (clip.gain / 10.0))
    coarse = _coarse(timeline, each)
    duck, swelling = Curve(coarse.duck), swell(coarse)
    for bed in coarse.beds:
        lo, hi = max(bed.start, 0), min(bed.stop, len(total))
        gain = duck.levels(lo, hi) * fades(bed, lo, hi)
        if breathes(bed.source):
            gain = gain * swelling.levels(lo, hi)
        turn = steps(bed.source)
        total[lo:hi] += turn[np.arange(lo, hi) % len(turn)] * np.square(gain) * 10.0 ** (bed.gain / 10.0)
    return total[: timeline.frames // each]


def _lay(total: Doubles, at: float, steps: Doubles) -> None:
    """Add ``steps`` from a place between two steps on: each falls into both."""
    first, share = int(at), at - int(at)
    for place, part in ((first, 1.0 - share), (first + 1, share)):
        there = total[place : place + len(steps)]
        there += part * steps[: len(there)]


def _coarse(timeline: Timeline, each: int) -> Timeline:
    """The timeline with a frame for each step, as far as gains go."""

    def bed(clip: BedClip) -> BedClip:
        ends = {name: round(getattr(clip, name) / each) for name in ("start", "stop", "fade_in", "fade_out")}
        return replace(clip, **ends)

    return replace(
        timeline,
        rate=type(timeline.rate)(round(1 / loudness.STEP)),
        beds=tuple(map(bed, timeline.beds)),
        duck=tuple(replace(point, frame=round(point.frame / each)) for point in timeline.duck),
        phases=tuple(
            replace(phase, start=round(phase.start / each), stop=round(phase.stop / each)) for phase in timeline.phases
        ),
    )
