"""The person's own words, shown as they were written and never interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from guide.insights.wording import day
from guide.journal.rows import AnswerRow

_WHEN = attrgetter("stamp", "entry")
APART = 21
"""Days between two entries that are shown as then and now."""


def dated(row: AnswerRow) -> str:
    """Return the day and the words."""
    return f"{day(row.day)}: {row.text or ''}"


def in_order(rows: Iterable[AnswerRow]) -> list[AnswerRow]:
    """Return rows that hold words, the earliest first."""
    return sorted((row for row in rows if row.text and row.text.strip()), key=_WHEN)


def then_and_now(rows: Iterable[AnswerRow]) -> tuple[AnswerRow, AnswerRow] | None:
    """Return the first and the last of rows with words if they lie far enough apart."""
    written = [row for row in rows if row.text and row.text.strip()]
    if len(written) < 2:
        return None
    first, last = min(written, key=_WHEN), max(reversed(written), key=_WHEN)
    return (first, last) if (last.day - first.day).days >= APART else None


def waiting(rows: Iterable[AnswerRow]) -> list[AnswerRow]:
    """Return the next steps among ``rows`` whose latest state is open, in the order of that state."""
    latest = {(row.text or "").casefold(): row for row in in_order(rows)}
    return [row for row in latest.values() if (row.other or "open") == "open"]
