"""A form being filled in: which question comes, what is typed, what it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.forms import feeling_words
from guide.forms.answers import Part
from guide.forms.interview import Interview
from guide.forms.question import Known, MisreadError, pick
from tests.forms.forms_kit import form

SAFE = """  - choose: Is it safe?
    as: safe
    from: [yes, I think so, no]
  - card: support
    when: {safe: no}
  - line: Your words?
    as: words
    unless: {safe: no}
  - line: You would say, {words}. And then?
    as: then
    when: {words: any}
"""


def typed(interview: Interview, *lines: str) -> None:
    for line in lines:
        interview.typed([line])


def test_conditions_choose_the_way() -> None:
    interview = Interview(form(SAFE))
    typed(interview, "no")
    assert interview.current is not None
    assert interview.current.NAME == "card"
    typed(interview, "")
    assert interview.current is None
    assert [(each.question.name, each.parts[0].text) for each in interview.answers()] == [("safe", "no")]


def test_what_was_skipped_holds_never() -> None:
    interview = Interview(form(SAFE))
    typed(interview, "", "")
    assert interview.current is None
    assert interview.answers() == ()


def test_earlier_words_stand_in_later_questions() -> None:
    interview = Interview(form(SAFE))
    typed(interview, "I th", "Not at dinner")
    assert interview.words() == "You would say, Not at dinner. And then?"
    typed(interview, "I leave")
    assert interview.answers()[-1].question.asked == "You would say, Not at dinner. And then?"


def test_going_back_and_saying_otherwise_takes_the_other_way() -> None:
    interview = Interview(form(SAFE))
    typed(interview, "yes", "Not at dinner", "I leave")
    for _ in range(3):
        assert interview.back()
    assert not interview.back()
    typed(interview, "no")
    assert [each.question.name for each in interview.answers()] == ["safe"]
    typed(interview, "")
    interview.go_to(0)
    typed(interview, "yes")
    assert [each.question.name for each in interview.answers()] == ["safe", "words", "then"]  # nothing is thrown away


def test_both_are_kept_of_what_is_asked_again(shelf: Path) -> None:
    interview = Interview(form("  - scale: How true?\n    of: belief\n    as: belief\n  - again: belief\n"))
    typed(interview, "8", "3")
    assert [(each.question, each.parts[0].value) for each in interview.answers()] == [
        (interview.answers()[0].question, 8.0), (interview.answers()[0].question, 3.0),
    ]  # fmt: skip


def test_what_was_skipped_is_not_asked_again(shelf: Path) -> None:
    interview = Interview(form("  - scale: How true?\n    of: belief\n    as: belief\n  - again: belief\n"))
    typed(interview, "")
    assert interview.current is None


def test_half_done_and_found_again() -> None:
    asked = form(SAFE)
    first = Interview(asked)
    typed(first, "yes", "Not at dinner")
    second = Interview(asked)
    second.resume(first.answers())
    assert second.current is not None
    assert second.current.name == "then"
    assert second.answers() == first.answers()


@pytest.mark.parametrize(
    ("question", "line", "parts"),
    [
        ("zone: How?", "2", (Part("inside"),)),
        ("zone: How?", "h", (Part("hot"),)),
        ("scale: How?\n    of: belief", "7", (Part(value=7.0),)),
        ("field: How?", "0,5 -0,25", (Part("pleasantness", 0.5), Part("energy", -0.25))),
        ("field: How?", "1;0", (Part("pleasantness", 1.0), Part("energy", 0.0))),
        ("several: Which?\n    from: [a, b, c]", "3, a, 1", (Part("c"), Part("a"))),
        ("several: Which?\n    from: [a, b]\n    own: true", "b, tea", (Part("b"), Part("tea", other="own"))),
        ("choose: Which?\n    from: [a, b]\n    own: true", "neither", (Part("neither", other="own"),)),
        ("next: What?", " call  her ", (Part("call her", other="open"),)),
        ("count: How often?", "12", (Part(value=12.0),)),
        ("person: Who?", "an", (Part("Anna"),)),
        ("person: Who?", "M", (Part("M"),)),
        ("practice: Which?\n    from: [body-scan, long-exhale]", "long", (Part("long-exhale"),)),
    ],
)
def test_what_is_typed(shelf: Path, question: str, line: str, parts: tuple[Part, ...]) -> None:
    interview = Interview(form(f"  - {question}\n"), Known(names=lambda source: ("Anna", "Bo")))
    interview.typed([line])
    assert interview.answers()[0].parts == parts


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("zone: How?", "warm"),
        ("scale: How?\n    of: belief", "11"),
        ("scale: How?\n    of: belief", "7.5"),
        ("scale: How?\n    of: belief", "nan"),
        ("scale: How?\n    of: belief", "a lot"),
        ("field: How?", "0.5"),
        ("field: How?", "2 0"),
        ("choose: Which?\n    from: [apple, apricot]", "ap"),
        ("choose: Which?\n    from: [a, b]", "3"),
        ("words: Which?", "sad 9"),
        ("count: How often?", "-1"),
        ("practice: Which?\n    from: [body-scan, long-exhale]", "run"),
        ("list: What?\n    most: 1", "a\nb"),
    ],
)
def test_what_is_no_answer_is_told_and_the_question_stays(shelf: Path, question: str, line: str) -> None:
    interview = Interview(form(f"  - {question}\n"))
    with pytest.raises(MisreadError, match=r"\.$"):
        interview.typed(line.split("\n"))
    assert interview.place == 0
    interview.typed([""])
    assert interview.answers() == ()


def test_a_place_in_the_body_belongs_to_a_word(shelf: Path) -> None:
    (shelf / "words").mkdir()
    regions = "language: en\nregions:\n  - region: chest\n    name: chest\n    sensations: [tight]\n"
    (shelf / "words" / "body.yaml").write_text(regions, encoding="utf-8")
    from guide.forms import body_regions

    body_regions.regions.cache_clear()
    interview = Interview(form("  - words: What?\n    as: felt\n  - body: Where?\n    each: [felt]\n"))
    typed(interview, "tired, gloomy 3", "chest tight: gloomy")
    felt, body = interview.answers()
    assert felt.parts[1] == Part("gloomy", 3.0)
    assert body.parts == (Part("chest", other="tight", link=0, link_part=1),)
    edited = Interview(interview.form)
    edited.resume(interview.answers())
    edited.go_to(0)
    edited.keep()
    edited.keep()
    assert edited.answers() == interview.answers()
    interview.go_to(0)
    typed(interview, "tired")
    assert interview.answers()[1].parts == (Part("chest", other="tight"),)
    body_regions.regions.cache_clear()


def test_one_of_each_track_and_the_one_that_waited_longest() -> None:
    rotating = form(
        "".join(
            f"  - line: {track} {n}?\n    as: {track}-{n}\n    track: {track}\n"
            for track in ("self", "pain")
            for n in "ab"
        ),
        "rotate: true\n",
    )
    assert [rotating.questions[at].name for at in Interview(rotating).visible()] == ["self-a", "pain-a"]
    asked = {"self-a": 100.0, "pain-a": 50.0, "pain-b": 60.0}
    later = Interview(rotating, asked_before=asked)
    assert [rotating.questions[at].name for at in later.visible()] == ["self-b", "pain-a"]


def test_enough_after_the_first_two() -> None:
    interview = Interview(form("  - zone: How?\n  - line: A?\n  - line: B?\n", "enough: 2\n"))
    assert not interview.enough
    typed(interview, "1")
    assert not interview.enough
    typed(interview, "")
    assert interview.enough
    typed(interview, "x")
    assert not interview.enough


@given(st.lists(st.sampled_from(["yes", "no", "", "words of mine", "back"]), max_size=20))
def test_any_way_through_ends_in_answers_that_were_asked(steps: list[str]) -> None:
    interview = Interview(form(SAFE))
    for step in steps:
        if step == "back":
            interview.back()
        elif interview.current is not None:
            try:
                interview.typed([step])
            except MisreadError:
                continue
    asked = {interview.form.questions[place].name for place in interview.visible()}
    assert {each.question.name for each in interview.answers()} <= asked


SHOWN = {"not safe": "nicht sicher", "safe enough": "sicher genug", "so": "mittel", "none": "so gut wie nichts"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2", "safe enough"), ("5", None), ("nicht sicher", "not safe"), ("NICHT", "not safe"),
        ("not safe", "not safe"),
        ("safe", "safe enough"), ("so", "so"), ("so g", "none"), ("s", None), ("x", None),
    ],
)  # fmt: skip
def test_an_option_is_meant_by_how_it_is_shown_and_by_how_it_is_kept(said: str, meant: str | None) -> None:
    assert pick(said, tuple(SHOWN), SHOWN.__getitem__) == meant


def test_there_are_a_hundred_words_each_with_its_meaning_and_its_place() -> None:
    found = feeling_words.words()
    assert len({word.name for word in found}) == len(found) >= 100
    assert all(word.definition.endswith(".") and len(word.definition.split()) >= 3 for word in found)
    assert len({(word.pleasantness > 0, word.energy > 0) for word in found}) == 4
