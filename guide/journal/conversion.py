"""Rows of an older shape into those of a newer one, inside the step that changes the shape.

What is here belongs to steps that have been taken on other machines: it knows the tables as they were then, and is not
changed any more.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from guide.journal.events import EventKind, tell
from guide.journal.folding import folded
from guide.journal.times import times
from guide.problems import CannotReadError
from guide.translation import _, counted

_QUESTIONS = (
    (1, "zone", "zone", "", ""),
    (2, "distress", "scale", "", "distress@1"),
    (3, "felt", "words", "", ""),
    (4, "line", "line", "", ""),
)


def convert_feelings(connection: sqlite3.Connection) -> None:
    """Make a feeling an entry of the form ``check-in``, and a reflection one of ``after``; count both, and compare.

    Raises CannotReadError if the counts differ, so that the step is undone.
    """
    if not _any(connection):
        return
    connection.executemany("INSERT INTO question VALUES (?, ?, ?, ?, ?)", _QUESTIONS)
    for session, moment, at, zone, distress in connection.execute(_FEELINGS).fetchall():
        entry = _entry(connection, "check-in", session, moment, at)
        if zone is not None:
            _answer(connection, entry, 0, 0, 1, text=zone)
        if distress is not None:
            _answer(connection, entry, 1, 0, 2, value=distress)
        felt = connection.execute(_FELT, (session, moment)).fetchall()
        for part, (word, strength) in enumerate(felt):
            _answer(connection, entry, 2, part, 3, text=word, value=strength)
    for session, text, at in connection.execute(_REFLECTIONS).fetchall():
        _answer(connection, _entry(connection, "after", session, "after", at), 0, 0, 4, text=text)
    connection.execute(_CLOSE_UP)
    _compare(connection)


_FEELINGS = "SELECT session, moment, at, zone, distress FROM feeling ORDER BY session, moment DESC"
_FELT = "SELECT word, strength FROM felt WHERE session = ? AND moment = ? ORDER BY number"
_REFLECTIONS = """
    SELECT session, text, coalesce(
        (SELECT at FROM event WHERE event.session = reflection.session ORDER BY number DESC LIMIT 1),
        (SELECT began FROM session WHERE id = reflection.session))
    FROM reflection
"""
_CLOSE_UP = """
    UPDATE answer SET number = (SELECT count(DISTINCT other.number) FROM answer AS other
                                WHERE other.entry = answer.entry AND other.number < answer.number)
"""
"""What was not said leaves no gap in the numbers."""


def _any(connection: sqlite3.Connection) -> bool:
    return any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in ("feeling", "reflection"))  # noqa: S608


def _entry(connection: sqlite3.Connection, form: str, session: int, moment: str, at: str) -> int:
    """Add an entry, whose uid is another one for every session, form and moment."""
    cursor = connection.execute(
        """
        INSERT INTO entry (uid, form, digest, session, moment, at, zone, stamp, day, hour, state, share)
        VALUES (lower(hex(randomblob(16))), ?, '', ?, ?, ?, '', ?, ?, ?, 'done', 0) RETURNING id
        """,
        (form, session, moment, at, *times(datetime.fromisoformat(at))),
    )
    return int(cursor.fetchone()[0])


def _answer(
    connection: sqlite3.Connection,
    entry: int,
    number: int,
    part: int,
    question: int,
    text: str | None = None,
    value: float | None = None,
) -> None:
    connection.execute(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, 0, ?)",
        (entry, number, part, question, text, value, folded(text, None)),
    )


def _compare(connection: sqlite3.Connection) -> None:
    """Raises CannotReadError unless everything that was there has come over."""
    for before, after in _COUNTS:
        had, has = (connection.execute(each).fetchone() for each in (before, after))
        if had != has:
            told = _("of {rows}, {count} came over").format(rows=counted(had[0], "row"), count=has[0])
            raise CannotReadError(_("The journal cannot be brought to its new shape: {told}.").format(told=told), _KEPT)


_KEPT = _("Nothing was changed. The file is whole, and the version of guide that wrote it reads it.")
_COUNTS = (
    ("SELECT count(*) FROM feeling", "SELECT count(*) FROM entry WHERE form = 'check-in'"),
    ("SELECT count(*) FROM reflection", "SELECT count(*) FROM entry WHERE form = 'after'"),
    ("SELECT count(*), sum(length(word)) FROM felt",
     "SELECT count(*), sum(length(text)) FROM answer WHERE question = 3"),
    ("SELECT count(zone), count(distress), sum(distress) FROM feeling",
     "SELECT sum(question = 1), sum(question = 2), sum(value) FILTER (WHERE question = 2) FROM answer"),
    ("SELECT sum(length(text)) FROM reflection", "SELECT sum(length(text)) FROM answer WHERE question = 4"),
)  # fmt: skip


def summarise_sessions(connection: sqlite3.Connection) -> None:
    """Keep of each session what followed from its events, and of its heartbeats the one after the last event."""
    for session, began in connection.execute("SELECT id, began FROM session").fetchall():
        events = connection.execute(_EVENTS, (session,)).fetchall()
        tale = tell(EventKind(kind) for kind, *_ in events)
        spots = [json.loads(note).get("spot") for *_, note in events[-1:]]
        connection.execute(
            """
            UPDATE session SET stamp = ?, day = ?, hour = ?, heard = ?, completed = ?, landing = ?, ending = ?,
            sign = ?, spot = ? WHERE id = ?
            """,
            (
                *times(datetime.fromisoformat(began)),
                max((heard for _, _, heard, _ in events), default=0.0),
                tale.completed,
                tale.landing,
                tale.ending,
                events[-1][1] if events else None,
                json.dumps(spots[0]) if spots and spots[0] else None,
                session,
            ),
        )
    connection.execute(_FORGET_HEARTBEATS)


_EVENTS = "SELECT kind, at, heard, note FROM event WHERE session = ? ORDER BY number"
_FORGET_HEARTBEATS = """
    DELETE FROM event WHERE kind = 'heartbeat'
    AND number < (SELECT max(number) FROM event AS other WHERE other.session = event.session)
"""
