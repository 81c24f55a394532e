"""`Script` and lengths of takes to `Timeline`: what sounds when, in whole frames. Knows no voices and no sound."""

from __future__ import annotations

from collections.abc import Callable

from guide.timeline.arrange import NOTHING, Wish, arrange
from guide.timeline.flow import Lengths
from guide.timeline.landmarks import Position
from guide.timeline.model import (
    Bed,
    BedClip,
    Bell,
    BreathPhase,
    Bus,
    Clip,
    File,
    Marker,
    Point,
    Source,
    Timeline,
    Tone,
    TurningPoint,
    WordCue,
)  # fmt: skip

__all__ = [
    "NOTHING",
    "Bed",
    "BedClip",
    "Bell",
    "BreathPhase",
    "Bus",
    "Clip",
    "File",
    "Lengths",
    "Marker",
    "Point",
    "Position",
    "Source",
    "Timeline",
    "Tone",
    "TurningPoint",
    "Wish",
    "WordCue",
    "arrange",
    "final_until",
]  # fmt: skip


def final_until(timeline: Timeline, known: Callable[[Source], bool], since: int = 0) -> int:
    """The first frame from ``since`` on that may still change because a sound's length is only a guess; ``frames`` if
    none may.

    Arranging goes forward only, so nothing before that frame depends on what comes later.
    """
    spoken = (*timeline.clips, *timeline.unheard)
    guessed = (
        clip.start for clip in spoken if clip.start >= since and clip.bus is Bus.VOICE and not known(clip.source)
    )
    return min(guessed, default=timeline.frames)
