"""How it feels, line by line: what is asked, what is kept, and that the practice hears it from its first line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import places
from guide.cli.asking import felt
from guide.journal import WORDS, Journal
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
        terminal.hear("zone: ")
        terminal.type(zone)
        terminal.hear("distress, 0 to 10: ")
        terminal.type(distress)
        terminal.hear(line)
        terminal.hear("zone: ")
        terminal.type("")
        terminal.hear("distress, 0 to 10: ")
        terminal.type("")
        terminal.hear("words for it, with commas between (? shows some): ")
        terminal.type("?")
        terminal.hear("joyful, excited")
        terminal.type("calm,  a little  hollow , ten")
        terminal.hear("a line, if you like: ")
        terminal.type("Good.")
        assert terminal.process.wait(30) == 0
    finally:
        terminal.close()
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        (kept,) = journal.sessions()
    assert kept.after is not None
    assert [each.word for each in kept.after.words] == ["calm", "a little hollow", "tender"]
    assert (kept.before is not None) == bool(zone or distress)
    assert kept.reflection == "Good."


@pytest.mark.parametrize("arguments", [["--no-check-in"], []], ids=["not asked", "nobody to ask"])
def test_not_asked_is_nothing_said(practice: str, arguments: list[str]) -> None:
    played = guide("play", practice, "--silent", "--plain", *arguments)
    assert played.returncode == 0
    assert "As written." in played.stdout


@given(st.lists(st.sampled_from([word.name for word in WORDS]), unique=True), st.sampled_from([",", ", ", " ,, "]))
def test_words_of_ours_are_kept_as_they_are(words: list[str], comma: str) -> None:
    assert [each.word for each in felt(comma.join(words))] == words
    assert [each.word for each in felt(comma.join(words).upper())] == words


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_whatever_is_typed_nothing_is_lost_and_nothing_is_empty(text: str) -> None:
    typed = [" ".join(each.split()) for each in text.split(",")]
    found = felt(text)
    assert len(found) == len(list(filter(None, typed)))
    assert all(each.word.startswith(word.casefold()) or each.word == word
               for each, word in zip(found, filter(None, typed), strict=True))  # fmt: skip


@pytest.mark.parametrize(("typed", "word"), [("rest", "rest"), ("ten", "tender"), ("te", "te"), ("Sad", "sad")])
def test_a_beginning_that_fits_one_word_is_that_word(typed: str, word: str) -> None:
    assert [each.word for each in felt(typed)] == [word]
