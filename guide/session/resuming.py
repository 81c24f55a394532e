"""Where a practice was left the last time, days ago perhaps, as the journal tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from guide.journal import Journal

_RECENT = 20
"""Sessions that are looked at."""
_HEARD = 1.0
"""Seconds that have to be heard of a practice for it to have been begun."""


@dataclass(frozen=True, slots=True)
class Left:
    """The place at which one was."""

    seconds: float
    """Of the practice as it was arranged then."""
    planned: float
    """Seconds that it was arranged to last."""
    at: datetime
    same: bool
    """Whether the script is still the one of then."""


def left(journal: Journal, practice: str, digest: str) -> Left | None:
    """Where the last session of ``practice`` was left; None if it was heard to its end, or never begun.

    Who landed early, or whose program was killed, has left as well. Sessions in which nothing was heard do not count.
    Raises WorldError.
    """
    for last in journal.sessions(practice=practice, limit=_RECENT):
        if last.completed:
            return None
        told = journal.session(last.id) if last.heard >= _HEARD else None
        if told and told.events:
            return Left(told.events[-1].playhead, told.planned, told.sign, told.digest == digest)
    return None
