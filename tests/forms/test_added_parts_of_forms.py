"""The recipes: a kind of question is one file, and a question more in the check-in is one line of YAML."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

from guide import places
from guide.forms.interview import Interview
from tests.cli.cli_kit import guide
from tests.forms.forms_kit import form

COLOUR = '''"""colour: a colour by its name."""

from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import MisreadError, QuestionKind, one_line


@dataclass(frozen=True, slots=True)
class ColourQuestion(QuestionKind):
    NAME: ClassVar = "colour"
    SAYS: ClassVar = "a colour"
    EXAMPLE: ClassVar = "colour: Which colour has it?"

    def typed(self, lines, known):
        text = one_line(lines)
        if text and text not in ("red", "blue"):
            raise MisreadError("Red or blue, please.")
        return (Part(text),) if text else ()


KIND = ColourQuestion
'''


def test_a_kind_of_question_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = importlib.import_module("guide.forms.kinds")
    (tmp_path / "colour.py").write_text(COLOUR, encoding="utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    package.kinds.cache_clear()
    try:
        interview = Interview(form("  - colour: Which colour has it?\n"))
        interview.typed(["blue"])
        (answer,) = interview.answers()
        assert (answer.question.kind, answer.parts[0].text) == ("colour", "blue")
        from guide.forms.schema import form_schema

        assert "colour" in form_schema()["definitions"]["question"]["properties"]
    finally:
        sys.modules.pop("guide.forms.kinds.colour", None)
        package.kinds.cache_clear()


def test_a_question_more_in_the_check_in_is_one_line(tmp_path: Path) -> None:
    shipped = (places.scripts() / "forms" / "check-in.yaml").read_text(encoding="utf-8")
    own = places.own_scripts() / "forms" / "check-in.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        shipped.replace("questions:\n", "questions:\n  - {choose: Did you sleep?, as: slept, from: [yes, no]}\n")
    )
    kept = json.loads(guide("check-in", "--answer", "slept=no", "--json").stdout)
    assert [each["question"]["name"] for each in kept["answers"]] == ["slept"]
    assert kept["answers"][0]["parts"] == [{"text": "no"}]
