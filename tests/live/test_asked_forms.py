"""What is answered to a form before a practice is spoken in it; what was skipped leaves the author's words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import script
from guide.forms.answers import Answer, Part, Question
from guide.journal import Entry, Moment
from guide.lint import run
from guide.live.check_in import filled
from guide.live.session import LiveSession
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.script.model import Script
from guide.timeline import Bus
from tests.live.by_hand import ByHand
from tests.live.session_kit import prepared
from tests.scripts import HEAD

TEXT = f"""{HEAD}voice: tone
ask: intention
after: {{hot: [], else: [both-and, note]}}
settings:
  intention: whatever brought you here
  place: {{default: here, choices: [here, there]}}
sections:
  - title: One
    steps: [Sit for a while.]
  - title: Two
    closing: true
    steps: ["You came for {{intention}}."]
"""


def read(text: str = TEXT) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def said(name: str, *texts: str) -> Answer:
    return Answer(Question(name, "line"), tuple(Part(text) for text in texts))


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ((), "You came for whatever brought you here."),
        ((said("intention", "a little rest"),), "You came for a little rest."),
        ((said("other", "a little rest"),), "You came for whatever brought you here."),
        ((said("intention", "word " * 61),), "You came for whatever brought you here."),
    ],
)
def test_an_intention_is_spoken_back(answers: tuple[Answer, ...], line: str, late: bool) -> None:
    session = LiveSession(RenderJob(read()), "t", None)
    try:
        if late:
            session.prepare()
        if answers:
            entry = Entry("intention", datetime(2026, 3, 1, tzinfo=UTC), answers)
            session.take(Moment.BEFORE, entry)
        session.prepare()
        session.begin(ByHand())
        _, piece = prepared(session)
        spoken = [clip.source.words for clip in piece.timeline.clips if clip.bus is Bus.VOICE]  # type: ignore[union-attr]
    finally:
        session.close()
    assert line in spoken


def test_what_is_not_among_the_choices_changes_nothing() -> None:
    assert filled(read(), {}, [said("place", "nowhere")]) == {}
    assert filled(read(), {"place": "there"}, [said("place", "here")]) == {"place": "here"}


@given(st.text(max_size=400))
def test_whatever_is_answered_can_be_prepared(text: str) -> None:
    answers = [said("intention", text)] if text else []
    RenderJob(read(), RenderOptions(settings=filled(read(), {}, answers))).applied  # noqa: B018 - raises nothing


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("ask: intension", ["unknown-form"]),
        ("after: [both-and, wat]", ["unknown-form"]),
        ("after: {warm: [both-and]}", ["unknown-zone"]),
        ("after: {hot: }", []),
        ("ask: []", []),
    ],
)
def test_names_of_forms_are_checked(head: str, codes: list[str]) -> None:
    text = f"{HEAD}{head}\nsections:\n  - title: One\n    closing: true\n    steps: [Sit for a while.]\n"
    assert [each.code for each in run.wrong(script.parse(text))] == codes
