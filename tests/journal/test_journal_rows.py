"""Rows for looking back: one for each part, the earliest first, of what is done."""

from __future__ import annotations

from datetime import date, timedelta

from guide.journal import (
    Answer,
    AnswerRow,
    Entry,
    EventKind,
    Feeling,
    Felt,
    Journal,
    Moment,
    Part,
    Question,
    SessionRow,
    State,
    Zone,
)
from tests.journal.entry_kit import note
from tests.journal.felt_kit import feel
from tests.journal.journal_kit import Begin, HandClock


def test_each_part_of_each_answer_is_a_row(journal: Journal, begin: Begin, clock: HandClock) -> None:
    log = begin()
    feel(log, Moment.BEFORE, Feeling(Zone.HOT, 7, (Felt("anxious", 4), Felt("tired"))))
    common = (1, "check-in", date(2031, 5, 4), 7.5, clock.time.timestamp(), log.id, "before")
    assert journal.answer_rows() == [
        AnswerRow(*common, 0, "zone", "zone", "", 0, "hot", None, None),
        AnswerRow(*common, 1, "distress", "scale", "distress@1", 0, None, 7.0, None),
        AnswerRow(*common, 2, "felt", "words", "", 0, "anxious", 4.0, None),
        AnswerRow(*common, 2, "felt", "words", "", 1, "tired", None, None),
    ]
    assert [row.text for row in journal.answer_rows(question="felt")] == ["anxious", "tired"]
    assert [row.question for row in journal.answer_rows(kinds={"zone", "scale"})] == ["zone", "distress"]
    assert journal.answer_rows(question="felt", kinds=["zone"]) == []
    assert journal.answer_rows(kinds=()) == []


def test_rows_are_chosen_by_form_and_time_and_only_of_what_is_done(journal: Journal, clock: HandClock) -> None:
    later = clock.time + timedelta(days=3)
    journal.keep(note("late", at=later))
    journal.keep(note("early", at=clock.time, form="other"))
    journal.keep(note("open", at=clock.time, state=State.OPEN))
    journal.keep(note("aside", at=clock.time, state=State.SHELF))
    assert [(row.text, row.entry, row.moment, row.session) for row in journal.answer_rows()] == [
        ("early", 2, "", None), ("late", 1, "", None),
    ]  # fmt: skip
    assert [row.text for row in journal.answer_rows(form="other")] == ["early"]
    assert [row.text for row in journal.answer_rows(since=date(2031, 5, 5))] == ["late"]
    assert [row.text for row in journal.answer_rows(until=later)] == ["early"]


def test_a_question_asked_again_has_a_later_number(journal: Journal) -> None:
    asked = Question("belief", "scale", "How true?", "belief@1")
    journal.keep(Entry("a", journal.now(), tuple(Answer(asked, (Part(value=value),)) for value in (80, 30))))
    assert [(row.number, row.value) for row in journal.answer_rows(question="belief")] == [(0, 80.0), (1, 30.0)]


def test_a_session_is_a_row(journal: Journal, begin: Begin, clock: HandClock) -> None:
    ended, running = begin(), begin("other")
    ended.note(EventKind.ENDED, 60, 59.5)
    running.note(EventKind.HEARTBEAT, 3, 3)
    when = (date(2031, 5, 4), 7.5, clock.time.timestamp(), 180.0)
    facts = ("Breathing space", "breathwork", 1, *when)
    assert journal.session_rows() == [
        SessionRow(ended.id, "breathing-space", *facts, 59.5, True, "ended"),
        SessionRow(running.id, "other", *facts, 3.0, False, "still going"),
    ]
    clock.move(3600)
    assert [row.ending for row in journal.session_rows(practice="other")] == ["broke off"]
    assert journal.session_rows(since=date(2031, 5, 5)) == []


def test_a_session_tells_how_often_it_was_eased_and_grounded(journal: Journal, begin: Begin) -> None:
    cared, plain = begin(), begin("other")
    for kind in (EventKind.STARTED, EventKind.EASED, EventKind.GROUNDED, EventKind.EASED, EventKind.ENDED):
        cared.note(kind, 60, 60)
    plain.note(EventKind.STARTED, 0, 0)
    assert [(row.session, row.eased, row.grounded) for row in journal.session_rows()] == [
        (cared.id, 2, 1), (plain.id, 0, 0),
    ]  # fmt: skip


def test_rows_of_some_questions_are_those_of_all_that_answer_them(journal: Journal, clock: HandClock) -> None:
    """Written in another order than they were lived in, and with texts that many entries have."""
    for number in range(40):
        words = tuple(Part(text, 3.0) for text in ("calm", "sad", "")[: number % 4])
        asked = (Question("felt", "words", "?"), words), (Question("line", "line", "?"), (Part("calm"),))
        answers = tuple(Answer(question, parts) for question, parts in asked[number % 3 % 2 :] if parts)
        at = clock.time + timedelta(hours=7 * (number * 17 % 40))
        journal.keep(Entry(f"form-{number % 3}", at, answers))
    rows = journal.answer_rows()
    assert len(rows) > 40
    assert rows == sorted(rows, key=lambda row: (row.stamp, row.entry, row.number, row.part))
    for name in ("felt", "line", "none"):
        assert journal.answer_rows(question=name) == [row for row in rows if row.question == name]
    assert journal.answer_rows(kinds={"words"}, form="form-1", since=date(2031, 5, 8)) == [
        row for row in rows if row.kind == "words" and row.form == "form-1" and row.day >= date(2031, 5, 8)
    ]
