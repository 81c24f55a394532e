"""What happened and how it felt: sessions as lists of events, feelings before and after, in one private SQLite file."""

from __future__ import annotations

from guide.forms.zone import Zone
from guide.journal.beside import open_readable
from guide.journal.events import Ending, Event, EventKind
from guide.journal.feelings import (
    WORDS,
    Feeling,
    FeelingWord,
    Felt,
    Occasion,
    feeling_of,
    matching,
    reflection_of,
)
from guide.journal.journal import Journal, SessionLog
from guide.journal.session_record import SessionRecord

__all__ = [
    "WORDS",
    "Ending",
    "Event",
    "EventKind",
    "Feeling",
    "FeelingWord",
    "Felt",
    "Journal",
    "Occasion",
    "SessionLog",
    "SessionRecord",
    "Zone",
    "feeling_of",
    "matching",
    "open_readable",
    "reflection_of",
]
