"""What the numbers of pieces stand for: the practice in one of its arrangements, or something beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from guide.live.modes import Mode
from guide.player import NumberedPiece
from guide.render.piece import PreparedPiece

WAITS = (Mode.HOLD, Mode.GATE, Mode.CHOICE)
"""Modes that last until the listener goes on."""


@dataclass(frozen=True, slots=True)
class ReturnPoint:
    """A place in a stretch, to come back to."""

    number: int
    frame: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece that can be heard."""

    number: int
    mode: Mode
    piece: PreparedPiece
    home: ReturnPoint | None = None
    """Where a detour leads back to; None for the practice and for its end."""
    since: int = 0
    """The frame from which on all of its words are spoken, or will be."""
    clocked: int = 0
    """Frames of the practice that had gone by at ``since``, as the listener saw them go."""
    entry: ReturnPoint | None = None
    """Of another arrangement of the practice: the rest of the one before for which it was arranged."""
    said: int | None = None
    """The frame at which grounding is over and there is a choice."""
    words: str = ""
    """Of a gate."""
    spent: int = 0
    """Frames by which the practice was late already when grounding began."""

    @property
    def part(self) -> NumberedPiece:
        """For the player."""
        return NumberedPiece(self.piece, self.number)

    def clock(self, frame: int) -> int:
        """Frames that have gone by at a frame of it. What was heard in another arrangement took as long as it did."""
        if frame >= self.since:
            return self.clocked + frame - self.since
        return self.clocked * frame // self.since

    def mode_at(self, frame: int) -> Mode:
        """What is heard at a frame of it."""
        return Mode.CHOICE if self.said is not None and frame >= self.said else self.mode


@dataclass(slots=True)
class SegmentTable:
    """All that were told to the player of late, by number."""

    _known: dict[int, Segment] = field(default_factory=dict)
    _next: int = 1

    def number(self) -> int:
        """A new one."""
        self._next += 1
        return self._next - 1

    def keep(self, stretch: Segment, needed: Iterable[int] = ()) -> Segment:
        """Add it, or what has become of it; old ones go, but for those that are ``needed`` and those led back to."""
        self._known[stretch.number] = stretch
        for old in sorted(self._known)[:-_KEPT]:
            if old not in (*needed, *self._homes()):
                del self._known[old]
        return stretch

    def __getitem__(self, number: int) -> Segment:
        return self._known[number]

    def practice(self, stretch: Segment, frame: int) -> tuple[Segment, int]:
        """The practice that a stretch belongs to, and where one is in it."""
        while (home := stretch.home) is not None:
            stretch, frame = self._known[home.number], home.frame
        return stretch, frame

    def _homes(self) -> set[int]:
        return {stretch.home.number for stretch in self._known.values() if stretch.home}


_KEPT = 24
