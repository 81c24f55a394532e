"""What the journal's tests stand on: a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from guide.journal import SessionLog


@dataclass
class HandClock:
    """Stands still until it is moved."""

    time: datetime = datetime(2031, 5, 4, 7, 30, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


Begin = Callable[..., SessionLog]
