"""Entries are kept, found again, edited with their history, put aside, and found by their words."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.journal import Answer, Attachment, Entry, Journal, Moment, Part, Question, State
from guide.problems import CannotWriteError
from tests.journal.entry_kit import ENTRY, TEXT, note
from tests.journal.felt_kit import feel
from tests.journal.journal_kit import Begin, HandClock

ASKED = Question("belief", "scale", "How true does it feel?", "belief@2")


@settings(deadline=None, max_examples=60)
@given(st.lists(ENTRY, max_size=4))
def test_what_is_kept_is_read_back_as_it_was(entries: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", HandClock()) as journal:
        uids = [journal.keep(entry) for entry in entries]
        assert [journal.entry(uid) for uid in uids] == [
            replace(entry, uid=uid) for entry, uid in zip(entries, uids, strict=True)
        ]
        offsets = [entry.at.utcoffset() for entry in entries]
        assert [found.at.utcoffset() for uid in uids if (found := journal.entry(uid))] == offsets


def test_a_question_asked_again_keeps_both_answers_and_the_words_stand_once(journal: Journal) -> None:
    answers = tuple(Answer(ASKED, (Part(value=value),)) for value in (80, 35))
    for _ in range(3):
        uid = journal.keep(Entry("a-thought", journal.now(), answers))
    entry = journal.entry(uid)
    assert entry is not None
    assert (entry.answered("belief"), entry.answered("belief", first=True)) == (answers[1], answers[0])
    with closing(sqlite3.connect(journal.path)) as file:
        assert file.execute("SELECT count(*) FROM question").fetchone() == (1,)


def test_an_edit_keeps_the_earlier_version_and_half_done_ones_are_none(journal: Journal, clock: HandClock) -> None:
    uid = journal.keep(note("a", state=State.OPEN))
    journal.keep(note("a b", uid=uid, state=State.OPEN))
    journal.keep(note("a b c", uid=uid))
    assert journal.versions(uid) == ()
    until = clock.time
    journal.keep(note("a b c", uid=uid))
    assert journal.versions(uid) == ()
    journal.keep(note("later", uid=uid))
    clock.move(60)
    journal.keep(note("last", uid=uid))
    assert journal.versions(uid) == (
        (until, note("a b c", uid=uid)),
        (until + timedelta(seconds=60), note("later", uid=uid)),
    )
    assert journal.entry(uid) == note("last", uid=uid)
    assert len(journal.entries()) == 1


def test_what_is_half_done_or_put_aside_is_found_and_is_not_the_latest(journal: Journal) -> None:
    first = journal.keep(note("first", form="support-map"))
    half = journal.keep(note("half", form="support-map", at=journal.now() + timedelta(days=1), state=State.OPEN))
    assert [entry.uid for entry in journal.entries(state=State.OPEN)] == [half]
    latest = journal.latest("support-map")
    assert latest is not None
    assert latest.uid == first
    assert journal.set_state(half, State.SHELF)
    assert [entry.uid for entry in journal.entries(state=State.SHELF)] == [half]
    assert journal.set_state(half, State.DONE)
    assert journal.latest("support-map") == journal.entry(half)
    assert journal.latest("nothing") is None
    assert not journal.set_state("0" * 32, State.DONE)


def test_what_is_safe_to_hand_on_is_marked(journal: Journal) -> None:
    uid = journal.keep(note("a"))
    for safe in (True, False):
        assert journal.share(uid, safe)
        entry = journal.entry(uid)
        assert entry is not None
        assert entry.share is safe
    assert not journal.share("0" * 32)


def test_an_entry_of_a_session_goes_with_it(journal: Journal, begin: Begin) -> None:
    log = begin()
    uid = journal.keep(note("a", session=log.uid, moment=Moment.LATER))
    other = journal.keep(note("b"))
    assert [entry.uid for entry in journal.entries(session=log.uid)] == [uid]
    journal.delete(log.id)
    assert [entry.uid for entry in journal.entries()] == [other]
    with pytest.raises(CannotWriteError, match="deleted"):
        journal.keep(note("a", session=log.uid))


def test_an_attachment_is_where_it_lies(journal: Journal) -> None:
    files = (Attachment("/home/a/photo 🌿.jpg", "ab" * 32, "image/jpeg"), Attachment("b"))
    uid = journal.keep(note("", attachments=files))
    entry = journal.entry(uid)
    assert entry is not None
    assert entry.attachments == files


def test_a_page_after_a_practice_tells_the_session_how_it_felt(journal: Journal, begin: Begin) -> None:
    log = begin()
    answers = (
        Answer(Question("distress", "scale"), (Part(value=2),)), Answer(Question("felt", "words"), (Part("calm", 3),)),
        Answer(Question("line", "line"), (Part("It was quiet."),)), Answer(Question("own", "zone"), (Part("cold"),)),
    )  # fmt: skip
    journal.keep(Entry("after", journal.now(), answers, session=log.uid, moment=Moment.AFTER))
    (session,) = journal.sessions()
    assert session.after is not None
    assert (session.after.zone, session.after.distress) == ("cold", 2)
    assert (session.before, session.reflection) == (None, "It was quiet.")


def test_feelings_of_a_session_are_entries(journal: Journal, begin: Begin) -> None:
    from guide.journal import Feeling, Felt, Zone

    log = begin()
    feel(log, Moment.BEFORE, Feeling(Zone.HOT, 7, (Felt("calm", 4),)))
    (entry,) = journal.entries(form="check-in")
    assert (entry.session, entry.moment, entry.at) == (log.uid, Moment.BEFORE, journal.now())
    assert [(each.question.name, each.parts) for each in entry.answers] == [
        ("zone", (Part("hot"),)), ("distress", (Part(value=7),)), ("felt", (Part("calm", 4),)),
    ]  # fmt: skip


def test_entries_are_found_by_form_time_and_number_latest_first(journal: Journal) -> None:
    start = journal.now()
    for hour in (2, 0, 1):
        journal.keep(note(str(hour), at=start + timedelta(hours=hour), form="note" if hour else "other"))

    def said(**asked: object) -> list[object]:
        return [entry.answers[0].parts[0].text for entry in journal.entries(**asked)]  # type: ignore[arg-type]

    assert said() == ["2", "1", "0"]
    assert said(limit=2) == ["2", "1"]
    assert said(form="other") == ["0"]
    assert said(since=start + timedelta(hours=1), until=start + timedelta(hours=2)) == ["1"]


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("The Bridge over the river", "bridge RIVER"), ("Straße", "STRASSE"), ("STRASSE", "straße"),
        ("Ärger und Ruhe", "ärger"), ("Cafe\u0301", "café"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("100% sure_ok", "100%"),
        ("a!b", "!"), ("ﬁne", "fine"), ("日本語の日記", "日記"), ("\0nul after", "after"), ("İstanbul", "i̇stanbul"),
    ],
)  # fmt: skip
def test_words_are_found_in_capitals_or_not_in_every_script(journal: Journal, kept: str, asked: str) -> None:
    uid = journal.keep(note(kept))
    journal.keep(note("nothing of the kind"))
    assert [entry.uid for entry in journal.entries(text=asked)] == [uid]


@pytest.mark.parametrize("asked", ["a%c", "a_c", "abc xyz", "abd"])
def test_signs_mean_themselves_and_every_word_has_to_be_there(journal: Journal, asked: str) -> None:
    journal.keep(note("abc"))
    assert journal.entries(text=asked) == ()


@settings(deadline=None, max_examples=60)
@given(TEXT, st.integers(0, 9), st.integers(1, 9))
def test_any_piece_of_what_was_written_finds_it(text: str, start: int, length: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", HandClock()) as journal:
        journal.keep(note(text + "."))
        assert len(journal.entries(text=" ".join(text.split())[start : start + length])) == 1


def test_sensations_and_words_of_ones_own_are_found_and_earlier_versions_are_not(journal: Journal) -> None:
    part = Part("chest", 3, "tight as a drum")
    uid = journal.keep(Entry("body", journal.now(), (Answer(Question("body", "body"), (part,)),)))
    assert [entry.uid for entry in journal.entries(text="Drum")] == [uid]
    journal.keep(Entry("body", journal.now(), uid=uid))
    assert journal.entries(text="drum") == ()


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_are_finite_and_nothing_is_kept_of_one_that_is_not(journal: Journal, value: float) -> None:
    answers = (Answer(ASKED, (Part(value=1),)), Answer(ASKED, (Part(value=value),)))
    with pytest.raises(ValueError, match="finite"):
        journal.keep(Entry("a", journal.now(), answers))
    assert journal.entries() == ()


def test_halves_of_characters_are_joined(journal: Journal) -> None:
    uid = journal.keep(note("\ud83c\udf3f"))
    assert journal.entry(uid) == note("🌿", uid=uid)


def test_settings_are_kept(journal: Journal, path: Path, clock: HandClock) -> None:
    journal.set_setting("mapping", {"mood": ["rad", "süß"]})
    journal.set_setting("gone", 1)
    journal.set_setting("gone", None)
    with Journal.open(path, clock) as other:
        assert (other.setting("mapping"), other.setting("gone")) == ({"mood": ["rad", "süß"]}, None)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        note("a", at=datetime(2031, 5, 4))  # noqa: DTZ001
