"""What can be saved out of a damaged journal is saved, the damaged one is kept, and practice goes on."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from guide.journal import (
    EventKind,
    Feeling,
    Felt,
    Journal,
    Moment,
    engine,
    lock,
    open_readable,
    pages,
    salvage,
)
from guide.problems import CannotReadError, CannotWriteError
from tests.journal.entry_kit import note
from tests.journal.felt_kit import feel
from tests.journal.journal_kit import HandClock

PAGE = 4096
MANY = 60


def fill(path: Path, clock: HandClock, key: engine.Key | None = None) -> int:
    """A journal of many pages; how many."""
    with Journal.open(path, clock, key) as journal:
        for number in range(MANY):
            clock.move(3600)
            log = journal.begin(
                f"practice-{number}", title="A", digest="", kind="rest", intensity=1, planned=60, voice=""
            )
            feel(log, Moment.BEFORE, Feeling(words=(Felt(f"word {number}", 3),)))
            log.note(EventKind.ENDED, 60, 60, text="x" * 300)
            journal.keep(note(f"thought {number} " * (1200 if number % 20 == 0 else 20), at=clock.time))
        journal.set_setting("mapping", {"a": 1})
    return path.stat().st_size // PAGE


def tear(path: Path, page: int, by: random.Random) -> None:
    with path.open("rb+") as file:
        file.seek((page - 1) * PAGE)
        file.write(by.randbytes(PAGE))


def texts(journal: Journal) -> set[str]:
    parts = (part for entry in journal.entries() for answer in entry.answers for part in answer.parts)
    return {part.text.split(" t")[0].strip() for part in parts if part.text}


@pytest.fixture(scope="module")
def whole() -> tuple[bytes, int]:
    with tempfile.TemporaryDirectory() as folder:
        count = fill(Path(folder) / "journal.db", HandClock())
        return (Path(folder) / "journal.db").read_bytes(), count


@pytest.mark.parametrize("page", [1, 2, 3, 5, 8, 13, 21, 34, 40])
def test_of_one_torn_page_the_rows_on_other_pages_are_all_saved(
    path: Path, clock: HandClock, whole: tuple[bytes, int], page: int
) -> None:
    path.parent.mkdir()
    path.write_bytes(whole[0])
    assert page <= whole[1]
    tear(path, page, random.Random(page))
    torn = path.read_bytes()
    journal, told = open_readable(path, clock)
    with journal:
        aside = path.with_name("journal.damaged-1.db")
        assert f"kept as {aside}" in told
        assert "sessions and" in told
        assert aside.read_bytes() == torn
        rows = sum(len(each) for each in (journal.sessions(), journal.entries()))
        assert rows >= MANY * 3 - 45  # a page holds fewer rows than that
        assert len(texts(journal)) >= MANY * 2 - 45
        journal.begin("now", title="", digest="", kind="", intensity=1, planned=1, voice="").note(
            EventKind.STARTED, 0, 0
        )
        assert journal.sessions(practice="now")
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    journal, told = open_readable(path, clock)
    journal.close()
    assert told == ""


@pytest.mark.parametrize("seed", range(12))
def test_torn_in_many_places_something_is_saved_and_nothing_raises(
    path: Path, clock: HandClock, whole: tuple[bytes, int], seed: int
) -> None:
    by = random.Random(seed)
    path.parent.mkdir()
    path.write_bytes(whole[0])
    for page in by.sample(range(1, whole[1] + 1), by.randint(2, whole[1] // 2)):
        tear(path, page, by)
    if by.random() < 0.3:
        os.truncate(path, by.randint(PAGE, whole[1] * PAGE))
    journal, told = open_readable(path, clock)
    with journal:
        assert told
        assert len(texts(journal)) > 3
        assert all(each.kind for entry in journal.entries() for each in (answer.question for answer in entry.answers))
        journal.keep(note("now"))


def test_words_that_lost_their_entry_are_kept(path: Path, clock: HandClock, whole: tuple[bytes, int]) -> None:
    path.parent.mkdir()
    path.write_bytes(whole[0])
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'").fetchone()
    raw = path.read_bytes()
    leaves = [page for page in range(1, whole[1] + 1) if b"check-in" in raw[(page - 1) * PAGE : page * PAGE]]
    for page in {root, *leaves}:
        tear(path, page, random.Random(page))
    journal, _ = open_readable(path, clock)
    with journal:
        rescued = journal.entries(form=salvage.RESCUED)
        assert len(rescued) > 40
        assert len(texts(journal)) >= MANY * 2 - 45


def test_where_only_the_words_are_lost_the_sentence_says_so(path: Path, clock: HandClock) -> None:
    with Journal.open(path, clock) as journal:
        for number in range(3):
            journal.keep(note(f"thought {number}"))
    with closing(sqlite3.connect(path)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'answer'").fetchone()
    tear(path, page, random.Random(1))
    journal, told = open_readable(path, clock)
    with journal:
        assert len(journal.entries(form="note")) == 3
    assert "0 sessions and 3 entries were saved into a new one." in told
    assert "What was answered in 3 of them could not be saved." in told


def test_a_locked_one_is_saved_too_and_stays_locked(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    monkeypatch.setattr(lock, "COST", 1 << 4)
    fill(path, clock)
    lock.set_passphrase(path, "phrase")
    key = lock.unlock(path, "phrase")
    raw, saved = path.read_bytes(), []
    for page in range(2, len(raw) // PAGE, 5):
        for each in path.parent.glob("journal*.db*"):
            if each.suffix != ".lock":
                each.unlink()
        path.write_bytes(raw)
        tear(path, page, random.Random(page))
        journal, told = open_readable(path, clock, key)
        with journal:
            assert "damaged" in told
            saved.append(len(texts(journal)))
        assert not [each for each in path.parent.iterdir() if each.is_file() and b"thought" in each.read_bytes()]
        assert not [each for each in path.parent.iterdir() if each.is_dir()]
    assert sum(count >= MANY * 2 - 45 for count in saved) >= len(saved) * 0.75
    assert lock.is_locked(path)


def test_a_damaged_one_of_an_earlier_version_is_saved_and_brought_up(path: Path, clock: HandClock) -> None:
    path.parent.mkdir()
    shutil.copy(Path(__file__).parent / "made" / "small.db", path)
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'felt'").fetchone()
    tear(path, root, random.Random(1))
    journal, told = open_readable(path, clock)
    with journal:
        assert "4 sessions" in told
        assert len(journal.sessions()) == 4
        assert journal.sessions()[-1].reflection


def test_a_journal_found_to_be_damaged_while_it_is_open_goes_on(
    path: Path, clock: HandClock, whole: tuple[bytes, int]
) -> None:
    path.parent.mkdir()
    path.write_bytes(whole[0])
    with Journal.open(path, clock) as journal:
        with closing(sqlite3.connect(path)) as file:
            (root,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'answer'").fetchone()
        tear(path, root, random.Random(1))
        with pytest.raises(CannotReadError, match="damaged"):
            journal.entries()
        told = journal.rescue()
        assert "60 sessions and 120 entries" in told
        assert len(journal.entries()) == 120
        assert len(texts(journal)) >= 110  # a page that leads to others holds rows of its own


def test_where_the_new_one_has_no_room_the_damaged_one_is_where_it_was(
    path: Path, clock: HandClock, whole: tuple[bytes, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(whole[0])
    tear(path, 5, random.Random(5))
    torn = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(salvage, "_complete", full)
    with pytest.raises(CannotWriteError, match="No space"):
        open_readable(path, clock)
    assert path.read_bytes() == torn
    assert [each.name for each in path.parent.iterdir()] == ["journal.db"]


def test_at_the_tenth_damage_it_is_the_disk(path: Path, clock: HandClock, whole: tuple[bytes, int]) -> None:
    path.parent.mkdir()
    path.write_bytes(whole[0])
    tear(path, 5, random.Random(5))
    for number in range(1, 10):
        path.with_name(f"journal.damaged-{number}.db").touch()
    with pytest.raises(CannotReadError) as caught:
        open_readable(path, clock)
    assert "disk" in caught.value.hint


def test_an_empty_file_is_a_new_journal(path: Path, clock: HandClock) -> None:
    path.parent.mkdir()
    path.touch()
    journal, told = open_readable(path, clock)
    journal.close()
    assert told == ""


def test_pages_alone_give_every_row_back(path: Path, clock: HandClock, whole: tuple[bytes, int]) -> None:
    """What is read without SQLite is what SQLite reads."""
    path.parent.mkdir()
    path.write_bytes(whole[0])
    with closing(sqlite3.connect(path)) as file:
        shapes = salvage.shapes_of(file)
        found: dict[str, set[tuple[object, ...]]] = {}
        for shape, row in pages.rows(whole[0], shapes):
            found.setdefault(salvage.table_of(shape.table, row), set()).add(row)
        for shape in shapes:
            rows = file.execute(f"SELECT * FROM {shape.table}").fetchall()  # noqa: S608
            assert found.get(shape.table, set()) == set(rows), shape.table
