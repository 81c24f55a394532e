"""Where in a practice a frame is, said so that the same place can be found in another arrangement of the same script.

A practice that is steered is arranged again: fewer words, another pace, a little less time. What was heard last leads
to where it goes on: landmarks (lines, bells, breaths) are known by their place in the script and by how often they
came before in their section, and those are the same however everything stretches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import PurePath
from typing import NamedTuple, TypeAlias

from guide.problems import Where
from guide.timeline.model import Bell, Bus, Clip, Timeline, Tone

Key: TypeAlias = tuple[int, str, int]
"""Section, what it is, and how many like it came before in the section."""


class Position(NamedTuple):
    """A place that can be written down, and found again in another arrangement, on another day."""

    section: int
    what: str
    number: int
    """The landmark, see `Key`; ``what`` is empty before the first one."""
    begun: float
    """Seconds since the landmark began."""
    over: float
    """Seconds since it was over; below 0 while it is heard."""


class Landmark(NamedTuple):
    """Something that is heard from ``start`` to ``stop``."""

    start: int
    stop: int
    key: Key


class LandmarkIndex:
    """The landmarks of one timeline, and its rests."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.bells = tuple(clip.start for clip in timeline.clips if isinstance(clip.source, Bell))
        """The frames at which a bell rings."""
        self._marks = _landmarks(timeline)
        self._starts = [mark.start for mark in self._marks]
        self._index = {mark.key: number for number, mark in enumerate(self._marks)}
        self._busy = sorted([*_speech(timeline), *_breaths(timeline)])

    def same(self, frame: int, there: LandmarkIndex) -> int:
        """The frame at which another arrangement of the script is where this one is at ``frame``.

        As long after the last landmark that both have, but before the next one there, so that nothing is left out.
        """
        for mark in reversed(self._marks[: bisect_right(self._starts, frame)]):
            number = there._index.get(mark.key)
            if number is not None:
                return there._from(number, frame - mark.start, frame - mark.stop)
        return max(0, min(frame, there._starts[0] if there._starts else there.timeline.frames))

    def spot(self, frame: int) -> Position:
        """Where ``frame`` is."""
        seconds, number = self.timeline.rate.seconds, bisect_right(self._starts, frame) - 1
        if number < 0:
            return Position(0, "", 0, seconds(frame), 0.0)
        mark = self._marks[number]
        return Position(*mark.key, seconds(frame - mark.start), seconds(frame - mark.stop))

    def find(self, spot: Position) -> int:
        """The frame of a spot; after fewer rounds the last of them, in other words the beginning of its section."""
        frames = self.timeline.rate.frames
        for often in range(spot.number, -1, -1):
            number = self._index.get((spot.section, spot.what, often))
            if number is not None:
                return self._from(number, frames(spot.begun), frames(spot.over))
        if spot.what:
            return self.timeline.begin_of(spot.section)
        return min(frames(spot.begun), self._starts[0] if self._starts else self.timeline.frames)

    def rest(self, frame: int) -> int:
        """The first frame from ``frame`` on at which no word is cut, and no breath."""
        for start, stop in self._busy:
            if start < frame < stop:
                frame = stop
        return frame

    def back(self, frame: int) -> int:
        """Where the sentence or the breath began that is going on at ``frame``; ``frame`` itself if none is."""
        return min((start for start, stop in self._busy if start < frame < stop), default=frame)

    def next(self, frame: int) -> int:
        """Where the next landmark begins after ``frame``; the end if there is none."""
        number = bisect_right(self._starts, frame)
        return self._starts[number] if number < len(self._starts) else self.timeline.frames

    def turn(self, kind: str, frame: int) -> int | None:
        """The first frame from ``frame`` on at which the practice can turn in that way."""
        return next((turn.frame for turn in self.timeline.turns if turn.kind == kind and turn.frame >= frame), None)

    def asks(self, frame: int) -> str:
        """The words of a check that has asked and has not been answered by what comes after it; else nothing."""
        asked = [turn for turn in self.timeline.turns if turn.frame <= frame]
        if asked and asked[-1].kind == "check" and frame < self.next(asked[-1].frame):
            return asked[-1].words
        return ""

    def touching(self, frame: int) -> int | None:
        """Within the difficult half of a pendulum: the frame at which it is over; None elsewhere."""
        halves = [turn for turn in self.timeline.turns if turn.kind in ("touch", "resource")]
        number = bisect_right([turn.frame for turn in halves], frame) - 1
        if number < 0 or halves[number].kind != "touch":
            return None
        return next((turn.frame for turn in halves[number:] if turn.kind == "resource"), self.timeline.frames)

    def _from(self, number: int, begun: int, over: int) -> int:
        """So long after a landmark began, or was over."""
        mark = self._marks[number]
        wished = mark.stop + over if over >= 0 else mark.start + min(begun, mark.stop - mark.start)
        following = self._starts[number + 1] if number + 1 < len(self._starts) else self.timeline.frames
        return max(mark.start, min(wished, max(following, mark.start)))


def _landmarks(timeline: Timeline) -> list[Landmark]:
    breathing = {(phase.start, phase.stop) for phase in timeline.phases}
    starts = sorted(start for start, _ in breathing)
    stops = sorted(stop for _, stop in breathing)

    def in_breath(frame: int) -> bool:
        return bisect_right(starts, frame) > bisect_right(stops, frame)

    clips = [clip for clip in (*timeline.clips, *timeline.unheard) if not in_breath(clip.start)]
    found = [(clip.start, clip.stop, f"{clip.bus.value} {_line(clip.where)}") for clip in clips]
    found += [(phase.start, phase.stop, phase.name) for phase in timeline.phases]
    found.sort(key=lambda each: each[:2])
    sections = [marker.frame for marker in timeline.markers]
    often: Counter[tuple[int, str]] = Counter()
    marks: list[Landmark] = []
    for start, stop, what in found:
        at = bisect_right(sections, start) - 1
        section = timeline.markers[at].section if at >= 0 else -1
        marks.append(Landmark(start, stop, (section, what, often[section, what])))
        often[section, what] += 1
    return marks


def _line(where: Where) -> str:
    """Of whatever folder the script lies in today."""
    return f"{PurePath(where.path).name}:{where.line}:{where.column}"


def _speech(timeline: Timeline) -> list[tuple[int, int]]:
    return [(clip.start, clip.stop) for clip in timeline.clips if clip.bus is Bus.VOICE]


def _breaths(timeline: Timeline) -> list[tuple[int, int]]:
    """Whole breaths, each from its in to the next one."""
    phases = timeline.phases
    begins = [number for number, phase in enumerate(phases) if phase.name == "in"]
    found: list[tuple[int, int]] = []
    for number, first in enumerate(begins):
        last = begins[number + 1] if number + 1 < len(begins) else len(phases)
        found.append((phases[first].start, phases[last - 1].stop))
    return found


def ringing(timeline: Timeline, frame: int) -> list[Clip]:
    """The bells that still sound at ``frame``; the tones of a breath end with it."""
    last = bisect_left([clip.start for clip in timeline.clips], frame)
    return [
        clip
        for clip in timeline.clips[:last]
        if clip.bus is Bus.BELLS and clip.stop > frame and not isinstance(clip.source, Tone)
    ]
