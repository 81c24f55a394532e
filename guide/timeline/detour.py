"""Beside a practice: what is heard when it is left for a while, while its ambience goes on as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import cos, pi

from guide.script.times import LONGEST
from guide.timeline.ducking import duck
from guide.timeline.landmarks import ringing
from guide.timeline.levels import BED_CHANGE, DUCK_DB
from guide.timeline.model import BedClip, Bus, Clip, Point, Timeline

LAST = 6.0
"""Seconds in which the ambience goes after the last word of what is an end."""


def held(base: Timeline, frame: int) -> Timeline:
    """Nothing but what sounds already at ``frame``, for as long as a practice may last."""
    return _beside(base, frame, None, 0, base.rate.frames(LONGEST))


def aside(base: Timeline, frame: int, inner: Timeline, lead: float, *, stays: bool) -> Timeline:
    """``inner`` from ``lead`` seconds on; then, if it ``stays``, the ambience alone for as long as one likes."""
    shift = _shift(inner, lead)
    frames = inner.frames + shift
    return _beside(base, frame, inner, shift, base.rate.frames(LONGEST) if stays else frames)


def closing(base: Timeline, frame: int, inner: Timeline, lead: float) -> Timeline:
    """``inner`` as the end: the ambience fades once all is said, and bells ring out."""
    shift, last = _shift(inner, lead), base.rate.frames(LAST)
    said = max((clip.stop + shift for clip in inner.clips if clip.bus is Bus.VOICE), default=0)
    frames = max(said + last, *(clip.stop + shift for clip in inner.clips), 0)
    found = _beside(base, frame, inner, shift, frames)
    beds = tuple(replace(bed, stop=said + last, fade_out=last) for bed in found.beds if bed.stop > said)
    return replace(found, beds=beds, markers=())


def begins(inner: Timeline, lead: float) -> int:
    """By how many frames `aside` and `closing` move what is heard."""
    return _shift(inner, lead)


def _shift(inner: Timeline, lead: float) -> int:
    first = min((clip.start for clip in inner.clips), default=0)
    return inner.rate.frames(lead) - first


def _beside(base: Timeline, frame: int, inner: Timeline | None, shift: int, frames: int) -> Timeline:
    ringing_on = [_moved(clip, -frame) for clip in ringing(base, frame)]
    said = [_moved(clip, shift) for clip in inner.clips] if inner else []
    spans = [(clip.start, clip.stop) for clip in said if clip.bus is Bus.VOICE]
    down = [(-1, 0)] if _down(base.duck, frame) else []
    return Timeline(
        rate=base.rate,
        frames=frames,
        clips=tuple(sorted([*ringing_on, *said], key=lambda clip: (clip.start, clip.bus.value))),
        beds=tuple(_beds(base, frame, frames)),
        duck=duck([*down, *sorted(spans)], base.rate),
        cues=tuple(
            replace(
                cue, start=cue.start + shift, stop=cue.stop + shift,
                words=tuple(replace(word, start=word.start + shift, stop=word.stop + shift) for word in cue.words),
            )
            for cue in (inner.cues if inner else ())
        ),
        markers=(),
        phases=tuple(
            replace(phase, start=phase.start + shift, stop=phase.stop + shift)
            for phase in (inner.phases if inner else ())
        ),
    )  # fmt: skip


def _moved(clip: Clip, by: int) -> Clip:
    return replace(clip, start=clip.start + by, stop=clip.stop + by)


def _beds(base: Timeline, frame: int, frames: int) -> Iterable[BedClip]:
    """What sounds at ``frame`` goes on; what is on its way out goes."""
    for bed in base.beds:
        if not bed.start <= frame < bed.stop:
            continue
        moved = replace(bed, start=bed.start - frame, stop=bed.stop - frame)
        if frame < bed.stop - bed.fade_out:
            moved = replace(moved, stop=frames + base.rate.frames(BED_CHANGE), fade_out=base.rate.frames(BED_CHANGE))
        yield moved


def _down(points: tuple[Point, ...], frame: int) -> bool:
    """Whether the ambience has stepped back at ``frame``, at least by half."""
    return _db(points, frame) < DUCK_DB / 2


def _db(points: tuple[Point, ...], frame: int) -> float:
    before = next((point for point in reversed(points) if point.frame <= frame), None)
    after = next((point for point in points if point.frame > frame), None)
    if before is None or after is None:
        return 0.0
    share = 0.5 - 0.5 * cos(pi * (frame - before.frame) / (after.frame - before.frame))
    return before.db + (after.db - before.db) * share
