"""What is written of a practice: its page from the first thing that happens on, and never a practice stopped by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide.audio import SESSION
from guide.journal import EventKind, Feeling, Journal, Moment, Zone
from guide.live.journal_writer import JournalWriter
from guide.live.modes import Mode
from guide.live.segments import ReturnPoint, Segment
from tests.journal.felt_kit import felt, written
from tests.live.practice_kit import OnePractice


@pytest.fixture
def practice() -> Iterator[OnePractice]:
    with OnePractice() as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.open(path, lambda: datetime.now(UTC)) as opened:
        yield opened


def writing(journal: Journal | None, practice: OnePractice) -> JournalWriter:
    writer = JournalWriter(journal)
    writer.expect(practice.script, "t", SESSION.frames(60.0), SESSION)
    return writer


def beside(practice: OnePractice, mode: Mode) -> Segment:
    """Something that is heard beside the practice."""
    home = ReturnPoint(practice.segment.number, 0)
    return practice.segments.keep(Segment(practice.segments.number(), mode, practice.segment.piece, home))


def kinds(journal: Journal) -> list[str]:
    (session,) = (journal.session(each.id) for each in journal.sessions())
    assert session
    return [event.kind.value for event in session.events]


def test_the_page_begins_with_the_first_thing_that_happens(journal: Journal, practice: OnePractice) -> None:
    writer = writing(journal, practice)
    assert not writer.kept
    assert list(journal.sessions()) == []
    writer.note(EventKind.PAUSED, practice.observed(2.0))
    assert writer.kept
    assert kinds(journal) == ["started", "paused"]
    (session,) = journal.sessions()
    assert (session.practice, session.title, session.planned, session.voice) == ("t", "T", 60.0, "tone")


def test_each_note_says_where_one_was_and_how_much_was_heard(journal: Journal, practice: OnePractice) -> None:
    writer = writing(journal, practice)
    writer.note(EventKind.STARTED, practice.observed(0.0))
    writer.note(EventKind.HUSHED, practice.observed(3.5), to=80)
    (session,) = (journal.session(each.id) for each in journal.sessions())
    assert session
    event = session.events[-1]
    assert (event.playhead, event.heard) == (3.5, 3.5)
    assert event.note["to"] == 80
    assert event.note["spot"][:1] == [0]  # type: ignore[index]


def test_feelings_of_before_wait_for_the_page(journal: Journal, practice: OnePractice) -> None:
    writer = writing(journal, practice)
    writer.take(Moment.BEFORE, felt(Feeling(Zone.HOT, 8)))
    writer.note(EventKind.STARTED, practice.observed(0.0))
    writer.take(Moment.AFTER, felt(Feeling(Zone.INSIDE, 3)))
    writer.take(Moment.AFTER, written("So it was."))
    (session,) = (journal.session(each.id) for each in journal.sessions())
    assert session
    assert (session.before, session.after, session.reflection) == (
        Feeling(Zone.HOT, 8), Feeling(Zone.INSIDE, 3), "So it was.",
    )  # fmt: skip


@pytest.mark.parametrize(("mode", "kind"), [(Mode.HOLD, "held"), (Mode.EASE, "eased")])
def test_what_was_asked_for_is_noted_once_it_is_heard_and_once_only(
    journal: Journal, practice: OnePractice, mode: Mode, kind: str
) -> None:
    writer = writing(journal, practice)
    writer.note(EventKind.STARTED, practice.observed(0.0))
    came = beside(practice, mode)
    for seconds in (1.0, 2.0):
        writer.note(EventKind.PAUSED, practice.observed(seconds, came))
    writer.note(EventKind.PAUSED, practice.observed(3.0, beside(practice, mode)))
    assert kinds(journal) == ["started", kind, "paused", "paused", kind, "paused"]


def test_without_a_journal_nothing_is_written_and_nothing_complained_of(practice: OnePractice) -> None:
    writer = writing(None, practice)
    writer.take(Moment.BEFORE, felt(Feeling(Zone.HOT, 8)))
    writer.note(EventKind.STARTED, practice.observed(0.0))
    writer.take(Moment.AFTER, written("So it was."))
    writer.close()
    assert (writer.kept, writer.problem) == ("", "")


def test_a_damaged_journal_is_put_aside_as_it_is_and_this_practice_is_kept_in_a_new_one(
    journal: Journal, path: Path, practice: OnePractice
) -> None:
    damage(path)
    before = path.read_bytes()
    writer = writing(journal, practice)
    writer.note(EventKind.STARTED, practice.observed(0.0))
    assert writer.kept
    (other,) = (each for each in path.parent.glob("*.db") if each != path)
    assert f"The old file is kept as {other}." in writer.problem
    assert other.read_bytes() == before
    assert kinds(journal) == ["started"]
    writer.close()


def test_what_cannot_be_written_any_more_is_said_and_stops_nobody(journal: Journal, practice: OnePractice) -> None:
    writer = writing(journal, practice)
    writer.note(EventKind.STARTED, practice.observed(0.0))
    (session,) = journal.sessions()
    journal.delete(session.id)
    writer.note(EventKind.PAUSED, practice.observed(1.0))
    assert writer.problem.startswith("This session is no longer in the journal: it was deleted.")


def damage(path: Path) -> None:
    """Write over the pages of its tables, and leave its head."""
    with closing(sqlite3.connect(path)) as other:
        (size,) = other.execute("PRAGMA page_size").fetchone()
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(size)
        file.write(b"\xff" * (path.stat().st_size - size))
