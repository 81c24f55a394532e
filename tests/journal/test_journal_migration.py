"""Journals that an earlier version made are brought up, whole or not at all, and a backup is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from guide.journal import Ending, EventKind, Feeling, Felt, Journal, Moment, Zone, backup, conversion, schema, store
from guide.problems import CannotReadError, CannotWriteError
from tests.journal.journal_kit import HandClock

MADE = Path(__file__).parent / "made"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A journal as an earlier version left it; see `made/make.py`."""
    path = tmp_path / "room" / "journal.db"
    path.parent.mkdir()
    shutil.copy(MADE / "small.db", path)
    return path


def dump(path: Path) -> list[str]:
    """Everything that a database holds, and how many steps it has taken."""
    with closing(sqlite3.connect(path)) as file:
        return [*file.iterdump(), str(schema.version(file))]


def test_every_session_and_feeling_comes_over(old: Path, clock: HandClock) -> None:
    with Journal.open(old, clock) as journal:
        never, broke, scan, first = journal.sessions()
        assert [each.practice for each in (never, broke, scan, first)] == [
            "never-heard", "broke-off", "body-scan", "breathing-space",
        ]  # fmt: skip
        assert [each.id for each in (first, scan, broke, never)] == [1, 2, 3, 4]
        assert (first.ending, first.completed, first.heard) == (Ending.ENDED, True, 30.5)
        assert (scan.ending, scan.completed, scan.heard) == (Ending.LANDED, False, 12.0)
        assert (broke.ending, broke.completed, broke.heard) == (Ending.BROKE_OFF, False, 9.0)
        assert (never.ending, never.heard, never.sign) == (Ending.BROKE_OFF, 0.0, never.began)
        assert first.before == Feeling(Zone.HOT, 7, (Felt("anxious", 4), Felt("Grüße; eigenes 🌿")))
        assert (first.after, first.reflection) == (Feeling(Zone.INSIDE, 0), "A line.\nAnd another, with ''quotes''.")
        assert (scan.before, scan.after, scan.reflection) == (Feeling(), None, "only words")
        assert first.began.isoformat() == "2030-03-30T23:50:00+01:00"
        assert never.began.utcoffset() == timedelta(hours=-10)
        assert [(each.form, each.moment) for each in journal.entries(session=first.uid)] == [
            ("after", Moment.AFTER), ("check-in", Moment.AFTER), ("check-in", Moment.BEFORE),
        ]  # fmt: skip


def test_of_the_heartbeats_the_last_stays_where_nothing_came_after_it(old: Path, clock: HandClock) -> None:
    with Journal.open(old, clock) as journal:
        whole = {each.practice: journal.session(each.id) for each in journal.sessions()}
    kinds = {name: [event.kind for event in each.events] for name, each in whole.items() if each}
    assert kinds == {
        "breathing-space": [EventKind.STARTED, EventKind.ENDED],
        "body-scan": [EventKind.STARTED, EventKind.LANDING, EventKind.LEFT],
        "broke-off": [EventKind.STARTED, EventKind.HEARTBEAT],
        "never-heard": [],
    }
    broke = whole["broke-off"]
    assert broke is not None
    assert broke.events[-1].note == {"spot": [0, "line", 9, 0, 0]}
    assert broke.spot == [0, "line", 9, 0, 0]


def test_the_file_shrinks_and_has_the_shape_of_a_new_one(old: Path, clock: HandClock) -> None:
    with closing(sqlite3.connect(old)) as file:
        beats = [(1, number, "heartbeat", "2030-03-30T23:50:00.000+01:00", 1, 1, "{}") for number in range(1000, 9000)]
        file.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", beats)
        file.execute("INSERT INTO event VALUES (1, 9001, 'ended', '2030-03-30T23:50:00.000+01:00', 1, 1, '{}')")
        file.commit()
    before = old.stat().st_size
    for path in (old, old.with_name("new.db")):
        Journal.open(path, clock).close()
    assert old.stat().st_size < before / 5
    shapes = []
    for path in (old, old.with_name("new.db")):
        with closing(sqlite3.connect(path)) as file:
            rows = file.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOTNULL ORDER BY name").fetchall()
            shapes.append([(name, "".join(sql.split())) for name, sql in rows])
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert shapes[0] == shapes[1]


def test_what_was_there_before_is_kept_for_the_owner_alone(old: Path, clock: HandClock) -> None:
    before = dump(old)
    Journal.open(old, clock).close()
    (kept,) = backup.backups(old)
    assert kept.name == "journal.db.before-3"
    if os.name == "posix":
        assert kept.stat().st_mode & 0o777 == 0o600
    assert dump(kept) == before
    Journal.open(old, clock).close()
    assert {each.name for each in old.parent.iterdir()} == {"journal.db", "journal.db.before-3"}


def test_a_new_journal_has_no_backup_and_two_stay_at_most(old: Path, clock: HandClock) -> None:
    Journal.open(old.with_name("new.db"), clock).close()
    assert backup.backups(old.with_name("new.db")) == []
    for step in (3, 10, 9):
        backup.make(old, None, step)
    assert [each.name for each in backup.backups(old)] == ["journal.db.before-9", "journal.db.before-10"]


def test_where_no_backup_can_be_made_nothing_is_changed(
    old: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = old.read_bytes()

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "make", full)
    with pytest.raises(CannotWriteError, match="No space"):
        Journal.open(old, clock)
    assert old.read_bytes() == raw
    assert [each.name for each in old.parent.iterdir()] == ["journal.db"]


@pytest.mark.parametrize(
    "lost", ["DELETE FROM entry WHERE form = 'after'", "DELETE FROM answer WHERE question = 3 AND part = 1"]
)
def test_where_the_counts_differ_it_is_undone_whole(
    old: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    before = dump(old)
    monkeypatch.setattr(conversion, "_CLOSE_UP", lost)
    with pytest.raises(CannotReadError, match="came over"):
        Journal.open(old, clock)
    (kept,) = backup.backups(old)
    assert dump(old) == dump(kept) == before


def test_two_programs_that_migrate_at_once_make_one_backup_of_what_was(old: Path, clock: HandClock) -> None:
    before = dump(old)
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: store.Store(old), range(4)))
    for each in stores:
        each.close()
    assert [dump(each) for each in backup.backups(old)] == [before]
    with Journal.open(old, clock) as journal:
        assert len(journal.sessions()) == 4


def test_nobody_sees_a_journal_between_two_steps(old: Path) -> None:
    """Or a program that comes then would make its backup of that, and put it in the place of the one of before."""
    seen = []

    def look(_connection: sqlite3.Connection) -> None:
        with closing(sqlite3.connect(old)) as other:
            seen.append(schema.version(other))

    with closing(sqlite3.connect(old, isolation_level=None)) as file:
        began = schema.version(file)
        assert schema.migrate(file, (*schema.STEPS, (look,), (look,)))
        assert schema.version(file) == len(schema.STEPS) + 2
    assert seen == [began, began]


def test_an_empty_one_is_brought_up_too(tmp_path: Path, clock: HandClock) -> None:
    shutil.copy(MADE / "empty.db", tmp_path / "journal.db")
    with Journal.open(tmp_path / "journal.db", clock) as journal:
        assert (journal.sessions(), journal.entries()) == ((), ())
