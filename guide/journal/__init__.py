"""What happened, how it felt and what was written down: sessions and entries, in one private SQLite file."""

from __future__ import annotations

from guide.forms.zone import Zone
from guide.journal.adding import Added, PastSession
from guide.journal.beside import open_readable
from guide.journal.engine import Key
from guide.journal.entry import Answer, Attachment, Entry, Moment, Part, Question, State
from guide.journal.events import Ending, Event, EventKind
from guide.journal.feelings import Feeling, Felt, Occasion
from guide.journal.felt import feeling_of, reflection_of
from guide.journal.journal import Journal
from guide.journal.removal import Deletion
from guide.journal.rows import AnswerRow, SessionRow
from guide.journal.session_log import SessionLog
from guide.journal.session_record import SessionRecord

__all__ = [
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
    "feeling_of",
    "open_readable",
    "reflection_of",
]
