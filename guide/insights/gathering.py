"""Rows of a journal and the words of today's forms, put together as what insights look at.

The one module of this room that reads: the feeling words and the monthly signs stand in files, and everything that
finds something is handed them as values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Protocol

from guide.insights.finding import Finding, Insight
from guide.insights.history import History, Place
from guide.insights.page import page
from guide.insights.wording import day
from guide.journal.rows import AnswerRow, SessionRow, without_collecting
from guide.translation import ENGLISH, _, chosen, grouped

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


def findings(
    asked: Iterable[Insight], rows: Rows, today: date, since: date | None = None, form: str | None = None
) -> list[Finding]:
    """Return what each insight ``asked`` finds on one page, of what is known as `history` says."""
    with without_collecting():  # until the rows are gone again
        return page(asked, history(rows, today, since, form))


def history(rows: Rows, today: date, since: date | None = None, form: str | None = None) -> History:
    """Return what is known on the day ``today``, from the day ``since`` on, of one ``form`` where it is named."""
    from guide.insights import known_words

    return History(
        _shown(rows.answer_rows(since=since, form=form)),
        rows.session_rows(since=since),
        today,
        places=_shown_places(known_words.word_places()),
        tracks=known_words.sign_tracks(),
    )


def _shown_places(places: Mapping[str, Place]) -> dict[str, Place]:
    """Where feeling words lie, by what they are called in the language that was chosen."""
    if chosen() == ENGLISH:
        return {word.casefold(): place for word, place in places.items()}
    from guide.forms import feeling_words

    return {feeling_words.label(word).casefold(): place for word, place in places.items()}


def _shown(rows: list[AnswerRow]) -> list[AnswerRow]:
    """The rows with what is kept under an English name as it is shown in the language that was chosen."""
    return rows if chosen() == ENGLISH else [_told(row) for row in rows]


def _told(row: AnswerRow) -> AnswerRow:
    """A row in words: feeling words, places in the body, options of a form."""
    from guide.forms import body_regions, feeling_words, sentences
    from guide.forms.answers import OWN

    text, other = row.text or "", row.other or ""
    if row.kind == "words":
        return row._replace(text=feeling_words.label(text) or None)
    if row.kind == "body":
        return row._replace(text=body_regions.label(text) or None, other=body_regions.told(text, other) or None)
    if row.kind in ("choose", "several") and other != OWN:
        return row._replace(text=sentences.label(text, f"forms/{row.form}") or None)
    return row


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
