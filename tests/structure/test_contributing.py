"""CONTRIBUTING names files that are there, and every dependency with what it costs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import guide

ROOT = Path(guide.__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ANSWERS = {
    "delivery": "BELL_PEAK = ", "table": '"ground"', "engines": "To add one", "steps": "To add", "formats": "To add",
    "rules": "To add", "fit": "pause", "job": "class RenderJob", "text_normalise": "", "sources": "To add a source",
}  # fmt: skip
"""What stands in the file that answers each question."""


def answers() -> list[str]:
    questions = TEXT.partition("## Ten questions")[2].partition("\n## ")[0]
    return re.findall(r"\| `(guide/[^`]+)` \|", questions)


def test_there_are_ten_questions() -> None:
    assert len(answers()) == len(set(answers())) == len(ANSWERS) == 10


@pytest.mark.parametrize("path", answers())
def test_a_question_is_answered_by_its_file(path: str) -> None:
    file = ROOT / path
    name = file.parent.name if file.stem == "__init__" else file.stem
    assert ANSWERS[name] in file.read_text(encoding="utf-8")


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:guide|tests|\.ci)/[\w./]+)`", TEXT)
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_every_dependency_has_a_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w.-]+", each)[0] for each in project["dependencies"]}  # type: ignore[index]
    table = TEXT.partition("## What each dependency costs")[2]
    rows = set(re.findall(r"^\| ([a-z][\w.-]+)", table, re.MULTILINE))
    assert names - rows == {"audioop-lts"}
    assert "audioop-lts" in table
    assert rows - names == set()
