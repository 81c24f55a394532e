"""The file: private, migrated, refused with a sentence, never destroyed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from guide.journal import Ending, EventKind, Feeling, Journal, schema, store
from guide.problems import CannotReadError, CannotWriteError, WorldError
from tests.journal.felt_kit import add, felt, reflect
from tests.journal.journal_kit import HandClock, one_session

posix = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder in which nothing else lies."""
    (tmp_path / "room").mkdir()
    return tmp_path / "room"


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_mode & 0o777 for each in folder.iterdir()}


@posix
@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_the_file_and_its_folders_are_for_the_owner_alone_whatever_the_umask(
    room: Path, clock: HandClock, mask: int
) -> None:
    with umask(mask), Journal.open(room / "one" / "two" / "journal.db", clock) as journal:
        one_session(journal)
        assert modes(room / "one" / "two") == dict.fromkeys(("journal.db", "journal.db-wal", "journal.db-shm"), 0o600)
    assert modes(room) == {"one": 0o700}
    assert modes(room / "one") == {"two": 0o700}


@posix
def test_a_file_that_others_could_read_is_narrowed_and_a_folder_that_was_there_is_left(
    room: Path, clock: HandClock
) -> None:
    path = room / "journal.db"
    with Journal.open(path, clock) as first:
        one_session(first)
        for each in room.iterdir():
            each.chmod(0o644)
        room.chmod(0o755)
        with Journal.open(path, clock) as journal:
            one_session(journal)
            assert set(modes(room).values()) == {0o600}
    assert room.stat().st_mode & 0o777 == 0o755


def test_the_database_is_in_the_agreed_ways(journal: Journal, path: Path) -> None:
    one_session(journal)
    asked = {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "secure_delete": 1}
    assert {name: journal._store.rows(f"PRAGMA {name}")[0][0] for name in asked} == asked
    tables = journal._store.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict")
    assert {name for (name,) in tables} <= {"sqlite_schema", "sqlite_sequence"}
    assert journal._store.rows("PRAGMA user_version") == [(len(schema.STEPS),)]


