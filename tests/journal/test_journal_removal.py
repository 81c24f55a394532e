"""What is deleted is gone: from every byte of every file beside the journal; and what was handed out is named."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guide.journal import Answer, Entry, EventKind, Feeling, Felt, Journal, Moment, Part, Question, backup
from tests.journal.entry_kit import note
from tests.journal.felt_kit import feel
from tests.journal.journal_kit import Begin, HandClock


def words(folder: Path, secret: bytes = b"inmost") -> int:
    return sum(each.read_bytes().count(secret) for each in folder.iterdir())


def test_an_entry_goes_with_its_versions_its_question_and_its_words(journal: Journal, path: Path) -> None:
    question = Question("a", "text", "inmost question?")
    uid = journal.keep(Entry("inmost", journal.now(), (Answer(question, (Part("inmost " * 3000),)),)))
    journal.keep(Entry("inmost", journal.now(), (Answer(question, (Part("inmost", None, "inmost"),)),), uid=uid))
    later = journal.keep(note("stays", follows=uid))
    assert words(path.parent) > 3000
    assert journal.delete_entry(uid)
    assert words(path.parent) == 0
    assert not journal.delete_entry(uid)
    (entry,) = journal.entries()
    assert (entry.uid, entry.follows) == (later, None)


@pytest.mark.parametrize("seed", [*range(6), 11, 25])
def test_of_hundreds_that_came_and_went_no_byte_is_left(clock: HandClock, seed: int) -> None:
    """Rows move between pages while a tree grows, and leave their bytes where they were."""
    by = random.Random(seed)
    start = datetime(2031, 5, 4, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", clock) as journal:
        gone = []
        for number in range(by.randint(20, 250)):
            secret = by.random() < 0.5
            text = f"{'inmost' if secret else 'other-'}{number} " * by.choice([1, 3, 30, 200, 900])
            uid = journal.keep(note(text, at=start + timedelta(seconds=by.randint(0, 10**6))))
            if by.random() < 0.3:
                journal.keep(note(text + "x", uid=uid))
            gone += [uid] * secret
        kept = {entry.uid for entry in journal.entries()} - {*gone}
        for uid in gone:
            assert journal.delete_entry(uid)
        assert words(Path(folder)) == 0
        assert {entry.uid for entry in journal.entries()} == kept


def test_everything_goes_with_backups_and_what_lies_elsewhere_is_named(
    journal: Journal, path: Path, begin: Begin, tmp_path: Path
) -> None:
    log = begin("inmost", title="inmost")
    feel(log, Moment.BEFORE, Feeling(words=(Felt("inmost"),)))
    log.note(EventKind.HEARTBEAT, 1, 1, why="inmost")
    log.describe(spoken="inmost", options={"inmost": 1})
    journal.keep(note("inmost"))
    journal.set_setting("inmost", "inmost")
    backup.make(path, None, 3)
    aside = path.with_name("journal.damaged-1.db")
    aside.write_bytes(b"torn")
    export, lost = tmp_path / "out.csv", tmp_path / "lost.csv"
    export.touch()
    journal.handed_out(export)
    journal.handed_out(lost)
    deletion = journal.delete_everything()
    assert deletion
    assert (deletion.exports, deletion.copies, deletion.traces) == ((export,), (aside,), False)
    assert [each.name for each in deletion.wiped] == ["journal.db.before-3"]
    assert words(path.parent) == 0
    assert words(path.parent, bytes(export.name, "ascii")) == 0
    assert (journal.sessions(), journal.entries(), journal.setting("inmost"), journal.exports()) == ((), (), None, ())


def test_each_deletion_names_exports_that_are_still_there(journal: Journal, tmp_path: Path) -> None:
    export = tmp_path / "out.csv"
    export.touch()
    journal.handed_out(export)
    assert journal.delete_entry(journal.keep(note("a"))).exports == (export,)
    export.unlink()
    assert journal.delete_entry(journal.keep(note("a"))).exports == ()


def test_where_another_program_reads_it_is_said_and_the_next_deletion_finishes(
    journal: Journal, path: Path, clock: HandClock
) -> None:
    import sqlite3
    from contextlib import closing

    uid, other = journal.keep(note("inmost " * 5000)), journal.keep(note("other"))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        assert journal.delete_entry(uid).traces
    assert not journal.delete_entry(other).traces
    assert words(path.parent) == 0
