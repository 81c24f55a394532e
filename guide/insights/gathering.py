"""Rows of a journal and the words of today's forms, put together as what insights look at.

The one module of this room that reads: the feeling words and the monthly signs stand in files, and everything that
finds something is handed them as values.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from guide.insights.finding import Insight
from guide.insights.history import History
from guide.insights.wording import day
from guide.journal.rows import AnswerRow, SessionRow
from guide.translation import _, grouped

LATEST = 10_000
"""Entries on which a page rests at most, so that it is there at once after any number of years."""


class Rows(Protocol):
    """What hands out rows: a journal."""

    def answer_rows(
        self,
        question: str | None = None,
        kinds: Collection[str] | None = None,
        form: str | None = None,
        since: date | datetime | None = None,
        until: date | datetime | None = None,
    ) -> list[AnswerRow]:
        """Return a row for each part of each answer, the earliest first."""

    def session_rows(
        self, practice: str | None = None, since: date | datetime | None = None, until: date | datetime | None = None
    ) -> list[SessionRow]:
        """Return a row for each session, the earliest first."""


def history(rows: Rows, today: date, since: date | None = None, form: str | None = None) -> History:
    """Return what is known on the day ``today``, from the day ``since`` on, of one ``form`` where it is named."""
    from guide.insights import known_words

    return History(
        rows.answer_rows(since=since, form=form),
        rows.session_rows(since=since),
        today,
        places=known_words.word_places(),
        tracks=known_words.sign_tracks(),
    )


def looks_of(name: str) -> list[Insight]:
    """Return the insights that the form called ``name`` asks for. Raises as `guide.forms.reading.load`."""
    from guide.forms import reading
    from guide.insights.looks import LOOKS

    form = reading.load(name)
    return [LOOKS[look.view].insight(form.name, look.questions, look.view) for look in form.looks]


def looking_back(since: date | None) -> str:
    """Return a sentence that says how far back a page looks; empty where it looks at everything."""
    if since is None:
        return ""
    return _("It looks back to {day}, over the latest {latest} entries.").format(day=day(since), latest=grouped(LATEST))
