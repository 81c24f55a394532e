"""JSON Schema (draft-07) of a practice and of a part, made from the models, so that editors complete and check scripts.

The two files beside this one are what `practice_schema` and `part_schema` give; a test compares them. To write them
anew: ``guide schema > guide/script/practice.schema.json``, ``guide schema --part > guide/script/part.schema.json``.

What it says of keys and steps is English in every language, as the keys are: programs read it. Only what an editor says
of a wrong value comes from the same words as `guide check`, so files that are committed are made with ``LANGUAGE=en``.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

from guide import places
from guide.problems import CannotWriteError
from guide.script.nodes import Mapping, Node, Scalar, Sequence, compose
from guide.script.practice import HEAD, SECTION
from guide.script.shapes import STRING, Schema, keys, object_schema
from guide.script.step_kind import StepKind
from guide.script.steps import KINDS
from guide.script.steps.use import Fragment
from guide.translation import _

PRACTICE, PART = "practice.schema.json", "part.schema.json"
DRAFT = "http://json-schema.org/draft-07/schema#"
_FILLED: Schema = {"type": "string", "pattern": r"\{[\w-]+\}"}
"""In a part a name in braces may stand for any scalar, or for some of it: ``{short}..{long}``."""


def practice_schema() -> Schema:
    """What a practice may hold."""
    return {
        **_heading(PRACTICE, "A practice", "A voice-guided practice: its head, and sections of steps."),
        **object_schema(HEAD),
        "definitions": _definitions(),
    }


def part_schema() -> Schema:
    """What a part may hold: like a practice's steps, but any value may be a placeholder."""
    whole = _fillable({**object_schema(keys(Fragment)), "definitions": {"step": _step()}})
    about = "Steps that several practices share, with names that each fills in for itself."
    return {**_heading(PART, "A part", about), **whole, "required": ["steps"]}


def written(schema: Schema) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def place(name: str = PRACTICE) -> Path:
    """Where editors find the schema of practices, or of parts. See `place_schemas`."""
    return place_schemas({PRACTICE: practice_schema(), PART: part_schema()}) / name


def place_schemas(schemas: dict[str, Schema]) -> Path:
    """Make or refresh schemas, by the names of their files, where editors find them. Raises CannotWriteError.

    Returns their folder, which is the listener's own: it stays where it is when the program moves to another Python.
    """
    folder = places.schemas()
    try:
        folder.mkdir(mode=places.OWNER_ONLY, parents=True, exist_ok=True)
        for name, schema in schemas.items():
            _refresh(folder / name, written(schema))
    except OSError as error:
        raise CannotWriteError(
            _("{folder} cannot be written: {error}.").format(folder=folder, error=error.strerror),
            _("Scripts work without it."),
        ) from error
    return folder


def modeline(path: Path) -> str:
    """The first line of a script, which tells editors where its schema is. A URI, since it ends at the first blank."""
    return f"# yaml-language-server: $schema={path.absolute().as_uri()}"


def manual(kind: type[StepKind]) -> str:
    """What the file of a kind says at its top, in Markdown: examples are fenced, code is in single backticks."""
    text = (sys.modules[kind.__module__].__doc__ or "").strip()
    blocks = re.split(r"\n\n+(?=\S)", text)
    return "\n\n".join(_paragraph(part) for block in blocks for part in re.split(r"\n\n+(?=    )", block))


def summary(kind: type[StepKind]) -> str:
    """The first sentence of the manual, without the name before it."""
    first = re.split(r"(?<=\.)\s", manual(kind), maxsplit=1)[0]
    return " ".join(first.removeprefix(f"{kind.NAME}:").split())


def _heading(name: str, title: str, about: str) -> Schema:
    return {"$schema": DRAFT, "$id": f"urn:guide:{name}", "title": title, "description": about}


def _definitions() -> Schema:
    section = {"description": "a section: a chapter of the practice", **object_schema(SECTION)}
    return {"section": section, "step": _step()}


def _step() -> Schema:
    """A line of words, or one of the kinds as the only key."""
    return {
        "description": "words that are spoken, or one step such as pause: 6s",
        "type": ["object", *STRING["type"]],
        "pattern": STRING["pattern"],
        "errorMessage": "a line of words (in quotes if there is ': ' in it), or one step such as pause: 6s",
        "properties": {name: _described(kind) for name, kind in KINDS.items()},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _described(kind: type[StepKind]) -> Schema:
    found = [_behind_the_name(example) for example in kind.EXAMPLES]
    return {
        "title": kind.NAME,
        "description": summary(kind),
        "markdownDescription": manual(kind),
        "examples": [each for each in found if not (kind.SHORT and isinstance(each, dict))],
        **({} if kind.SHORT else {"defaultSnippets": _snippets(kind, found)}),
        **kind.schema(),
    }


def _snippets(kind: type[StepKind], found: list[Any]) -> list[Schema]:
    """What editors insert as a whole. Not for short kinds: there some indent it wrongly."""
    return [{"label": example, "body": body} for example, body in zip(kind.EXAMPLES, found, strict=True)]


def _behind_the_name(example: str) -> Any:  # noqa: ANN401 - any JSON
    root = compose(example, "")
    return _plain(root.pairs[0][1]) if isinstance(root, Mapping) else None


_CONSTANTS = {"true": True, "false": False}


def _plain(node: Node) -> Any:  # noqa: ANN401 - any JSON
    """A node as JSON, by the rules of YAML 1.2, which editors follow."""
    if isinstance(node, Sequence):
        return [_plain(each) for each in node.nodes]
    if isinstance(node, Mapping):
        return {name.value: _plain(value) for name, value in node.pairs}
    return _scalar(node)


def _scalar(node: Scalar) -> str | float | bool:
    if node.plain and re.fullmatch(r"-?\d+(\.\d+)?", node.value):
        return float(node.value) if "." in node.value else int(node.value)
    return _CONSTANTS.get(node.value, node.value) if node.plain else node.value


def _fillable(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same schema, with a placeholder allowed wherever something else than free text is asked for."""
    if isinstance(schema, list):
        return [_fillable(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "enum" in schema or "patternErrorMessage" in schema:
        return {"anyOf": [schema, _FILLED]}
    inside = ("properties", "additionalProperties", "items", "anyOf", "definitions")
    return schema | {key: _each(schema[key]) for key in inside if key in schema}


def _each(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """Properties and definitions are schemas by name; the others are a schema, or a list of them."""
    named = isinstance(schema, dict) and all(isinstance(each, dict) for each in schema.values())
    return {name: _fillable(each) for name, each in schema.items()} if named else _fillable(schema)


def _paragraph(text: str) -> str:
    if not text.startswith("    "):
        return text.replace("``", "`")
    return f"```yaml\n{textwrap.dedent(text).rstrip()}\n```"


def _refresh(path: Path, text: str) -> None:
    """Only if something has changed; never half of it."""
    with contextlib.suppress(OSError, ValueError):
        if path.read_text(encoding="utf-8") == text:
            return
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
