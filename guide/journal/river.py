"""The river of days, a stretch at a time: sessions and entries together, the latest first, however many there are.

Where one stretch ends is told by what lies there, so that the next one costs the same after ten entries and after a
hundred thousand.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from guide.journal import entry_query, entry_store, session_record
from guide.journal.entry import Entry, State
from guide.journal.session_record import SessionRecord
from guide.journal.store import Store
from guide.journal.text import storable
from guide.journal.times import times

Lived: TypeAlias = SessionRecord | Entry
"""What lies in the river."""


class What(StrEnum):
    """Which sort of things are looked for."""

    ALL = "everything"
    PRACTISED = "practices"
    WRITTEN = "what you wrote"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; all of it has to hold."""

    text: str = ""
    """Words that are in what was written, or in the title of a practice."""
    what: What = What.ALL
    form: str | None = None
    """The name of the one form that is looked for."""
    shared: bool = False
    """Only what was marked as safe to hand on."""
    shelf: bool = False
    """Only what was put aside for later, which is left out otherwise."""

    @property
    def narrow(self) -> bool:
        """Whether it asks for entries by what they are, wherever they stand: beside a session too."""
        return bool(self.text or self.form or self.shared or self.shelf)


EVERYTHING = Sought()


def when(lived: Lived) -> datetime:
    """Return when something began."""
    return lived.at if isinstance(lived, Entry) else lived.began


def stretch(store: Store, now: datetime, sought: Sought, before: Lived | None, limit: int) -> list[Lived]:
    """Return at most ``limit`` of what is sought and lies further back than ``before``, the latest first."""
    entries = _entries(store, sought, before, limit) if sought.what is not What.PRACTISED else []
    sessions = _sessions(store, now, sought, before, limit) if _has_sessions(sought) else []
    return list(heapq.merge(entries, sessions, key=_place, reverse=True))[:limit]


def _has_sessions(sought: Sought) -> bool:
    return sought.what is not What.WRITTEN and not (sought.form or sought.shared or sought.shelf)


def _entries(store: Store, sought: Sought, before: Lived | None, limit: int) -> list[Lived]:
    state = State.SHELF if sought.shelf else None
    where, values = entry_query.conditions(
        form=sought.form, text=sought.text, state=state, in_sessions=sought.narrow, put_aside=sought.shelf
    )
    if sought.shared:
        where += " AND e.share = 1"
    further, place = _further("e", before)
    return [*entry_store.read(store, where + further, [*values, *place], "e.stamp DESC, e.uid DESC", limit)]


def _sessions(store: Store, now: datetime, sought: Sought, before: Lived | None, limit: int) -> list[Lived]:
    where, values = "1", list[object]()
    for word in storable(sought.text).split():
        where += " AND instr(lower(s.title), ?)"
        values.append(word.lower())
    further, place = _further("s", before)
    order = "s.stamp DESC, s.uid DESC"
    return [*session_record.read(store, now, where + further, [*values, *place], limit, order=order)]


def _further(table: str, before: Lived | None) -> tuple[str, tuple[object, ...]]:
    if before is None:
        return "", ()
    return f" AND {table}.stamp <= ? AND ({table}.stamp, {table}.uid) < (?, ?)", (_place(before)[0], *_place(before))


def _place(lived: Lived) -> tuple[float, str]:
    return times(when(lived)).stamp, lived.uid
