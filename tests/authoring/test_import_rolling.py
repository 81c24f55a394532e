"""Captions that roll say every line once; captions that do not say it as often as it stands there."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.import_kit import MANY, of, said, taken, words

WORDS = ["breathe", "in", "and", "out", "let", "it", "be", "as", "is", "rest", "here"]
COUNTED = ["one", "two", "three", "four", "five", "six", "seven"]
LINES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    min_size=3,
    max_size=9,
)


@dataclass(frozen=True)
class Cue:
    begin: int
    """Milliseconds."""
    end: int
    lines: tuple[str, ...]


def clock(milliseconds: int, mark: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"


def file(cues: list[Cue], form: str) -> str:
    mark = "," if form == "srt" else "."
    blocks = [f"{clock(cue.begin, mark)} --> {clock(cue.end, mark)}\n" + "\n".join(cue.lines) for cue in cues]
    return "\n\n".join((["WEBVTT"] if form == "vtt" else []) + blocks) + "\n"


def held(lines: list[str]) -> list[Cue]:
    """As YouTube makes them: each new line comes word by word under the one before, and is then held for a moment."""
    cues = []
    for at, line in enumerate(lines):
        begin = at * 3000
        first, *rest = line.split()
        stamped = first + "".join(f"<{clock(begin + 100, '.')}><c> {word}</c>" for word in rest)
        cues.append(Cue(begin, begin + 2990, (lines[at - 1] if at else " ", stamped)))
        cues.append(Cue(begin + 2990, begin + 3000, (line, " ")))
    return cues


def rolled(rows: int) -> object:
    """As on television: a window of so many rows."""

    def roll(lines: list[str]) -> list[Cue]:
        return [
            Cue(at * 3000, at * 3000 + 3000, tuple(lines[max(0, at - rows + 1) : at + 1])) for at in range(len(lines))
        ]

    return roll


def grown(lines: list[str]) -> list[Cue]:
    """As they are written live: a line grows by a word a cue."""
    cues: list[Cue] = []
    for line in lines:
        parts = line.split()
        for count in range(1, len(parts) + 1):
            begin = len(cues) * 500
            cues.append(Cue(begin, begin + 500, (" ".join(parts[:count]),)))
    return cues


@pytest.mark.parametrize("form", ["vtt", "srt"])
@pytest.mark.parametrize("style", [held, rolled(2), rolled(3)], ids=["held", "two", "three"])
@MANY
@given(LINES)
def test_a_line_that_rolls_is_said_once(form: str, style: object, lines: list[str]) -> None:
    assert callable(style)
    cues = style(lines)
    found, _ = taken(file(cues, form), form)
    assert said(found) == words(" ".join(lines))


@MANY
@given(st.lists(st.sampled_from(COUNTED), min_size=4, max_size=7, unique=True))
def test_a_line_that_grows_is_said_once_from_its_first_word_on(line: list[str]) -> None:
    found, _ = taken(file(grown([" ".join(line)]), "vtt"), "vtt")
    assert said(found) == line
    assert of(found, "until") == [0.0]


@pytest.mark.parametrize("form", ["vtt", "srt"])
@MANY
@given(LINES, st.integers(200, 3000))
def test_a_line_that_comes_again_after_a_while_is_said_again(form: str, lines: list[str], gap: int) -> None:
    cues = [Cue(at * 4000, (at + 1) * 4000 - gap, (line,)) for at, line in enumerate(lines)]
    found, _ = taken(file(cues, form), form)
    assert said(found) == words(" ".join(lines))
    assert len(of(found, "until")) == len(lines)


@MANY
@given(LINES)
def test_one_line_after_the_other_without_a_gap_is_no_roll(lines: list[str]) -> None:
    """A mantra: the same words in every cue, one behind the other, each as long as it takes to say."""
    cues = [Cue(at * 4000, (at + 1) * 4000, (line,)) for at, line in enumerate([lines[0]] * 4)]
    assert said(taken(file(cues, "vtt"), "vtt")[0]) == words(" ".join([lines[0]] * 4))


ROLL = """WEBVTT
Kind: captions
Language: en

00:00:00.500 --> 00:00:03.000 align:start position:0%
{blank}
settle<00:00:01.000><c> into</c><00:00:01.500><c> your</c><00:00:02.000><c> seat</c>

00:00:03.000 --> 00:00:03.010 align:start position:0%
settle into your seat
{blank}

00:00:03.010 --> 00:00:06.000 align:start position:0%
settle into your seat
and<00:00:03.500><c> let</c><00:00:04.000><c> it</c><00:00:04.500><c> be</c>
""".replace("{blank}", " ")


def test_each_new_line_has_the_time_at_which_it_comes() -> None:
    found, result = taken(ROLL, "vtt")
    assert said(found) == ["settle", "into", "your", "seat", "and", "let", "it", "be"]
    assert of(found, "until") == [0.5, 3.01]
    assert result.unplaced == ()


def test_a_blank_line_behind_the_times_keeps_the_time() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\n\nSit down.\n\n00:09.000 --> 00:12.000\n\n\nAnd rest.\n"
    found, _ = taken(text, "vtt")
    assert said(found) == ["Sit", "down", "And", "rest"]
    assert of(found, "until") == [1.0, 9.0]


def test_an_empty_cue_takes_no_number_and_no_note_for_its_words() -> None:
    text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n\nNOTE\nnobody says this\n\n"
    text += "2\n00:03.000 --> 00:04.000\n\n3\n00:05.000 --> 00:06.000\nRest.\n"
    found, result = taken(text, "vtt")
    assert (said(found), of(found, "until")) == (["Rest"], [5.0])
    assert [each.what for each in result.unplaced] == ["NOTE nobody says this"]
