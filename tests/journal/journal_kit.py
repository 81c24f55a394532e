"""What the journal's tests stand on: a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from guide.journal import EventKind, Journal, SessionLog


@dataclass
class HandClock:
    """Stands still until it is moved."""

    time: datetime = datetime(2031, 5, 4, 7, 30, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


Begin = Callable[..., SessionLog]


def one_session(journal: Journal) -> SessionLog:
    """A practice that was heard to its end."""
    log = journal.begin("a", title="A", digest="", kind="rest", intensity=1, planned=60, voice="")
    log.note(EventKind.STARTED, 0, 0)
    log.note(EventKind.ENDED, 60, 60)
    return log
