"""The reasons of the care rules, as they are shown to authors: words, and no names of code."""

from __future__ import annotations

import re

import pytest

from guide.__main__ import main
from guide.lint.care import RULES
from guide.lint.care.rules import speech_share

SHOUTED = {"BPM"}


@pytest.mark.parametrize("code", RULES)
def test_a_reason_has_no_marks_and_no_names_of_code(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--why", code]) == 0
    reason = capsys.readouterr().out.partition("\n\nFor example:")[0]
    assert not re.search(r"[`*]", reason)
    assert not set(re.findall(r"\b[A-Z][A-Z_]+\b", reason)) - SHOUTED
    assert not re.findall(r"\b\w+_\w+\b", reason.replace("bell_every", ""))  # which is a word of the language
    assert not re.findall(r"\b[a-z]+\.[a-z]+\b|\w\(\)", reason)


def test_every_band_of_speech_is_named_in_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--why", "speech-share"])
    reason = " ".join(capsys.readouterr().out.split())
    for kind, (low, high) in speech_share.BANDS.items():
        assert f"{kind} {low:.0%} to {high:.0%}" in reason
    assert "all others 35% to 65%" in reason


def test_emphasis_over_a_line_end_is_unmarked_too(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--why", "hard-words"])
    assert "“Must”, “should”, “have to” and “you need to”" in " ".join(capsys.readouterr().out.split())
