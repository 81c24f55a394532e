"""How it feels, line by line: what is asked, what is kept, and that the practice hears it from its first line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import places
from guide.forms import feeling_words
from guide.forms.kinds.words import WordsQuestion
from guide.forms.question import Known
from guide.journal import Journal
from guide.problems import Where
from tests.cli.cli_kit import guide

TEXT = """title: Asked
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    closing: true
    steps:
      - choose: {by: zone, hot: [Much at once.], inside: [There is room.], cold: [Far away.], else: [As written.]}
"""


@pytest.fixture
def practice(tmp_path: Path) -> str:
    path = tmp_path / "asked.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("zone", "distress", "line"),
    [("hot", "8", "Much at once."), ("h", "", "Much at once."), ("in", "2", "There is room."),
     ("cold", "", "Far away."), ("", "8", "As written."), ("", "", "As written.")],
)  # fmt: skip
def test_what_is_typed_is_heard_and_kept(practice: str, zone: str, distress: str, line: str) -> None:
    pytest.importorskip("pty", reason="Windows has no such terminals")
    from tests.cli.terminal import Terminal

    terminal = Terminal("play", practice, "--silent", "--plain")
    try:
        terminal.hear("How is it inside")
        terminal.type(zone)
        terminal.hear("How much distress")
        terminal.type(distress)
        terminal.hear("m for more, Enter goes on: ")
        terminal.type("")
        terminal.hear(line)
        for question, typed in (("How is it inside now?", ""), ("How much distress", ""), ("Which words", "?")):
            terminal.hear(question)
            terminal.type(typed)
        terminal.hear("joyful, happy")
        terminal.type("calm,  a little  hollow 2, ten")
        terminal.hear("to keep of this?")
        terminal.type("Good.")
        terminal.hear("It has become quieter.")
        assert terminal.process.wait(30) == 0
    finally:
        terminal.close()
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        (kept,) = journal.sessions()
    assert kept.after is not None
    assert [each.word for each in kept.after.words] == ["calm", "a little hollow", "tender"]
    assert [each.strength for each in kept.after.words] == [None, 2, None]
    assert (kept.before is not None) == bool(zone or distress)
    assert kept.reflection == "Good."


@pytest.mark.parametrize("arguments", [["--no-check-in"], []], ids=["not asked", "nobody to ask"])
def test_not_asked_is_nothing_said(practice: str, arguments: list[str]) -> None:
    played = guide("play", practice, "--silent", "--plain", *arguments)
    assert played.returncode == 0
    assert "As written." in played.stdout


def felt(text: str) -> list[str]:
    """The words that are kept of what was typed."""
    question = WordsQuestion(Where("form.yaml"), "Which words?")
    return [str(part.text) for part in question.typed([text], Known())]


WORDS = [word.name for word in feeling_words.words()]


@given(st.lists(st.sampled_from(WORDS), unique=True), st.sampled_from([",", ", ", " ,, "]))
def test_words_of_ours_are_kept_as_they_are(words: list[str], comma: str) -> None:
    assert felt(comma.join(words)) == words
    assert felt(comma.join(words).upper()) == words


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Nd")), max_size=60))
def test_whatever_is_typed_nothing_is_lost_and_nothing_is_empty(text: str) -> None:
    typed = list(dict.fromkeys(filter(None, (" ".join(each.split()) for each in text.split(",")))))
    found = felt(text)
    assert len(found) <= len(typed)
    assert all(any(word.startswith(each.casefold()) or word == each for word in found) for each in typed)


@pytest.mark.parametrize(("typed", "word"), [("joyf", "joyful"), ("te", "te"), ("Sad", "sad")])
def test_a_beginning_that_fits_one_word_is_that_word(typed: str, word: str) -> None:
    assert felt(typed) == [word]
