"""The shape of the journal's database, as the steps that led to it.

To change the shape, add a step at the end; never edit one that has been released. The number of steps taken is
SQLite's ``user_version``. Each step is one transaction: it happens whole or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TypeAlias

APPLICATION = 0x67756964
"""SQLite's ``application_id``, which tells our database from any other: the letters "guid"."""

Step: TypeAlias = tuple[str, ...]

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

STEPS = (SESSIONS, FEELINGS)


def version(connection: sqlite3.Connection) -> int:
    """How many steps this database has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that are missing. The connection is in autocommit; another program may be doing the same."""
    while version(connection) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            _take_next(connection, steps)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _take_next(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Asks again how far it is: while we waited for the lock, another program may have taken the step."""
    taken = version(connection)
    for statement in steps[taken] if taken < len(steps) else ():
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {min(taken + 1, max(taken, len(steps)))}")
