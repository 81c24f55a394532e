"""Rows for looking back: the journal as flat tuples, quick to read by the hundred thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from guide.journal.entry import Entry


class AnswerRow(NamedTuple):
    """One part of one answer, with what is needed to group it."""

    entry: int
    """The same number for all rows of an entry; numbers grow in the order in which entries were written down."""
    form: str
    day: date
    """The person's day: the date where and when it was written."""
    hour: float
    """Of that day, 0 up to 24."""
    stamp: float
    """Seconds since 1970, UTC."""
    session: int | None
    """The session it belongs to, as in `SessionRow`."""
    moment: str
    """before, after, later; empty without a session."""
    number: int
    """The place of the answer in its entry. A question asked again has a later one."""
    question: str
    """Its name."""
    kind: str
    scale: str
    part: int
    text: str | None
    value: float | None
    other: str | None


class SessionRow(NamedTuple):
    """One practice as it was lived, in short."""

    session: int
    practice: str
    title: str
    kind: str
    intensity: int
    day: date
    """The person's day on which it began."""
    hour: float
    stamp: float
    planned: float
    """Seconds."""
    heard: float
    """Seconds."""
    completed: bool
    ending: str
    """See `guide.journal.events.Ending`."""
    eased: int = 0
    """How often an easing came."""
    grounded: int = 0
    """How often grounding was asked for."""


def rows_of(entry: Entry, number: int) -> list[AnswerRow]:
    """Return the rows of an entry that need not be kept anywhere. ``number`` is taken for that of the entry."""
    at, moment = entry.at, entry.moment.value if entry.moment else ""
    hour = at.hour + at.minute / 60 + at.second / 3600
    return [
        AnswerRow(
            number, entry.form, at.date(), hour, at.timestamp(), None, moment, place, asked.name, asked.kind,
            asked.scale, part, each.text, each.value, each.other,
        )
        for place, answer in enumerate(entry.answers)
        for asked in (answer.question,)
        for part, each in enumerate(answer.parts)
    ]  # fmt: skip


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no rubbish while rows are made and looked through: they hold no circles, and looking at each of them
    costs more than making it."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