def version_1(path: Path) -> None:
    """A journal as the first version left it, written as SQL here so that the schema of today has no say in it."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript("""
            PRAGMA application_id = 1735747940;
            CREATE TABLE session (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
                practice TEXT NOT NULL, title TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL,
                intensity INTEGER NOT NULL, began TEXT NOT NULL, planned REAL NOT NULL, voice TEXT NOT NULL,
                version TEXT NOT NULL
            ) STRICT;
            CREATE TABLE event (
                session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE, number INTEGER NOT NULL,
                kind TEXT NOT NULL, at TEXT NOT NULL, playhead REAL NOT NULL CHECK (playhead >= 0),
                heard REAL NOT NULL CHECK (heard >= 0), note TEXT NOT NULL, PRIMARY KEY (session, number)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX event_turn ON event (session, number, kind) WHERE kind <> 'heartbeat';
            INSERT INTO session VALUES
                (7, 'f00d', 'body-scan', 'Scan', 'd', 'body-scan', 1, '2030-01-01T08:00:00.000+01:00', 600, 'v', '0');
            INSERT INTO event VALUES (7, 1, 'started', '2030-01-01T08:00:00.000+01:00', 0, 0, '{}');
            INSERT INTO event VALUES (7, 2, 'heartbeat', '2030-01-01T08:00:05.000+01:00', 5, 4.5, '{}');
            PRAGMA user_version = 1;
        """)


def test_a_journal_of_the_first_version_is_brought_up_and_keeps_all(room: Path, clock: HandClock) -> None:
    path = room / "journal.db"
    version_1(path)
    with Journal.open(path, clock) as journal:
        (session,) = journal.sessions()
        assert (session.id, session.uid, session.practice) == (7, "f00d", "body-scan")
        assert (session.heard, session.ending, session.before) == (4.5, Ending.BROKE_OFF, None)
        assert session.began.utcoffset() == timedelta(hours=1)
        add(journal, session.uid, felt(Feeling(distress=3)))
        assert journal.sessions()[0].after == Feeling(distress=3)


def shape(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOTNULL ORDER BY name").fetchall()
        return [(name, "".join(sql.split())) for name, sql in rows]


def test_a_migrated_journal_has_the_shape_of_a_new_one(room: Path, clock: HandClock) -> None:
    version_1(room / "old.db")
    for name in ("old.db", "new.db"):
        Journal.open(room / name, clock).close()
    assert shape(room / "old.db") == shape(room / "new.db")


def test_a_step_that_breaks_is_undone_whole(room: Path, clock: HandClock) -> None:
    path = room / "journal.db"
    with Journal.open(path, clock) as journal:
        one_session(journal)
    before = shape(path)
    broken = (*schema.STEPS, ("CREATE TABLE third (a INTEGER) STRICT", "DELETE FROM session", "INSERT INTO nowhere"))
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(file, broken)
        assert schema.version(file) == len(schema.STEPS)
    assert shape(path) == before
    with Journal.open(path, clock) as journal:
        assert len(journal.sessions()) == 1


def newer(path: Path) -> None:
    version_1(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE recipes (name TEXT)")
        file.commit()


def damaged(path: Path) -> None:
    version_1(path)
    raw = bytearray(path.read_bytes())
    raw[100:4096] = b"\xff" * 3996
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_bytes(b"dear diary"), "is not a journal"),
        (lambda path: path.write_bytes(bytes(range(256)) * 64), "is not a journal"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xa5" * 5000), "not a journal|damaged"),
        (damaged, "is damaged"),
        (newer, "newer version"),
        (other_program, "another program"),
    ],
)
def test_what_is_no_journal_of_ours_is_refused_with_a_sentence_and_left_alone(
    room: Path, clock: HandClock, make: object, sentence: str
) -> None:
    path = room / "journal.db"
    assert callable(make)
    make(path)
    raw, mode = path.read_bytes(), path.stat().st_mode
    with pytest.raises(CannotReadError, match=sentence) as caught:
        Journal.open(path, clock)
    assert str(path) in caught.value.sentence
    assert "\n" not in caught.value.sentence
    assert (path.read_bytes(), path.stat().st_mode) == (raw, mode)
    assert [each.name for each in room.iterdir()] == ["journal.db"]


def test_damage_that_shows_only_later_is_a_sentence_too(room: Path, clock: HandClock) -> None:
    path = room / "journal.db"
    with Journal.open(path, clock) as journal:
        one_session(journal)
    with closing(sqlite3.connect(path)) as file:
        roots = file.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 1").fetchall()
    raw = bytearray(path.read_bytes())
    for (page,) in roots:  # what says which tables there are stays whole
        raw[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(raw)
    with Journal.open(path, clock) as journal, pytest.raises(CannotReadError, match="damaged"):
        journal.sessions()


def under_a_file(room: Path) -> Path:
    (room / "home").write_text("a file")
    return room / "home" / "data" / "journal.db"


def a_folder(room: Path) -> Path:
    (room / "journal.db").mkdir()
    return room / "journal.db"


@pytest.mark.parametrize("place", [under_a_file, a_folder])
def test_where_no_file_can_be_made_one_sentence_says_so(room: Path, clock: HandClock, place: object) -> None:
    assert callable(place)
    with pytest.raises(CannotWriteError, match=r"cannot be (made|opened)") as caught:
        Journal.open(place(room), clock)
    assert "GUIDE_HOME" in caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="/proc takes no folder from anyone, root included")
def test_a_home_that_cannot_be_written_is_a_sentence(clock: HandClock) -> None:
    with pytest.raises(CannotWriteError, match="cannot be made"):
        Journal.open(Path("/proc/guide/journal.db"), clock)


READ_ONLY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from guide.journal import Journal
from guide.problems import CannotWriteError
os.setgroups([]), os.setgid(65534), os.setuid(65534)
try:
    Journal.open(Path(sys.argv[1]), lambda: datetime(2031, 5, 4, tzinfo=UTC)).close()
except CannotWriteError as error:
    print(error.sentence)
"""


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can become nobody")
@pytest.mark.parametrize("there", [True, False])
def test_somebody_without_the_right_to_write_gets_a_sentence(room: Path, clock: HandClock, there: bool) -> None:
    path = room / "journal.db"
    if there:
        Journal.open(path, clock).close()
        path.chmod(0o644)
    for each in (room, *room.parents[:3]):
        each.chmod(0o755)
    run = subprocess.run([sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(f"The journal {path} c")
    assert run.stderr == ""


def test_another_program_that_holds_the_journal_is_a_sentence(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.0)
    with Journal.open(path, clock) as journal, closing(sqlite3.connect(path, isolation_level=None)) as other:
        log = one_session(journal)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotWriteError, match="Another program"):
            log.note(EventKind.HEARTBEAT, 61, 61)
        assert journal.sessions()[0].heard == 60.0
        other.execute("COMMIT")
        log.note(EventKind.HEARTBEAT, 61, 61)
        assert journal.sessions()[0].heard == 61.0


FULL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from guide.journal import Journal, EventKind
from guide.problems import CannotWriteError
from tests.journal.felt_kit import reflect
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
with Journal.open(path, lambda: datetime(2031, 5, 4, tzinfo=UTC)) as journal:
    log = journal.begin("a", title="A", digest="", kind="rest", intensity=1, planned=60, voice="")
    log.note(EventKind.HEARTBEAT, 1, 1)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.with_name("journal.db-wal").stat().st_size, hard))
    for attempt in (lambda text: reflect(log, text), lambda text: log.note(EventKind.HEARTBEAT, 2, 2, text=text)):
        try:
            attempt("long " * 100_000)
        except CannotWriteError as error:
            print(error.sentence)
    print(journal.sessions()[0].heard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    log.note(EventKind.HEARTBEAT, 3, 3)
    log.close()
"""


@posix
def test_when_no_more_can_be_written_the_call_says_so_and_nothing_that_was_there_is_gone(
    path: Path, clock: HandClock
) -> None:
    run = subprocess.run([sys.executable, "-c", FULL, path], capture_output=True, text=True, check=True)
    *refused, heard = run.stdout.splitlines()
    assert [sentence.startswith("The disk ") for sentence in refused] == [True, True]
    assert (heard, run.stderr) == ("1.0", "")
    with Journal.open(path, clock) as journal:
        (session,) = journal.sessions()
        assert (session.heard, session.ending, session.reflection) == (3.0, Ending.LEFT, None)
        assert journal._store.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_full_disk_is_called_by_its_name(journal: Journal) -> None:
    log = one_session(journal)
    journal._store.rows("PRAGMA max_page_count = 1")
    with pytest.raises(CannotWriteError, match="disk is full"):
        reflect(log, "long " * 10_000)
    assert journal.sessions()[0].heard == 60.0


def test_an_old_sqlite_is_a_sentence() -> None:
    with pytest.raises(WorldError, match=r"needs SQLite 3\.37\.0 or newer, and this Python has 3\.34\.1"):
        store.check_sqlite((3, 34, 1))
