"""What can be saved out of a damaged journal goes into a new one, and the damaged one is kept aside.

Row by row: a torn page takes the rows that lie on it and, if it is one that leads to others, the way to those. Where
SQLite finds no way, and the journal is not locked, the pages are read without it (`guide.journal.pages`). An answer
whose entry is lost gets an entry of its own, of the form `RESCUED`: words are kept before their order. Of a locked
journal nothing can be saved if a page is torn that says which tables there are: nobody but SQLCipher reads its pages.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from guide.journal import engine, pages, schema
from guide.journal.engine import OWNER_FILE, Key
from guide.journal.times import exact, times
from guide.problems import CannotReadError
from guide.translation import _, counted

RESCUED = "rescued"
"""The form of answers whose entry is lost, and the name of questions that are."""
_MOST = 9
_GAP = 1000
"""Numbers that are tried one by one behind a torn page, where it is not known how many there were."""


class Saved(NamedTuple):
    """What was saved, and where the damaged journal lies now."""

    sessions: int
    entries: int
    bare: int
    """Entries of which nothing is left but that they were there."""
    aside: Path

    def told(self, path: Path) -> str:
        """As a sentence."""
        found = _("{sessions} and {entries}").format(
            sessions=counted(self.sessions, "session"), entries=counted(self.entries, "entry", "entries")
        )
        kept = _("The old file is kept as {aside}.").format(aside=self.aside)
        told = _("The journal {path} was damaged: {found} were saved into a new one.").format(path=path, found=found)
        lost = _("What was answered in {bare} of them could not be saved.").format(bare=self.bare) if self.bare else ""
        return " ".join(filter(None, (told, lost, kept)))


def rescue(path: Path, key: Key | None, now: datetime) -> Saved:
    """Put a new journal in the place of the damaged one at ``path``, with what can be saved of it.

    Raises CannotReadError if there is no name left for the old one, OSError and SQLite's errors where the new one
    cannot be written; then the old one is where it was.
    """
    aside = _aside(path)
    scratch = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.stem}-rescue-"))
    try:
        old, new = scratch / "old.db", scratch / "new.db"
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{old}{ending}")
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_FILE))
        sessions, entries, bare = _save(old, new, key, now)
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        _exchange(path, new, aside)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Saved(sessions, entries, bare, aside)


def holds_rows(path: Path) -> bool:
    """Return whether there are sessions or entries in the pages of the file at ``path``, which is no database."""
    with closing(engine.connect(Path(":memory:"))) as model:
        schema.migrate(model)
        shapes = [shape for shape in shapes_of(model) if shape.table in ("session", "entry")]
    with suppress(OSError):
        return next(pages.rows(path.read_bytes(), shapes), None) is not None
    return False


def _save(old: Path, new: Path, key: Key | None, now: datetime) -> tuple[int, int, int]:
    with closing(engine.connect(new, key)) as target:
        with closing(_Source(old, key)) as source:
            schema.migrate(target, schema.STEPS[: _version(source)])
            target.execute("PRAGMA foreign_keys = OFF")
            target.execute("BEGIN")
            for table in _tables(target):
                for row in _rows(source, table, _columns(target, table)):
                    _insert(target, table, row)
        if key is None and schema.version(target) == len(schema.STEPS):
            for shape, row in pages.rows(old.read_bytes(), shapes_of(target)):
                _insert(target, table_of(shape.table, row), row)
        _complete(target, now)
        target.execute("COMMIT")
        there = _tables(target)
        sessions, entries, bare = (
            target.execute(count).fetchone()[0] if table in there else 0 for table, count in _COUNTS
        )
    return sessions, entries, bare


def _version(source: _Source) -> int:
    """How many steps the old one had taken; today's number where that cannot be read."""
    found = list(source.read("PRAGMA user_version"))
    if source.broken:
        source.open()
    return found[0][0] if found and isinstance(found[0][0], int) and found[0][0] else len(schema.STEPS)


def _tables(target: sqlite3.Connection) -> list[str]:
    return [name for (name,) in target.execute(_TABLES)]


def _columns(target: sqlite3.Connection, table: str) -> list[tuple[str, int]]:
    """Each column, and its place in the primary key or 0."""
    return target.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (table,)).fetchall()


def shapes_of(target: sqlite3.Connection) -> list[pages.Shape]:
    """Return how the rows of each table look."""
    with_rowid = {name: not apart for name, apart in target.execute(_WITHOUT_ROWID)}
    return [
        pages.Shape(
            table, with_rowid[table], tuple((kind, not must) for kind, must in target.execute(_TYPES, (table,)))
        )
        for table in _tables(target)
    ]


def table_of(name: str, row: tuple[object, ...]) -> str:
    """Two tables have the same shape; what is kept of one is a time, which is no JSON."""
    if name not in ("setting", "handed_out"):
        return name
    with suppress(ValueError):
        json.loads(str(row[1]))
        return "setting"
    return "handed_out"


