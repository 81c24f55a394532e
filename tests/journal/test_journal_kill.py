"""The real thing: programs that are killed in mid-write, and programs that write at the same time."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from guide.journal import Ending, EventKind, Feeling, Felt, Journal
from tests.journal.felt_kit import reflect
from tests.journal.journal_kit import HandClock

SAID = Feeling(distress=0, words=(Felt("calm"),))

WRITER = """
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from guide.journal import Feeling, Felt, Journal, EventKind, Moment
from tests.journal.felt_kit import feel
path, beats = Path(sys.argv[1]), int(sys.argv[2])
seconds = 0
def clock():
    return datetime(2031, 5, 4, 5, 30, tzinfo=timezone.utc) + timedelta(seconds=seconds)
with Journal.open(path, clock) as journal:
    log = journal.begin(sys.argv[3], title="A", digest="", kind="rest", intensity=1, planned=60, voice="")
    feel(log, Moment.BEFORE, Feeling(distress=0, words=(Felt("calm"),)))
    log.note(EventKind.STARTED, 0, 0)
    while seconds < beats:
        log.note(EventKind.HELD, seconds + 1, seconds + 1)
        log.note(EventKind.HEARTBEAT, seconds + 1, seconds + 1)
        seconds += 1
        print(seconds, flush=True)
    sys.stdin.readline()
    log.note(EventKind.ENDED, seconds, seconds)
    log.close()
"""


def writer(path: Path, beats: int, name: str = "a") -> subprocess.Popen[str]:
    """It beats so many times, waits until its input ends, and ends."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(beats), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("beats", [1, 2, 3, 17, 400, 2500])
def test_after_a_kill_the_seconds_are_right_to_the_last_heartbeat(path: Path, clock: HandClock, beats: int) -> None:
    with writer(path, 10**9) as program:
        assert program.stdout is not None
        for _ in range(beats):
            program.stdout.readline()
        program.kill()
        told = program.stdout.read().split()
    last = int(told[-1]) if told else beats
    assert last >= beats
    clock.move(86_400)
    with Journal.open(path, clock) as journal:
        assert journal._store.rows("PRAGMA integrity_check") == [("ok",)]
        (session,) = journal.sessions()
    assert last <= session.heard <= last + 1
    assert (session.ending, session.completed) == (Ending.BROKE_OFF, False)
    assert session.before == SAID


def test_a_program_killed_while_it_opens_the_journal_leaves_one_that_opens(path: Path, clock: HandClock) -> None:
    """The kill falls as soon as there is a file: while it is made, migrated, or first written to."""
    for _ in range(5):
        with writer(path, 10**9) as program:
            while not path.exists():
                assert program.poll() is None
            program.kill()
        with Journal.open(path, clock) as journal:
            assert journal._store.rows("PRAGMA integrity_check") == [("ok",)]
            reflect(journal.begin("b", title="", digest="", kind="", intensity=1, planned=1, voice=""), "here")
        path.unlink()


def test_programs_that_write_at_once_each_keep_all_of_theirs(path: Path, clock: HandClock) -> None:
    """They make the file together, too."""
    with ExitStack() as running:
        programs = [running.enter_context(writer(path, 300, name)) for name in "abc"]
        told = [program.communicate()[0] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert all(each.split()[-1] == "300" for each in told)
    with Journal.open(path, clock) as journal:
        assert journal._store.rows("PRAGMA integrity_check") == [("ok",)]
        for session in journal.sessions():
            whole = journal.session(session.id)
            assert whole is not None
            assert [event.heard for event in whole.events] == [0.0, *map(float, range(1, 301)), 300.0]
            assert (session.heard, session.ending) == (300.0, Ending.ENDED)
            assert session.before == SAID
        assert sorted(session.practice for session in journal.sessions()) == ["a", "b", "c"]


def test_a_running_program_is_seen_to_be_running_until_it_ends(path: Path, clock: HandClock) -> None:
    with writer(path, 3) as program, ExitStack() as opened:
        assert program.stdout is not None
        for _ in range(3):
            program.stdout.readline()
        journal = opened.enter_context(Journal.open(path, clock))
        own = journal.begin("own", title="", digest="", kind="", intensity=1, planned=1, voice="")
        own.note(EventKind.STARTED, 0, 0)
        assert [session.ending for session in journal.sessions()] == [Ending.GOING, Ending.GOING]
        program.communicate()
        endings = {session.practice: session.ending for session in journal.sessions()}
        assert endings == {"a": Ending.ENDED, "own": Ending.GOING}


@pytest.mark.parametrize("ways", [[], ["--locked"]])
def test_killed_at_random_points_nothing_that_was_confirmed_is_gone(ways: list[str]) -> None:
    """Sessions, entries, imports and deletions; the command does it 200 times."""
    if ways:
        pytest.importorskip("sqlcipher3")
    command = [sys.executable, "tests/fuzz/kill_journal.py", "--times", "6", *ways]
    run = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert run.stdout.startswith("6 kills:"), run.stdout + run.stderr
    assert run.returncode == 0
