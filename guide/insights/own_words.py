"""The person's own words, shown as they were written and never interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from guide.insights.wording import day
from guide.journal.rows import AnswerRow

APART = 21
"""Days between two entries that are shown as then and now."""


def dated(row: AnswerRow) -> str:
    """Return the day and the words."""
    return f"{day(row.day)}: {row.text or ''}"


def in_order(rows: Iterable[AnswerRow]) -> list[AnswerRow]:
    """Return rows that hold words, the earliest first."""
    return sorted((row for row in rows if row.text and row.text.strip()), key=attrgetter("stamp", "entry"))


def then_and_now(rows: Iterable[AnswerRow]) -> tuple[AnswerRow, AnswerRow] | None:
    """Return the first and the last of rows with words if they lie far enough apart."""
    written = in_order(rows)
    if len(written) < 2 or (written[-1].day - written[0].day).days < APART:
        return None
    return written[0], written[-1]


def waiting(rows: Iterable[AnswerRow]) -> list[AnswerRow]:
    """Return the next steps among ``rows`` whose latest state is open, in the order of that state."""
    latest = {(row.text or "").casefold(): row for row in in_order(rows)}
    return [row for row in latest.values() if (row.other or "open") == "open"]