def _rows(source: _Source, table: str, columns: list[tuple[str, int]]) -> Iterator[tuple[object, ...]]:
    """Every row that can be read; some more than once. From the front on, and behind each torn page on again."""
    keys = [name for name, place in sorted(columns, key=lambda column: column[1]) if place]
    place = [name for name, _ in columns].index(keys[0])
    asked = f"SELECT {', '.join(name for name, _ in columns)} FROM {table}"  # noqa: S608 - names of our own
    order = [f"ORDER BY {', '.join(key + way for key in keys)}" for way in ("", " DESC")]
    begin, highest, failed = 0, 0, 0
    while failed == 0 or begin <= highest:
        found = source.read(f"{asked} WHERE typeof({keys[0]}) = 'text' OR {keys[0]} >= ? {order[0]}", (begin,))
        last = yield from _told(found, place)
        if not source.broken:
            return
        source.open()
        highest = highest or _highest(source, begin)
        if isinstance(last, int):  # of what it leads to, some may lie behind the torn page
            yield from source.read(f"{asked} WHERE {keys[0]} = ? {order[1]}", (last,))
            begin, failed = last, 0
        elif isinstance(last, str) or begin == 0:
            yield from source.read(f"{asked} {order[1]}")
        source.open()
        failed += 1
        begin += max(1, failed // 100)


def _told(rows: Iterator[tuple[object, ...]], place: int) -> Generator[tuple[object, ...], None, object]:
    """Hand on ``rows``, and return what the last one has at ``place``."""
    last = None
    for row in rows:
        yield row
        last = row[place]
    return last


class _Source:
    """A damaged database. Where a page cannot be read, SQLCipher reads no other one after it: it is opened anew."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._path, self._key = path, key
        self._connection: sqlite3.Connection | None = None
        self.open()

    def open(self) -> None:
        """Begin again."""
        self.close()
        self._connection, self.broken = engine.connect(self._path, self._key), False

    def read(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
        """Yield rows until there are no more, or no more can be read; then it is `broken`."""
        try:
            if self._connection:
                yield from self._connection.execute(sql, values)
        except engine.errors():
            self.broken = True

    def close(self) -> None:
        """Give the file back."""
        if self._connection:
            self._connection.close()


def _highest(source: _Source, begin: int) -> int:
    """The highest number that a session or an entry had."""
    found = max(
        (row[0] for row in source.read("SELECT seq FROM sqlite_sequence") if isinstance(row[0], int)), default=0
    )
    if source.broken:
        source.open()
    return found or begin + _GAP


def _insert(target: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    places = ", ".join("?" * len(row))
    with suppress(*engine.errors()):  # a row that makes no sense
        target.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)  # noqa: S608 - names of our own


def _complete(target: sqlite3.Connection, now: datetime) -> None:
    """Give an entry to answers that lost theirs, and a question; leave out what means nothing on its own."""
    if "answer" in _tables(target):
        target.execute(_ENTRIES, (RESCUED, exact(now), *times(now)))
        target.execute(_QUESTIONS, (RESCUED,))
        target.execute("UPDATE entry SET session = NULL, moment = NULL WHERE session NOT IN (SELECT id FROM session)")
    for table, parent in _CHILDREN:
        if {table, parent} <= {*_tables(target)}:
            target.execute(f"DELETE FROM {table} WHERE {parent} NOT IN (SELECT id FROM {parent})")  # noqa: S608


def _exchange(path: Path, new: Path, aside: Path) -> None:
    """There is a journal at ``path`` at any moment."""
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-wal").replace(aside.with_name(f"{aside.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        shutil.copyfile(path, aside)
        aside.chmod(OWNER_FILE)
    new.replace(path)


def _aside(path: Path) -> Path:
    for number in range(1, _MOST + 1):
        place = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        if not place.exists():
            return place
    raise CannotReadError(
        _("The journal {path} is damaged.").format(path=path),
        _("So are {most} others beside it. Is the disk well?").format(most=_MOST),
    )


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
_COUNTS = (
    ("session", "SELECT count(*) FROM session"),
    ("entry", "SELECT count(*) FROM entry"),
    ("answer", "SELECT count(*) FROM entry WHERE id NOT IN (SELECT entry FROM answer)"),
)
_WITHOUT_ROWID = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main'"
_TYPES = "SELECT type, \"notnull\" OR pk AND type <> 'INTEGER' FROM pragma_table_info(?) ORDER BY cid"
_CHILDREN = (
    ("event", "session"), ("live", "session"), ("version", "entry"), ("attachment", "entry"), ("feeling", "session"),
    ("reflection", "session"),
)  # fmt: skip
_ENTRIES = """
    INSERT INTO entry (id, uid, form, digest, at, zone, stamp, day, hour, state, share)
    SELECT DISTINCT entry, lower(hex(randomblob(16))), ?, '', ?, '', ?, ?, ?, 'done', 0
    FROM answer WHERE entry NOT IN (SELECT id FROM entry)
"""
_QUESTIONS = """
    INSERT INTO question SELECT DISTINCT question, ?, 'text', 'question ' || question, ''
    FROM answer WHERE question NOT IN (SELECT id FROM question)
"""
