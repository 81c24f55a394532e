"""Small forms, scales and words for the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places
from guide.forms import reading
from guide.forms.form import Form

HEAD = "title: A form\nsummary: For the tests.\nquestions:\n"
BELIEF = "title: Belief\nquestion: How true does it feel?\nfrom: 0\nto: 10\nlow: not at all\nhigh: wholly\n"


def form(questions: str, head: str = "") -> Form:
    """Return a form with these questions. Fails where anything is wrong in it."""
    found = reading.parse(HEAD.replace("questions:\n", head + "questions:\n") + questions, "forms/small.yaml")
    assert not found.problems, "\n".join(map(str, found.problems))
    assert found.value is not None
    return found.value


def codes(questions: str, head: str = "") -> list[tuple[int, str]]:
    """Return line and code of each problem in a form with these questions; line 1 is the first of them."""
    text = HEAD.replace("questions:\n", head + "questions:\n")
    before = text.count("\n")
    return [
        (each.where.line - before, each.code) for each in reading.parse(text + questions, "forms/small.yaml").problems
    ]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one scale of the person's own."""
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path))
    folder = places.own_scripts() / "scales"
    folder.mkdir(parents=True)
    (folder / "belief.yaml").write_text(BELIEF, encoding="utf-8")
    return folder.parent
