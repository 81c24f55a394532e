"""Where a practice was left the last time, days ago perhaps, as the journal tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from guide.journal import Journal
from guide.timeline import Position

_RECENT = 20
"""Sessions that are looked at."""
_MANY = 100_000
"""No practice has so many landmarks of one kind."""
_HEARD = 1.0
"""Seconds that have to be heard of a practice for it to have been begun."""


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """The place at which one was."""

    spot: Position
    planned: float
    """Seconds that it was to last then."""
    at: datetime
    same: bool
    """Whether the script is still the one of then."""


def resume_point(journal: Journal, practice: str, digest: str) -> ResumePoint | None:
    """Where the last session of ``practice`` was left; None if it was heard to its end, or never begun.

    Who landed early, or whose program was killed, has left as well. Sessions in which nothing was heard do not count.
    Raises WorldError.
    """
    for last in journal.sessions(practice=practice, limit=_RECENT):
        if last.completed:
            return None
        told = journal.session(last.id) if last.heard >= _HEARD else None
        spot = _read(told.events[-1].note.get("spot")) if told and told.events else None
        if told and spot:
            return ResumePoint(spot, told.planned, told.sign, told.digest == digest)
    return None


def encoded_position(spot: Position) -> list[object]:
    """A spot for the note of an event."""
    return [*spot[:3], round(spot.begun, 3), round(spot.over, 3)]


def _read(noted: object) -> Position | None:
    """None for what is no spot: a journal may be older, or changed by hand."""
    match noted:
        case [int(section), str(what), int(number), int() | float() as begun, int() | float() as over]:
            if isfinite(begun) and isfinite(over) and begun >= 0 and 0 <= number < _MANY:
                return Position(section, what, number, begun, over)
    return None
