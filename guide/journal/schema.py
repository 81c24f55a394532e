"""The shape of the journal's database, as the steps that led to it.

To change the shape, add a step at the end; never edit one that has been released. The number of steps taken is
SQLite's ``user_version``. All that are missing are one transaction: they happen whole or not at all. A step is
statements, and functions where rows have to be understood to be moved; those know the tables as they were then, not as
they are today.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeAlias

from guide.journal.conversion import convert_feelings, summarise_sessions

APPLICATION = 0x67756964
"""SQLite's ``application_id``, which tells our database from any other: the letters "guid"."""

Step: TypeAlias = tuple[str | Callable[[sqlite3.Connection], None], ...]

SESSIONS: Step = (
    f"PRAGMA application_id = {APPLICATION}",
    # AUTOINCREMENT: the id of a deleted session is never given again, so a program that still writes to it cannot
    # write into another one.
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        practice TEXT NOT NULL,
        title TEXT NOT NULL,
        digest TEXT NOT NULL,
        kind TEXT NOT NULL,
        intensity INTEGER NOT NULL,
        began TEXT NOT NULL,
        planned REAL NOT NULL,
        voice TEXT NOT NULL,
        version TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE event (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        playhead REAL NOT NULL CHECK (playhead >= 0),
        heard REAL NOT NULL CHECK (heard >= 0),
        note TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX event_turn ON event (session, number, kind) WHERE kind <> 'heartbeat'",
)

FEELINGS: Step = (
    """
    CREATE TABLE feeling (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        moment TEXT NOT NULL,
        at TEXT NOT NULL,
        zone TEXT,
        distress INTEGER CHECK (distress BETWEEN 0 AND 10),
        PRIMARY KEY (session, moment)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE felt (
        session INTEGER NOT NULL,
        moment TEXT NOT NULL,
        number INTEGER NOT NULL,
        word TEXT NOT NULL,
        strength INTEGER CHECK (strength BETWEEN 1 AND 5),
        PRIMARY KEY (session, moment, number),
        FOREIGN KEY (session, moment) REFERENCES feeling ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE reflection (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        text TEXT NOT NULL
    ) STRICT
    """,
)

ENTRIES: Step = (
    # `stamp` (seconds since 1970, UTC), `day` (of the person, as `date.toordinal`) and `hour` follow from `at`: they
    # stand here so that a hundred thousand rows are sorted and grouped without being read as text.
    """
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        form TEXT NOT NULL,
        digest TEXT NOT NULL,
        session INTEGER REFERENCES session ON DELETE CASCADE,
        moment TEXT,
        at TEXT NOT NULL,
        zone TEXT NOT NULL,
        stamp REAL NOT NULL,
        day INTEGER NOT NULL,
        hour REAL NOT NULL,
        state TEXT NOT NULL,
        follows TEXT,
        share INTEGER NOT NULL CHECK (share IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE question (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        asked TEXT NOT NULL,
        scale TEXT NOT NULL,
        UNIQUE (name, kind, asked, scale)
    ) STRICT
    """,
    # `folded` is what a search compares where the words are not plain ASCII; see `guide.journal.search`
    """
    CREATE TABLE answer (
        entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        number INTEGER NOT NULL,
        part INTEGER NOT NULL,
        question INTEGER NOT NULL REFERENCES question,
        text TEXT,
        value REAL,
        other TEXT,
        link INTEGER,
        link_part INTEGER NOT NULL,
        folded TEXT,
        CHECK (coalesce(text, value, other) IS NOT NULL),
        PRIMARY KEY (entry, number, part)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE attachment (
        entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        number INTEGER NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (entry, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE version (
        entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        number INTEGER NOT NULL,
        until TEXT NOT NULL,
        told TEXT NOT NULL,
        PRIMARY KEY (entry, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE handed_out (path TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX entry_when ON entry (stamp)",
    "CREATE INDEX entry_form ON entry (form, stamp)",
    "CREATE INDEX entry_session ON entry (session, moment) WHERE session NOTNULL",
    "CREATE INDEX entry_follows ON entry (follows) WHERE follows NOTNULL",
    "CREATE INDEX answer_question ON answer (question, entry)",
    convert_feelings,
    "DROP TABLE felt",
    "DROP TABLE feeling",
    "DROP TABLE reflection",
)

SUMMARIES: Step = (
    "ALTER TABLE session ADD COLUMN zone TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN stamp REAL NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN day INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN hour REAL NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN heard REAL NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN completed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN landing INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN ending TEXT",
    "ALTER TABLE session ADD COLUMN sign TEXT",
    "ALTER TABLE session ADD COLUMN spot TEXT",
    "ALTER TABLE session ADD COLUMN spoken TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN options TEXT NOT NULL DEFAULT '{}'",
    "CREATE INDEX session_when ON session (stamp)",
    "CREATE INDEX session_practice ON session (practice, stamp)",
    "DROP INDEX event_turn",
    # the last sign of life of a session that is running, written over by each heartbeat
    """
    CREATE TABLE live (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        at TEXT NOT NULL,
        playhead REAL NOT NULL CHECK (playhead >= 0),
        heard REAL NOT NULL CHECK (heard >= 0),
        note TEXT NOT NULL
    ) STRICT
    """,
    summarise_sessions,
)

STEPS = (SESSIONS, FEELINGS, ENTRIES, SUMMARIES)


def version(connection: sqlite3.Connection) -> int:
    """How many steps this database has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection, steps: Sequence[Step] = STEPS, before: Callable[[int], object] | None = None
) -> bool:
    """Take the steps that are missing, and return whether an older journal was changed.

    ``before`` is called with the number of the step that comes next, once, while no other program can write and
    before anything has changed; not for a database that is new. The connection is in autocommit; another program may be
    doing the same, and sees the journal as it was or with every step taken, so that its backup is never of one between.
    """
    if version(connection) >= len(steps):
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        began = version(connection)  # while we waited for the lock, another program may have taken them
        if before and 0 < began < len(steps):
            before(began + 1)
        for step in range(began, len(steps)):
            _take(connection, step, steps[step])
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return 0 < began < len(steps)


def _take(connection: sqlite3.Connection, number: int, step: Step) -> None:
    for statement in step:
        if isinstance(statement, str):
            connection.execute(statement)
        else:
            statement(connection)
    connection.execute(f"PRAGMA user_version = {number + 1}")
