"""Days of the week and a time of day: how often a person wants to be offered a practice by their own calendar."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from guide.schedule.ics import Event
from guide.translation import _

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
WORDS = _("If you like. Another day is as good.")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a practice is offered."""

    at: time
    days: tuple[str, ...] = ()
    """Of `DAYS`; empty for every day."""
    reminder: timedelta | None = None

    def __post_init__(self) -> None:
        if not set(self.days) <= set(DAYS):
            raise ValueError(f"days are {', '.join(DAYS)}, not {', '.join(self.days)}")

    def first(self, now: datetime) -> datetime:
        """Return the first time from ``now`` on, on the clock on the wall, without a zone."""
        local = now.replace(tzinfo=None)
        start = datetime.combine(local.date(), self.at)
        while start < local or (self.days and DAYS[start.weekday()] not in self.days):
            start += timedelta(days=1)
        return start


def event(name: str, title: str, lasts: timedelta, rhythm: Rhythm, now: datetime) -> Event:
    """Return the practice ``name`` as an entry of a calendar; ``now`` with its offset."""
    days = tuple(day.upper() for day in DAYS if day in rhythm.days)
    made_of = f"{name} {rhythm.at.isoformat()} {' '.join(days)}"
    uid = f"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}@guide"
    whole = timedelta(minutes=max(1, round(lasts.total_seconds() / 60)))
    words = _("{words}\nguide play {name}").format(words=WORDS, name=name)
    return Event(
        uid, now, rhythm.first(now), whole, title, words, days if len(days) < len(DAYS) else (), rhythm.reminder
    )
