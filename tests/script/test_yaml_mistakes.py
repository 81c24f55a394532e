"""The mistakes of people who have never written YAML: each at its line, in plain words, with a way out that works."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import script
from guide.script import mistakes
from tests.scripts import HEAD

GRAMMAR = ("did not find", "expected <", "cannot start any token", "not allowed in this context", "could not find")
"""How the library complains, which helps nobody."""


def practice(*lines: str, head: str = HEAD) -> str:
    body = "".join(f"      {line}\n" for line in lines)
    return f"{head}sections:\n  - title: One\n    closing: true\n    steps:\n{body}"


def problems(text: str) -> list[tuple[int, int, str]]:
    return [(each.where.line, each.where.column, str(each)) for each in script.parse(text).problems]


# line, column, what is said
STEP = [
    ('- "Breathe" in and out', 11, 9, "put the line in quotes: '\"Breathe\" in and out'"),
    ("- 'Breathe' in and out", 11, 9, "put the line in quotes"),
    ('- "He said "hi" to me"', 11, 9, "put the line in quotes: 'He said \"hi\" to me'"),
    ("- 'It's fine'", 11, 9, 'put the line in quotes: "It\'s fine"'),
    ("- {name}, welcome", 11, 9, '"{name}, welcome"'),
    ("- [3s] Breathe in.", 11, 9, '"[3s] Breathe in."'),
    ("\t- Breathe in.", 11, 7, "blanks, not tabs"),
    ("- \tBreathe in.", 11, 9, "blanks, not tabs"),
    ("- @home", 11, 9, '"@home"'),
    ("- %x", 11, 9, '"%x"'),
    ("- `softly`", 11, 9, '"`softly`"'),
    ("- 'tis the season", 11, 9, "apostrophe"),
    ("- 'em all", 11, 9, "apostrophe"),
    ('- "Breathe in.', 11, 9, "never closed"),
    ("- 'Breathe in.", 11, 9, "never closed"),
    ("- Notice: this: the breath", 11, 0, '"Notice: this: the breath"'),
    ("- say: Notice: the breath", 11, 0, '"Notice: the breath"'),
    ("-Breathe in.", 11, 7, "a blank is missing behind the dash"),
    ("-\u00a0Breathe in.", 11, 7, "a blank is missing behind the dash"),
    ("• Breathe in.", 11, 7, "begin it with a dash: - Breathe in."),
    ("* Breathe in.", 11, 7, "begin it with a dash: - Breathe in."),
    ("– Breathe in.", 11, 7, "begin it with a dash: - Breathe in."),
    ("Breathe in.", 11, 7, "no dash"),
    ("- pause: 5s bell: bowl", 11, 0, "each step has a line of its own"),
    ("  - pause: 5s", 11, 0, "further in"),
    (" - bell: bowl", 11, 0, "further in"),
    (" bell: bowl", 11, 0, "further in"),
    ("- say: {text: Hello", 11, 14, "never closed"),
    ("- say: {text: \"Hello\" you}", 11, 0, ""),
    ('- "C:\\quiet"', 11, 12, "backslash"),
    ("- | words", 11, 9, '"| words"'),
    ("- > words", 11, 9, '"> words"'),
    ("- ] words", 11, 9, '"] words"'),
    ("- , words", 11, 9, '", words"'),
    ("- Breathe in # slowly\n        and out.", 12, 0, "# sign"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "line", "column", "says"), STEP)
def test_a_mistake_has_its_line_and_a_way_out(wrong: str, line: int, column: int, says: str) -> None:
    text = practice("- Hi.", wrong, "- Rest now, and don't hurry.", '- "Good."', "- Bye.")
    found = problems(text)
    assert found
    assert found[0][0] == line, found
    assert column in (0, found[0][1]), found
    assert says in found[0][2], found
    assert not any(word in each for _, _, each in found for word in GRAMMAR), found


def test_the_first_step_may_be_mistyped_as_well() -> None:
    for wrong in ("-Breathe in.", "• Breathe in.", "-Breathe.\n      -And out."):
        (found,) = problems(practice(wrong))
        assert found[0] == 10 or "list" in found[2]
        assert "- Breathe" in found[2]


HEADS = [
    ("title:Calm\n", 1, "a blank is missing behind the colon"),
    ("title Calm\n", 1, "no colon"),
    ("title:\u00a0Calm\n", 1, "a blank is missing behind the colon"),
    ("title: T\n\u2003note: Ouch.\n", 2, "blank of another kind"),
    ("note: |\nSome words.\ntitle: T\n", 2, ""),
    ("title: T\nvoice:\n\tpace: 0.9\n", 3, "tabs"),
    ("title: T\nnote: some words # here\n  and there\n", 3, "# sign"),
    ("title: Calm: a start\n", 1, '"Calm: a start"'),
    ('title: "Calm" now\n', 1, "put the line in quotes"),
    ('title: "Calm\n', 1, "never closed"),
    ("title: 'Calm\n", 1, "never closed"),
    ("title: @calm\n", 1, '"@calm"'),
    ("  title: Calm\n", 2, "begins in the same column"),
    ("title: Calm\n  note: Ouch.\n", 2, "further in"),
    ("title: Calm\n\tnote: Ouch.\n", 2, "tabs"),
    ("title: Calm\n\u00a0\u00a0note: Ouch.\n", 2, "blank of another kind"),
]


@pytest.mark.parametrize(("wrong", "line", "says"), HEADS)
def test_a_mistake_in_the_head_too(wrong: str, line: int, says: str) -> None:
    found = problems(practice("- Hi.", head=wrong + HEAD.removeprefix("title: T\n")))
    assert (found[0][0], says in found[0][2]) == (line, True), found
    assert not any(word in each for _, _, each in found for word in GRAMMAR), found


def test_one_slip_does_not_hide_the_others() -> None:
    text = practice('- "Breathe" in', "- @home", "- pause: soon", "-Rest.", "- 'tis late", "- sey: hi")
    assert [each[0] for each in problems(text)] == [10, 11, 12, 13, 14, 15] or [each[0] for each in problems(text)] == [
        9,
        10,
        11,
        12,
        13,
        14,
    ]


def test_a_quote_that_is_never_closed_swallows_nothing_else() -> None:
    text = practice('- "Breathe in.', "- pause: soon", "- sey: hi")
    assert [(line, "syntax" in said) for line, _, said in problems(text)] == [(10, True), (11, False), (12, False)]


def test_a_quote_that_is_closed_by_the_next_is_told_where_it_opens() -> None:
    text = practice("- 'Breathe in.", "- pause: 5s", "- Don't hurry.", "- Bye.")
    assert [line for line, _, _ in problems(text)] == [10]


def test_a_bracket_over_several_lines_is_not_blamed_for_a_line_within_it() -> None:
    for inside in ('text: "Hello" you,', "text: @home,", "text: *you all*,"):
        found = problems(practice("- say: {", f"    {inside}", "    pace: 0.9}", "- Bye."))
        assert [line for line, _, _ in found] == [11], found


WORDS = st.text(st.sampled_from("ab cde, .'\"{}[]:#@%`&*!|>?-~\\äé…“”"), min_size=1, max_size=30)


@settings(max_examples=int(os.environ.get("GUIDE_EXAMPLES", "400")), deadline=None, derandomize=True, database=None)
@given(WORDS)
def test_whatever_is_mistyped_in_a_line_is_told_at_that_line(words: str) -> None:
    """The library is never quoted, and neither the end of the file nor an innocent line is named."""
    text = practice("- Hi.", f"- {words}", "- Rest now.", "- Bye.")
    for line, _, said in problems(text):
        assert line == 11, (words, said)
        if " syntax " in said:
            assert not any(word in said for word in GRAMMAR), (words, said)
            assert "(" in said, said


@settings(max_examples=int(os.environ.get("GUIDE_EXAMPLES", "300")), deadline=None, derandomize=True, database=None)
@given(WORDS)
def test_a_line_that_is_mended_says_the_same_and_can_be_read(words: str) -> None:
    line = f"      - {words}"
    better = mistakes.mended(line)
    if better:
        better = mistakes.mended(better) or better  # behind one mistake there may be another
        found = problems(practice("- Hi.") + better + "\n      - Bye.\n")
        assert not any(" syntax " in said for _, _, said in found), (better, found)
        letters = re.compile(r"[^\w]+")
        assert letters.sub("", better) == letters.sub("", line)


def test_many_mistakes_take_no_time_and_are_told_in_part() -> None:
    found = problems(practice(*['- "a" b'] * 3_000))
    assert 1 <= len(found) <= 20
