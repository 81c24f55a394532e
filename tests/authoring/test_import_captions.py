"""Marks for those who do not hear are no words: who speaks, notes, and what is heard."""

from __future__ import annotations

import pytest

from tests.authoring.import_kit import said, taken


def cue(text: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:03,000\n{text}\n\n2\n00:00:30,000 --> 00:00:33,000\nand then we rest.\n"


@pytest.mark.parametrize(
    ("text", "spoken", "listed"),
    [
        (">> Sit down.", "Sit down", []),
        (">>> Sit down.", "Sit down", []),
        ("&gt;&gt; Sit down.", "Sit down", []),
        ("- >> Sit down.", "Sit down", []),
        ("ANNA: Sit down.", "Sit down", ["ANNA"]),
        ("DR. LEE: Sit down.", "Sit down", ["DR. LEE"]),
        (">> Anna Lee: Sit down.", "Sit down", ["Anna Lee"]),
        ("Narrator: Sit down.", "Sit down", ["Narrator"]),
        ("Speaker 1: Sit down.\nSPEAKER 2: Now.\nSpeaker 1: Yes.", "Sit down Now Yes", ["Speaker 1", "SPEAKER 2"]),
        ("(NARRATOR): Sit down.", "Sit down", ["NARRATOR"]),
        ("♪ Let it be ♪", "Let it be", []),
        ("♪ soft music ♪", "", ["♪ soft music ♪"]),
        ("♪♪", "", []),
        ("🎵 Sit down.", "Sit down", []),
        ("[MUSIC PLAYING]\nSit down.", "Sit down", ["[MUSIC PLAYING]"]),
        ("(sighs)\nSit down.", "Sit down", ["(sighs)"]),
        ("-ANNA: Sit down.\n-Yes.", "Sit down Yes", ["ANNA"]),
        ("McGEE: Sit down.", "Sit down", ["McGEE"]),
        ("ASH, MISTY:\nSit down.", "Sit down", ["ASH, MISTY"]),
        ("WOMAN: <i>Sit down.</i>", "Sit down", ["WOMAN"]),
        ("with a new look, John: an earring.", "with a new look John an earring", []),
        ("We met at 10:42 pm.", "We met at 10 42 pm", []),
        ("Remember: sit down.", "Remember sit down", []),
        ("Two things: in and out.", "Two things in and out", []),
    ],
)
def test_marks_are_not_spoken(text: str, spoken: str, listed: list[str]) -> None:
    found, result = taken(cue(text), "srt")
    assert said(found) == f"{spoken} and then we rest".split()
    assert [each.what for each in result.unplaced] == listed


def test_capitals_are_no_names_where_everything_is_in_capitals() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\nFEEL: THE FEET.\n"
    assert said(taken(text, "srt")[0]) == ["FEEL", "THE", "FEET"]
