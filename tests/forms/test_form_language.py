"""The language of forms: what is read, and what is told, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.forms import reading
from guide.forms.kinds import kinds
from tests.forms.forms_kit import HEAD, codes, form


@pytest.mark.parametrize("kind", [each for each in kinds() if each != "again"])
def test_the_example_of_each_kind_is_a_question(shelf: Path, kind: str) -> None:
    text = kinds()[kind].EXAMPLE.replace("\n", "\n    ").replace("each: [felt]", "each: [felt]")
    before = "  - words: What is there?\n    as: felt\n  - line: And the thought?\n    as: thought\n"
    before += "  - line: Your words?\n    as: words\n"
    found = form(f"{before}  - {text}\n").questions[-1]
    assert kind == found.NAME


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ("  - line: Who?\n    lin: x\n", [(2, "unknown-key")]),
        ("  - lines: Who?\n", [(1, "unknown-kind")]),
        ("  - just words\n", [(1, "not-a-mapping")]),
        ("  - line: Who?\n    text: What?\n", [(2, "two-kinds")]),
        ("  - line: Who?\n    as: 'yes'\n", [(1, "bad-name")]),
        ("  - line: Who?\n    as: Two Words\n", [(1, "bad-name")]),
        ("  - line: Who?\n    as: a\n  - line: What?\n    as: a\n", [(3, "duplicate-name")]),
        ("  - line: Who?\n    when: {safe: no}\n", [(2, "unknown-question")]),
        ("  - choose: Safe?\n    as: safe\n    from: [yes, no]\n  - line: x?\n    when: {safe: maybe}\n",
         [(5, "unknown-choice")]),
        ("  - choose: Safe?\n    from: [yes]\n", [(1, "missing-key")]),
        ("  - choose: Safe?\n    from: [yes, yes]\n", [(1, "duplicate-choice")]),
        ("  - scale: How much?\n", [(1, "missing-key")]),
        ("  - scale: How much?\n    of: beleif\n", [(1, "unknown-scale")]),
        ("  - again: belief\n", [(1, "unknown-question")]),
        ("  - line: What of {earlier}?\n", [(1, "unknown-name")]),
        ("  - card: help\n", [(1, "unknown-card")]),
        ("  - rehearse: {mine: x}\n", [(1, "missing-key")]),
        ("  - line: x?\n    track: money\n", [(2, "unknown-track")]),
        ("  - line: x?\n    offer: [poem]\n", [(2, "unknown-offer")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(shelf: Path, questions: str, expected: list[tuple[int, str]]) -> None:
    assert codes(questions) == expected


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("intensity: 3\n", "missing-note"),
        ("minutes: soon\n", "bad-minutes"),
        ("keep: for ever\n", "unknown-keep"),
        ("rotate: true\n", "missing-key"),
        ("looks:\n  - over-time: nothing\n", "unknown-question"),
        ("looks:\n  - over-time: [who, who]\n", "bad-look"),
        ("looks:\n  - under-time: who\n", "unknown-look"),
        ("looks:\n  - {tally: who, digest: who}\n", "bad-look"),
    ],
)
def test_what_is_wrong_in_the_head(shelf: Path, head: str, code: str) -> None:
    assert [each for _, each in codes("  - line: Who?\n    as: who\n", head)] == [code]


def test_twelve_questions_are_enough(shelf: Path) -> None:
    many = "".join(f"  - line: Number {number}?\n    as: q{number}\n" for number in range(13))
    assert [code for _, code in codes(many)] == ["too-many-questions"]
    assert not codes(many.rsplit("  - ", 1)[0] + "  - again: q1\n")


def test_a_card_stands_for_the_note(shelf: Path) -> None:
    assert not codes("  - line: Who?\n  - card: support\n", "intensity: 3\n")


def test_closed_eyes_need_questions_that_can_be_heard(shelf: Path) -> None:
    assert [code for _, code in codes("  - field: Where?\n", "say: true\n")] == ["not-spoken"]


def test_a_question_without_a_name_is_called_by_its_kind() -> None:
    assert [each.name for each in form("  - line: A?\n  - line: B?\n  - text: C?\n").questions] == [
        "line",
        "line-2",
        "text",
    ]


def test_a_question_asked_again_is_the_same(shelf: Path) -> None:
    first, again = form("  - scale: How true?\n    of: belief\n    as: belief\n  - again: belief\n").questions
    assert (again.name, again.ask, again.scale, again.again) == (first.name, first.ask, "belief@1", True)


@settings(max_examples=150)
@given(st.text("abc:-[]{}\n 'line?wen", max_size=120))
def test_reading_never_raises(text: str) -> None:
    reading.parse(text)
    reading.parse(HEAD + text)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_reading_bytes_never_raises(raw: bytes) -> None:
    reading.parse(raw)
