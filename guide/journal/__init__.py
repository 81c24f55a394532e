"""What happened and how it felt: sessions as lists of events, feelings before and after, in one private SQLite file."""

from __future__ import annotations

from guide.journal.book import Journal, SessionLog
from guide.journal.events import Ending, Event, Kind
from guide.journal.feelings import WORDS, Feeling, FeelingWord, Felt, Moment, Zone, matching
from guide.journal.record import Session

__all__ = [
    "WORDS",
    "Ending",
    "Event",
    "Feeling",
    "FeelingWord",
    "Felt",
    "Journal",
    "Kind",
    "Moment",
    "Session",
    "SessionLog",
    "Zone",
    "matching",
]
