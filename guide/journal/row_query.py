"""The journal as flat rows (`guide.journal.rows`), for looking back over years of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import lru_cache, partial

from guide.journal.entry import State
from guide.journal.events import Outcome, standing
from guide.journal.rows import AnswerRow, SessionRow, without_collecting
from guide.journal.store import Row, Store
from guide.journal.times import Bound, bounds

_row = partial(tuple.__new__, AnswerRow)
"""What `AnswerRow._make` does, without a call of Python's own for each row."""
_day = lru_cache(maxsize=None)(date.fromordinal)


def answer_rows(
    store: Store, question: str | None, kinds: Collection[str] | None, form: str | None, since: Bound | None,
    until: Bound | None,
) -> list[AnswerRow]:  # fmt: skip
    """Return one row for each part of each answer in entries that are done, the earliest first."""
    with without_collecting(), store.together("DEFERRED"):
        asked = _questions(store, question, kinds)
        about = None if question is None and kinds is None else asked
        entries, answers = _read(store, about, form, since, until)
        return _built(entries, answers, asked)


def _read(
    store: Store, about: Collection[int] | None, form: str | None, since: Bound | None, until: Bound | None
) -> tuple[list[Row], list[Row]]:
    """Entries, and the parts of their answers to the questions ``about`` (None for all)."""
    found, values = bounds("e", since, until)
    found.append("e.state = ?")
    values.append(State.DONE)
    if form is not None:
        found.append("e.form = ?")
        values.append(form)
    which = meant = " AND ".join(found)
    tables, some = "entry e CROSS JOIN answer a ON a.entry = e.id", ""
    if about is not None:
        numbers = ", ".join(map(str, about))
        meant = f"{which} AND e.id IN (SELECT entry FROM answer WHERE question IN ({numbers}))"  # noqa: S608 - numbers
        tables, some = "answer a JOIN entry e ON e.id = a.entry", f"AND a.question IN ({numbers})"
    return (
        store.rows(f"{_ENTRIES} WHERE {meant}", values),
        store.rows(f"{_ANSWERS} FROM {tables} WHERE {which} {some} {_EARLIEST_FIRST}", values),
    )


def _built(entries: list[Row], answers: list[Row], asked: Mapping[int, tuple[str, str, str]]) -> list[AnswerRow]:
    """Rows of the database as rows for looking back. There may be half a million of them, of few different words.

    Equal texts become one: then they are compared by where they lie, and counted several times as fast.
    """
    one: dict[str | None, str | None] = {}
    same = one.setdefault
    heads = {
        entry: (entry, same(form, form), _day(day), hour, stamp, session, same(moment, moment) or "")
        for entry, form, day, hour, stamp, session, moment in entries
    }
    return [
        _row((*heads[entry], number, *asked[about], part, same(text, text), value, other))
        for entry, number, about, part, text, value, other in answers
    ]


def day_within(store: Store, entries: int, form: str | None) -> date | None:
    """Return the first whole day within the latest ``entries`` that are done; None where there are no more."""
    only, values = ("AND form = ?", [form]) if form is not None else ("", [])
    found = store.rows(
        f"SELECT day FROM entry WHERE state = ? {only} ORDER BY stamp DESC LIMIT 1 OFFSET ?",  # noqa: S608 - our words
        [State.DONE, *values, entries],
    )
    return _day(found[0][0] + 1) if found else None


def session_rows(
    store: Store, now: datetime, practice: str | None, since: Bound | None, until: Bound | None
) -> list[SessionRow]:
    """Return one row for each session, the earliest first."""
    found, values = bounds("s", since, until)
    if practice is not None:
        found.append("s.practice = ?")
        values.append(practice)
    rows = store.rows(f"{_SESSIONS} WHERE {' AND '.join(found) or '1'} ORDER BY s.stamp, s.id", values)
    return [_session(row, now) for row in rows]


def _questions(store: Store, name: str | None, kinds: Collection[str] | None) -> dict[int, tuple[str, str, str]]:
    """Name, kind and scale of each question that is meant, by its number."""
    return {
        number: (asked, kind, scale)
        for number, asked, kind, scale in store.rows("SELECT id, name, kind, scale FROM question")
        if name in (None, asked) and (kinds is None or kind in kinds)
    }


def _session(row: Row, now: datetime) -> SessionRow:
    number, practice, title, kind, intensity, day, hour, stamp, planned, heard, completed, ending, sign, *cared = row
    known = ending or standing(Outcome(), datetime.fromisoformat(sign), now)
    return SessionRow(
        number, practice, title, kind, intensity, _day(day), hour, stamp, planned, heard, bool(completed), known, *cared
    )


_ENTRIES = "SELECT e.id, e.form, e.day, e.hour, e.stamp, e.session, e.moment FROM entry e"
_ANSWERS = "SELECT a.entry, a.number, a.question, a.part, a.text, a.value, a.other"
_EARLIEST_FIRST = "ORDER BY e.stamp, e.id, a.number, a.part"
"""Read in this order where every row is read, and sorted otherwise."""
_SESSIONS = """
    SELECT s.id, s.practice, s.title, s.kind, s.intensity, s.day, s.hour, s.stamp, s.planned,
    max(s.heard, coalesce(l.heard, 0)), s.completed, s.ending, coalesce(l.at, s.sign, s.began),
    (SELECT count(*) FROM event v WHERE v.session = s.id AND v.kind = 'eased'),
    (SELECT count(*) FROM event v WHERE v.session = s.id AND v.kind = 'grounded')
    FROM session s LEFT JOIN live l ON l.session = s.id
"""
