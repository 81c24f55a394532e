"""A file that is no journal, or a damaged one, stays as it is; what is practised today is kept beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from guide.journal import EventKind, Journal, open_readable
from guide.problems import CannotWriteError
from tests.journal.journal_kit import HandClock


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.commit()


def text(path: Path) -> None:
    path.write_text("dear diary, " * 900)


def from_the_future(path: Path) -> None:
    Journal.open(path, HandClock()).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 999")
        other.commit()


UNREADABLE = pytest.mark.parametrize("make", [foreign, text, from_the_future])


@UNREADABLE
def test_a_new_one_is_kept_beside_and_found_again(tmp_path: Path, make: object) -> None:
    path, clock = tmp_path / "journal.db", HandClock()
    assert callable(make)
    make(path)
    raw = path.read_bytes()
    for count in (1, 2):
        journal, told = open_readable(path, clock)
        with journal, journal.begin("a", title="A", digest="", kind="rest", intensity=1, planned=9, voice="v") as log:
            log.note(EventKind.STARTED, 0, 0)
        assert str(tmp_path / "journal-2.db") in told
        with Journal.open(tmp_path / "journal-2.db", clock) as kept:
            assert len(kept.sessions()) == count
    assert path.read_bytes() == raw


def test_a_journal_that_is_well_has_nothing_to_tell(tmp_path: Path) -> None:
    journal, told = open_readable(tmp_path / "journal.db", HandClock())
    journal.close()
    assert told == ""
    assert [each.name for each in tmp_path.iterdir()] == ["journal.db"]


def test_where_nothing_can_be_made_it_is_said_as_before(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWriteError):
        open_readable(tmp_path / "file" / "journal.db", HandClock())
