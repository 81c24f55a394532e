"""What was said in this visit beside how it is: before something intense, and of a first impulse. It fades with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from guide.journal.rows import AnswerRow

READY = "ready"
"""The form that is asked before something intense."""
SAFE = "somewhere safe enough"
ROAD = "driving or at a machine"
NOT_SAFE = (ROAD, "somewhere that is not safe")
"""Its answers; out and about is neither."""
RESPONSES = ("fight", "flight", "freeze", "fawn")
"""What the body may have wanted first; answers of questions called ``response``."""


def said_here(now: datetime, rows: Sequence[AnswerRow], visit: timedelta) -> tuple[AnswerRow, ...]:
    """Return the ``rows``, which are in order, that were said within a ``visit`` before ``now``."""
    return tuple(row for row in rows if 0 <= now.timestamp() - row.stamp <= visit.total_seconds())


def place(rows: Sequence[AnswerRow]) -> bool | None:
    """Return whether this is a place where one can be with oneself, as it was said last; None for not asked."""
    said = _said_of_the_place(rows)
    return said == SAFE if said in (SAFE, *NOT_SAFE) else None


def on_the_road(rows: Sequence[AnswerRow]) -> bool:
    """Return whether it was said last that one is driving, or at a machine, where no practice belongs at all."""
    return _said_of_the_place(rows) == ROAD


def _said_of_the_place(rows: Sequence[AnswerRow]) -> str | None:
    said = [row.text for row in rows if (row.form, row.question) == (READY, "place")]
    return said[-1] if said else None


def signs(rows: Sequence[AnswerRow], own: Sequence[str]) -> tuple[str, ...]:
    """Return which of the person's ``own`` signs to pause were ticked last, in their words."""
    asked = [row for row in rows if (row.form, row.question) == (READY, "signs")]
    return tuple(text for row in asked if row.entry == asked[-1].entry and (text := row.text) and text in own)


def response(rows: Sequence[AnswerRow]) -> str:
    """Return the first impulse that was told last: one of `RESPONSES`, or nothing."""
    told = [row.text for row in rows if row.question == "response"]
    return told[-1] if told and told[-1] in RESPONSES else ""
