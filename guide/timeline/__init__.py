"""`Script` and lengths of takes to `Timeline`: what sounds when, in whole frames. Knows no voices and no sound."""

from __future__ import annotations

from collections.abc import Callable

from guide.timeline.arrange import Lengths, arrange
from guide.timeline.model import Bed, BedClip, Bell, Bus, Clip, Cue, Marker, Phase, Point, Source, Timeline, Tone

__all__ = [
    "Bed", "BedClip", "Bell", "Bus", "Clip", "Cue", "Lengths", "Marker", "Phase", "Point", "Source", "Timeline",
    "Tone", "arrange", "final_until",
]  # fmt: skip


def final_until(timeline: Timeline, known: Callable[[Source], bool]) -> int:
    """The first frame that may still change because a sound's length is only a guess; ``frames`` if none is.

    Arranging goes forward only, so nothing before that frame depends on what comes later.
    """
    guessed = (clip.start for clip in timeline.clips if clip.bus is Bus.VOICE and not known(clip.source))
    return next(guessed, timeline.frames)
