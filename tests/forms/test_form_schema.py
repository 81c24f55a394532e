"""The JSON Schema of forms says the same as our reader, by the word of an independent validator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import guide
from guide import places
from guide.forms import reading, schema
from guide.forms.kinds import kinds
from tests.forms.forms_kit import HEAD
from tests.script.test_schema import loaded

VALIDATOR = Draft7Validator(schema.form_schema())
SHIPPED = sorted((places.scripts() / "forms").glob("*.yaml"))


def complaints(text: str) -> list[str]:
    return [error.message[:200] for error in VALIDATOR.iter_errors(loaded(text))]


def test_the_file_is_what_is_made() -> None:
    Draft7Validator.check_schema(schema.form_schema())
    kept = Path(guide.__file__).parent / "forms" / schema.FORM
    assert json.loads(kept.read_text("utf-8")) == schema.form_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_form_is_valid(path: Path) -> None:
    assert complaints(path.read_text("utf-8")) == []


@pytest.mark.parametrize("kind", kinds())
def test_every_example_is_valid(kind: str) -> None:
    example = kinds()[kind].EXAMPLE.replace("\n", "\n    ")
    assert complaints(f"{HEAD}  - {example}\n") == []


REFUSED = (
    "lime: x", "line: x\n    text: y", "line: x\n    from: [a, b]", "line: {a: b}", "card: help",
    "choose: x\n    frm: [a]",
)  # fmt: skip


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_reader_refuses_is_refused(question: str) -> None:
    text = f"{HEAD}  - {question}\n"
    assert reading.parse(text).problems
    assert complaints(text)
