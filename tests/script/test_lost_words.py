"""Whatever YAML takes away from a line of words is told at its place; what it leaves is silent."""

from __future__ import annotations

import os
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import script
from guide.problems import Problem
from guide.script.collect import collect
from tests.scripts import HEAD

CODES = ("lost-words", "swallowed-step", "split-line", "unknown-step", "bad-step", "syntax", "alias", "not-text")


def practice(line: str, after: str = "") -> str:
    return f"{HEAD}sections:\n  - title: One\n    closing: true\n    steps:\n      - Hi.\n      - {line}\n{after}"


def told(text: str) -> list[Problem]:
    reading = script.parse(text)
    return [each for each in (*reading.problems, *reading.advice) if each.code in CODES]


AT = 11
LOST = [
    ("Step #1 is here. # and this?", 14, "#1 is here. # and this?"),
    ("Breathe in # and out", 20, "# and out"),
    ("Breathe in. #softly", 21, "#softly"),
    ("# nothing else", 9, "# nothing else"),
    ("&soft and slow", 9, "&soft"),
    ("!soft and slow", 9, "!soft"),
    ("!!soft and slow", 9, "!!soft"),
    ("! stop", 9, "'!'"),
    ("&soft", 9, "&soft"),
    ("? what is here", 9, "'?'"),
    ("say: Step #1", 19, "#1"),
    ("say: &soft and slow", 14, "&soft"),
    ("say: {text: Step #1}", 26, "comment"),
    ("gate: {or_after: 9s, text: &slow down}", 36, "&slow"),
    ("silence: {for: 9s, announce: !quiet now}", 38, "!quiet"),
    ("*soft* and slow", 9, "*"),
    ("*soft and slow", 9, "*"),
    ("**Rest**", 9, "*"),
    ("> and so", 9, ">"),
    ("| and so", 9, "|"),
    ("- Breathe.", 9, "one dash"),
    ("{place}", 0, '"{place}"'),
    ("null", 9, "null"),
    ("~", 9, "~"),
]


@pytest.mark.parametrize(("line", "column", "names"), LOST)
def test_what_is_lost_is_told_where_it_stands(line: str, column: int, names: str) -> None:
    found = told(practice(line))
    assert found, line
    assert (found[0].where.line, names in str(found[0])) == (AT, True), found[0]
    if column:
        assert found[0].where.column == column


KEPT = [
    "Breathe in.", "C# is a note, and so is C#.", "'Step #1 is here.'", '"Step #1 is here." # a note', "yes", "no",
    "on", "1", "5", "1:30", "0x1F", "2026-01-01", "1_000", ".5", "1e3", "true", "Rock & roll, you & me!",
    "Let go - and rest.", "Are you here? Yes!", "5 * 3 > 2 | 1", "100 %", "me@home", "don't", "a body's weight",
    "a 'quoted' word",
    'a "quoted" word', "!!str 5", "Half {n.} no", ">-\n        Words on\n        two lines.", "pause: 8s # a note",
    "bell: bowl # a note", "Breathe in\n        and out.", "'Breathe in\n\n        and out.'",
    "|\n        One.\n        # Two.",
]  # fmt: skip


@pytest.mark.parametrize("line", KEPT)
def test_what_is_kept_is_silent(line: str) -> None:
    assert told(practice(line)) == []


WORDS = st.text(st.sampled_from(" abcABC123.,;#&!*?|>@`%\"'{}[]:-_~=<äé…“"), min_size=1, max_size=24)


@settings(max_examples=int(os.environ.get("GUIDE_EXAMPLES", "400")), deadline=None, derandomize=True, database=None)
@given(WORDS)
def test_words_are_spoken_as_they_stand_or_it_is_told(words: str) -> None:
    """Independent of how it is found: the words that are heard are compared with those that are written."""
    text = practice(words)
    reading = script.parse(text)
    heard = " ".join(each.words for each in collect(reading.script).utterances) if reading.script else ""
    bare = words.strip()
    if re.fullmatch(r"""(["']).*\1(\s+#.*)?""", bare):
        return  # quotes say which words are meant
    if reading.script and f"Hi. {' '.join(bare.split())}".split() != heard.split() and bare != "Hi.":
        assert reading.problems or any(each.where.line == AT for each in reading.advice) or "[" in words, heard


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (practice("Breathe in.\n       - Breathe out."), 12, "swallowed-step"),
        (practice('"Breathe in.\n      - pause: 5s\n      - Breathe out."'), 12, "swallowed-step"),
        (practice("Breathe in.\n        • Breathe out."), 12, "swallowed-step"),
        (practice("choose: {by: touch, yes: [You might pause, and rest.]}"), 11, "split-line"),
        (HEAD.replace("title: T", "title: Calm #2") + "sections: [{title: a, steps: [Hi.]}]\n", 1, "lost-words"),
        (
            HEAD.replace("summary: S", "summary: &two minutes") + "sections: [{title: a, steps: [Hi.]}]\n",
            2,
            "lost-words",
        ),
        (HEAD + "settings: {place: &the sea}\nsections: [{title: a, steps: [Hi.]}]\n", 6, "lost-words"),
    ],
)
def test_it_is_told_of_everything_that_people_read(text: str, line: int, code: str) -> None:
    assert (line, code) in [(each.where.line, each.code) for each in told(text)]


@pytest.mark.parametrize("head", ["kind: rest # a note", "language: en # a note", "bed: none # a note"])
def test_a_comment_behind_a_name_is_a_comment(head: str) -> None:
    name = head.partition(":")[0]
    kept = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(name))
    assert told(f"{kept}{head}\nsections: [{{title: a, steps: [Hi.]}}]\n") == []


@pytest.mark.parametrize("glued", ["text:Let go.", "text:\u00a0Let go."])
def test_a_colon_without_a_blank_in_braces_is_told(glued: str) -> None:
    hints = [each.hint for each in script.parse(practice(f"say: {{{glued}, pace: 0.9}}")).problems]
    assert "a blank is missing behind the colon: text: Let go." in hints


def test_a_comma_in_braces_is_told() -> None:
    (problem,) = script.parse(practice("say: {text: Let go, and rest.}")).problems
    assert "comma" in problem.hint


@pytest.mark.parametrize(
    "line", [line for line, _, names in LOST if names not in ("null", "~", "one dash", "comment") and line != "{place}"]
)
def test_the_way_out_is_one(line: str) -> None:
    """The line in quotes, as the hint has it, is heard as it was meant."""
    (first, *_) = told(practice(line))
    way = first.hint.partition("in quotes: ")[2].partition("; a note")[0]
    value = yaml.safe_load(way)
    reading = script.parse(practice(way))
    assert isinstance(value, str)
    assert not told(practice(way)), way
    assert reading.script
