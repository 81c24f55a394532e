"""The sections of a practice as chapters: what every container, and a podcast's own file, is told."""

from __future__ import annotations

from dataclasses import dataclass

from guide.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as a chapter. Seconds; ``stop`` is where the next one starts."""

    start: float
    stop: float
    title: str
    section: int = 0
    """Index in the script."""


def chapters(timeline: Timeline) -> tuple[Chapter, ...]:
    """The sections that sound, without holes from the first frame to the last."""
    starts = [0, *(marker.frame for marker in timeline.markers[1:])]
    stops = [*starts[1:], timeline.frames]
    seconds = timeline.rate.seconds
    rows = zip(starts, stops, timeline.markers, strict=False)
    return tuple(
        Chapter(seconds(start), seconds(stop), each.title, each.section) for start, stop, each in rows if stop > start
    )
