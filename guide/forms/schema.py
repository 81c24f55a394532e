"""JSON Schema (draft-07) of a form, made from the kinds of questions, so that editors complete and check forms.

The file beside this one is what `form_schema` gives; a test compares them. To write it anew:
``guide schema --form > guide/forms/form.schema.json``.
"""

from __future__ import annotations

from guide.forms.form import Form
from guide.forms.kinds import kinds
from guide.script.schema import DRAFT
from guide.script.shapes import Schema, keys, object_schema

FORM = "form.schema.json"


def form_schema() -> Schema:
    """Return what a form may hold."""
    return {
        "$schema": DRAFT,
        "$id": f"urn:guide:{FORM}",
        "title": "A form",
        "description": "Questions that people fill in: its head, and the questions in order.",
        **object_schema(keys(Form)),
        "definitions": {"question": _question()},
    }


def _question() -> Schema:
    """A mapping in which one key names the kind; each kind has keys of its own."""
    every = {name: schema for kind in kinds().values() for name, schema in kind.schema()["properties"].items()}
    return {
        "description": "a question: its kind and what is asked, such as line: What do you need?",
        "type": "object",
        "properties": {**every, **{name: _named(name) for name in kinds()}},
        "additionalProperties": False,
        "oneOf": [{"required": [name], "propertyNames": {"enum": list(kind.keys())}} for name, kind in kinds().items()],
    }


def _named(name: str) -> Schema:
    kind = kinds()[name]
    return {**kind.schema()["properties"][name], "description": kind.SAYS, "examples": [kind.EXAMPLE]}
