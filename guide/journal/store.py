"""The journal's file: made for its owner alone, opened safely, and its troubles put into sentences."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from guide.journal import backup, engine, lock, schema
from guide.journal.engine import OWNER_FILE, Key
from guide.journal.troubles import ELSEWHERE, LockedError, suppress_busy, troubles
from guide.places import OWNER_ONLY
from guide.problems import CannotReadError, CannotWriteError
from guide.translation import _

BUSY_SECONDS = 3.0
"""How long to wait for another program that is writing. Writes take well under a millisecond."""
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = Sequence[object] | Mapping[str, object]


class Store:
    """One connection. Any thread may use it, one at a time: each call takes its turn by a lock of our own.

    SQLite's own check of threads is off because a screen opens the journal and a worker may write to it; the lock is
    there because a transaction belongs to the connection, not to the thread.
    """

    def __init__(self, path: Path, key: Key | None = None) -> None:
        """Raises CannotReadError or CannotWriteError; LockedError for a locked one without its ``key``."""
        self.path, self.key = path, key
        self._turn = threading.RLock()
        self._opened: sqlite3.Connection | None = self._open()
        self._closed = False
        engine.note_opened(path)

    @property
    def _connection(self) -> sqlite3.Connection:
        """Raises LockedError while it is shut."""
        if self._opened is None:
            raise LockedError(_("The journal {path} is locked.").format(path=self.path), _("Its passphrase opens it."))
        return self._opened

    @property
    def is_shut(self) -> bool:
        """Whether it was `shut` and not opened again."""
        return self._opened is None

    def shut(self) -> None:
        """Close the file and forget its key, until `reopen`: whoever asks meanwhile gets a LockedError."""
        with self._turn:
            self.close()
            self.key = self._opened = None

    def reopen(self, key: Key | None) -> None:
        """Open it again after `shut`. Raises as when it was made."""
        with self._turn:
            self.key = key
            self._opened = self._open()
            self._closed = False
            engine.note_opened(self.path)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows that a statement answers."""
        with self._turn, troubles(self.path):
            return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows that a statement answers, read one by one. Inside `together`, which keeps others out meanwhile."""
        with self._turn, troubles(self.path):
            yield from self._connection.execute(sql, values)

    def write(self, sql: str, values: Values = ()) -> int:
        """Run one statement, which is its own transaction. How many rows it changed."""
        with self._turn, troubles(self.path):
            return self._connection.execute(sql, values).rowcount

    @contextmanager
    def together(self, how: str = "IMMEDIATE") -> Iterator[None]:
        """All statements inside happen, or none. ``DEFERRED`` is for reading: everything is as at one moment."""
        with self._turn, troubles(self.path):
            self._connection.execute(f"BEGIN {how}")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def forget_traces(self) -> bool:
        """Write the file anew, so that what was deleted is in no part of it, nor in the write-ahead log.

        SQLite overwrites what it deletes (`secure_delete`), but not what was left behind when a row once moved to
        another page: in one of ten journals, measured, after hundreds of deletions. Returns False where another program
        is in the way or the disk has no room, so that something may be left.
        """
        try:
            self.write("VACUUM")
            ((busy, _, _),) = self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        except CannotWriteError:
            return False
        return not busy

    def close(self) -> None:
        """Give the file back. May be called twice."""
        with self._turn:
            if self._opened:
                self._opened.close()
            if not self._closed:
                engine.note_opened(self.path, -1)
            self._closed = True

    def _open(self) -> sqlite3.Connection:
        with troubles(self.path, locked=self.key is not None):
            check_sqlite()
            _ask_for_key(self.path, self.key)
            _make_private(self.path)
            connection = engine.connect(self.path, self.key, BUSY_SECONDS)
            try:
                _recognise(connection, self.path)
                _settle(connection, self.path, self.key)
                lock.clear_leftovers(self.path)
            except BaseException:
                connection.close()
                raise
        return connection


def check_sqlite(found: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raises CannotReadError if the SQLite of this Python is too old."""
    if found < OLDEST_SQLITE:
        wanted, has = (".".join(map(str, each)) for each in (OLDEST_SQLITE, found))
        raise CannotReadError(
            _("The journal needs SQLite {wanted} or newer, and this Python has {has}.").format(wanted=wanted, has=has),
            _("Use a newer Python."),
        )


def _ask_for_key(path: Path, key: Key | None) -> None:
    """Raises LockedError if a key is needed and there is none, or the other way round. A new journal takes the key."""
    locked, there = lock.is_locked(path), path.exists() and path.stat().st_size > 0
    if locked and key is None:
        raise LockedError(_("The journal {path} is locked.").format(path=path), _("Its passphrase opens it."))
    if key is not None and there and lock.is_open(path):
        raise LockedError(_("The journal {path} is not locked.").format(path=path), _("It opens without a passphrase."))
    if key is not None and not there:
        path.parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        lock.note_lock(path)


def _make_private(path: Path) -> None:
    """The folder and an empty file, if they are not there. A mode given at creation is never wider, whatever the umask.

    A folder that is there keeps its mode: it may be somebody's home.
    """
    for folder in reversed([path.parent, *path.parent.parents]):
        if not folder.exists():
            folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_FILE))


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    """Only reads, so that a file which is not ours stays as it is.

    The application is read last: another program may be making the journal between these lines.
    """
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    version = schema.version(connection)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != schema.APPLICATION and (tables or version or application):
        raise CannotReadError(
            _("{path} is the database of another program, not a journal.").format(path=path), ELSEWHERE
        )
    if version > len(schema.STEPS):
        raise CannotReadError(
            _("The journal {path} was written by a newer version of this program.").format(path=path),
            _("Update guide."),
        )


def _settle(connection: sqlite3.Connection, path: Path, key: Key | None) -> None:
    """Bring a journal to today's shape and ways.

    Nobody waits for the switch to WAL: two programs that make it at the same moment refuse each other, and then it is
    enough that one does.
    """
    _tighten(path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    changed = schema.migrate(connection, before=lambda step: backup.make(path, key, step))
    with suppress(*engine.errors()):  # it can stay as large as it was
        if changed:
            connection.execute("VACUUM")
    with suppress_busy():
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _tighten(path: Path) -> None:
    """SQLite gives the files beside a database its mode; those made before it was narrowed are narrowed here."""
    for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        with suppress(OSError):  # not there, or a file system without owners
            each.chmod(OWNER_FILE)
