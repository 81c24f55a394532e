"""What happened, how it felt and what was written down: sessions and entries, in one private SQLite file."""

from __future__ import annotations

from guide.journal.adding import Added, PastSession
from guide.journal.beside import open_readable
from guide.journal.engine import Key
from guide.journal.entry import Answer, Attachment, Entry, Moment, Part, Question, State
from guide.journal.events import Ending, Event, EventKind
from guide.journal.feelings import WORDS, Feeling, FeelingWord, Felt, Occasion, Zone, matching
from guide.journal.journal import Journal
from guide.journal.removal import Deletion
from guide.journal.rows import AnswerRow, SessionRow
from guide.journal.session_log import SessionLog
from guide.journal.session_record import SessionRecord

__all__ = [
    "WORDS",
    "Added",
    "Answer",
    "AnswerRow",
    "Attachment",
    "Deletion",
    "Ending",
    "Entry",
    "Event",
    "EventKind",
    "Feeling",
    "FeelingWord",
    "Felt",
    "Journal",
    "Key",
    "Moment",
    "Occasion",
    "Part",
    "PastSession",
    "Question",
    "SessionLog",
    "SessionRecord",
    "SessionRow",
    "State",
    "Zone",
    "matching",
    "open_readable",
]
