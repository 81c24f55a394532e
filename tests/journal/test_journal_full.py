"""A disk that is full: whatever was being written is not there at all, and whatever was there stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guide.journal import Journal
from tests.journal.journal_kit import HandClock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a limit for a file's size is a matter of POSIX")

HEAD = """
import random, resource, signal, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from guide.journal import *
from guide.journal import lock
from guide.problems import WorldError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
lock.COST = 16
path, now = Path(sys.argv[1]), lambda: datetime(2031, 5, 4, tzinfo=UTC)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))
def note(text, **facts):
    return Entry("note", now(), (Answer(Question("n", "text"), (Part(text),)),), **facts)
def attempt(call):
    try:
        call()
    except WorldError as error:
        print(error.sentence)
    else:
        print("done")
"""

WRITE = """
with Journal.open(path, now) as journal:
    uid = journal.keep(note("before"))
    room(path.with_name("journal.db-wal").stat().st_size)
    attempt(lambda: journal.keep(note("long " * 100_000)))
    attempt(lambda: journal.keep(note("long " * 100_000, uid=uid)))
    attempt(lambda: journal.add(entries=(note(f"{number} " * 99) for number in range(99))))
    print([entry.answers[0].parts[0].text for entry in journal.entries()])
    room(None)
    attempt(lambda: journal.keep(note("after")))
"""

OPEN = """
room(int(sys.argv[2]))
attempt(lambda: open_readable(path, now)[0].close())
"""

LOCK = """
room(int(sys.argv[2]))
attempt(lambda: lock.set_passphrase(path, "phrase"))
"""


def run(script: str, *given: object) -> list[str]:
    command = [sys.executable, "-c", HEAD + script, *map(str, given)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_entries_and_imports_are_there_whole_or_not_at_all(path: Path, clock: HandClock) -> None:
    *refused, there, after = run(WRITE, path)
    assert [each.startswith("The disk ") for each in refused] == [True] * 3
    assert (there, after) == ("['before']", "done")
    with Journal.open(path, clock) as journal:
        assert len(journal.entries()) == 2


@pytest.mark.parametrize("size", [0, 4096, 20_000, 44_000])
def test_a_journal_of_an_earlier_version_stays_as_it_is(path: Path, clock: HandClock, size: int) -> None:
    path.parent.mkdir()
    shutil.copy(Path(__file__).parent / "made" / "small.db", path)
    raw = path.read_bytes()
    (told,) = run(OPEN, path, size)
    assert told.startswith("The "), told
    assert path.read_bytes() == raw
    assert {each.name for each in path.parent.iterdir()} <= {"journal.db", "journal.db.before-3", "journal.db-journal"}
    with Journal.open(path, clock) as journal:
        assert len(journal.sessions()) == 4


@pytest.mark.parametrize("size", [0, 4096, 50_000])
def test_a_damaged_journal_stays_where_it_is(path: Path, clock: HandClock, size: int) -> None:
    with Journal.open(path, clock) as journal:
        for number in range(30):
            journal.begin(f"a-{number}", title="x" * 3000, digest="", kind="", intensity=1, planned=1, voice="")
    raw = bytearray(path.read_bytes())
    raw[-8192:] = b"\xff" * 8192
    path.write_bytes(raw)
    (told,) = run(OPEN, path, size)
    assert told.startswith("The "), told
    assert path.read_bytes() == raw
    assert {each.name for each in path.parent.iterdir()} <= {"journal.db", "journal.db-wal", "journal.db-shm"}


@pytest.mark.parametrize("size", [0, 4096, 50_000])
def test_a_journal_that_was_to_be_locked_stays_open(path: Path, clock: HandClock, size: int) -> None:
    pytest.importorskip("sqlcipher3")
    with Journal.open(path, clock) as journal:
        for number in range(30):
            journal.begin(f"a-{number}", title="x" * 3000, digest="", kind="", intensity=1, planned=1, voice="")
    (told,) = run(LOCK, path, size)
    assert told.startswith("The "), told
    with Journal.open(path, clock) as journal:
        assert len(journal.sessions()) == 30
    assert {each.name for each in path.parent.iterdir()} == {"journal.db"}
