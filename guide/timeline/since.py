"""The rest of a practice as a timeline of its own, for a file that begins in the midst of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guide.timeline.model import BedClip, Marker, Timeline, WordCue

RISE = 1.0
"""Seconds in which an ambience that sounded already fades in."""


def since(timeline: Timeline, frame: int) -> Timeline:
    """What of ``timeline`` begins at ``frame`` or later, counted from there; the ambience goes on, and fades in.

    ``frame`` is a place to begin at, see `guide.timeline.landmarks`: what was begun before is
    not taken up in its middle.
    """
    if frame <= 0:
        return timeline
    return replace(
        timeline,
        frames=timeline.frames - frame,
        clips=tuple(
            replace(clip, start=clip.start - frame, stop=clip.stop - frame)
            for clip in timeline.clips
            if clip.start >= frame
        ),
        beds=tuple(_beds(timeline, frame)),
        duck=tuple(replace(point, frame=point.frame - frame) for point in timeline.duck),
        cues=tuple(_moved(cue, frame) for cue in timeline.cues if cue.start >= frame),
        markers=tuple(_markers(timeline, frame)),
        phases=tuple(
            replace(phase, start=phase.start - frame, stop=phase.stop - frame)
            for phase in timeline.phases
            if phase.start >= frame
        ),
        turns=tuple(replace(turn, frame=turn.frame - frame) for turn in timeline.turns if turn.frame >= frame),
        unheard=(),
    )


def _beds(timeline: Timeline, frame: int) -> Iterator[BedClip]:
    for bed in timeline.beds:
        start, stop = bed.start - frame, bed.stop - frame
        if start >= 0:
            yield replace(bed, start=start, stop=stop)
        elif stop > 0:
            rise = max(timeline.rate.frames(RISE), start + bed.fade_in)
            fade_in = min(rise, stop)
            fade_out = min(bed.fade_out, stop - fade_in)
            yield replace(bed, start=0, stop=stop, fade_in=fade_in, fade_out=fade_out, joins_in=False)


def _moved(cue: WordCue, frame: int) -> WordCue:
    words = tuple(replace(word, start=word.start - frame, stop=word.stop - frame) for word in cue.words)
    return replace(cue, start=cue.start - frame, stop=cue.stop - frame, words=words)


def _markers(timeline: Timeline, frame: int) -> Iterator[Marker]:
    """The section that it begins in keeps its title."""
    before = [marker for marker in timeline.markers if marker.frame <= frame]
    if before:
        yield replace(before[-1], frame=0)
    yield from (replace(each, frame=each.frame - frame) for each in timeline.markers if each.frame > frame)
