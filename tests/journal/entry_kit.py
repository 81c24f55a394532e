"""Entries of every shape, for laws."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from guide.journal import Answer, Attachment, Entry, Part, Question, State

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAME = st.sampled_from(["zone", "distress", "felt", "line", "belief", "a-b"])
QUESTION = st.builds(Question, NAME, st.sampled_from(["line", "scale", "words", "zone"]), TEXT, TEXT)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
PART = st.builds(
    Part, st.none() | TEXT, st.none() | NUMBER, TEXT, st.none() | st.integers(0, 9), st.integers(0, 9)
) | st.builds(Part, TEXT)
ANSWER = st.builds(Answer, QUESTION, st.lists(PART, min_size=1, max_size=3).map(tuple))
OFFSET = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
AT = st.builds(
    lambda at, zone: at.replace(tzinfo=zone),
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - gets one in the same line
    OFFSET,
)
UID = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")
ENTRY = st.builds(
    Entry,
    form=st.sampled_from(["check-in", "note", "a-clear-no"]),
    at=AT,
    answers=st.lists(ANSWER, max_size=4).map(tuple),
    zone=st.sampled_from(["", "Europe/Vienna"]),
    digest=TEXT,
    state=st.sampled_from(State),
    follows=st.none() | UID,
    share=st.booleans(),
    attachments=st.lists(st.builds(Attachment, TEXT, TEXT, TEXT), max_size=2).map(tuple),
)


def note(text: str, at: datetime = datetime(2031, 5, 4, 7, 30, tzinfo=UTC), **facts: object) -> Entry:
    """A note that says ``text``."""
    answers = (Answer(Question("note", "text"), (Part(text),)),) if text else ()
    return Entry(**{"form": "note", "at": at, "answers": answers, **facts})  # type: ignore[arg-type]
