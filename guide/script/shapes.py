"""What may stand at a place in a script: how it is read, and how it is described to an editor.

One declaration does both: a model names its keys with `key`, and both the reader and the JSON Schema follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node
from guide.script.times import EXAMPLES as TIME_EXAMPLES
from guide.script.times import LONGEST, Count, Duration
from guide.translation import _

if TYPE_CHECKING:
    from guide.problems import Where
    from guide.script.reader import Reader

T = TypeVar("T")
Schema = dict[str, Any]

STRING: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""Words. What YAML takes for a number, or for true, is read as it is written."""


@dataclass(frozen=True, slots=True)
class ValueType(Generic[T]):
    """``read`` turns a node into a value and notes what is wrong; ``fallback`` stands for what is missing."""

    read: Callable[[Reader, Node], T]
    schema: Schema
    fallback: T


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping in a script."""

    name: str
    attribute: str
    shape: ValueType[Any]
    text: str
    """What it is, in a sentence; shown in editors."""
    required: bool
    default: Any = None
    """What it is unless the author says so; only what can be shown as it is written."""


def key(shape: ValueType[Any], text: str, *, name: str = "", default: Any = MISSING) -> Any:  # noqa: ANN401 - as `field`
    """A field of a model that is written in scripts, as ``name`` if that cannot be the field's own name."""
    return field(default=default, metadata={"shape": shape, "text": text, "name": name})


def keys(model: type[Any]) -> Mapping[str, Key]:
    """The keys of a model, by the name they have in scripts, in the order of its fields."""
    found = (_key(each) for each in fields(model) if "shape" in each.metadata)
    return {each.name: each for each in found}


def _key(each: Any) -> Key:  # noqa: ANN401 - a dataclasses.Field of any type
    told = each.metadata
    default = each.default if isinstance(each.default, (bool, int, float)) else None
    return Key(told["name"] or each.name, each.name, told["shape"], told["text"], _must(each), default)


def _must(each: Any) -> bool:  # noqa: ANN401 - a dataclasses.Field of any type
    return each.default is MISSING and each.default_factory is MISSING


def values(reader: Reader, node: Node, known: Mapping[str, Key], what: str) -> dict[str, Any]:
    """Attributes and their values as they stand in a mapping; what is required and missing is noted, and harmless."""
    found = reader.mapping(node, what, known, [each.name for each in known.values() if each.required])
    read = {each.attribute: each.shape.read(reader, found[name]) for name, each in known.items() if name in found}
    return {each.attribute: each.shape.fallback for each in known.values() if each.required} | read


def places(node: Node) -> dict[str, Where]:
    """Where the value of each key stands; nothing for what is no mapping."""
    return {name.value: value.where for name, value in node.pairs} if isinstance(node, MappingNode) else {}


def object_schema(known: Mapping[str, Key]) -> Schema:
    """The schema of a mapping with these keys."""
    return {
        "type": "object",
        "properties": {name: _described(each) for name, each in known.items()},
        "required": [each.name for each in known.values() if each.required],
        "additionalProperties": False,
    }


def _described(each: Key) -> Schema:
    default = {} if each.default is None else {"default": each.default}
    return {"title": each.name, "description": each.text, **default, **each.shape.schema}


# -- shapes of single values -------------------------------------------------------------------------------

_LENGTH = r"(?=\d)(\d+(\.\d+)?[hH])?(\d+(\.\d+)?[mM]([iI][nN])?)?(\d+(\.\d+)?[sS]?)?"
_TO = r"\s*\.\.\s*"
_STRETCHES = rf"{_LENGTH}({_TO}{_LENGTH}){{1,2}}|{_LENGTH}({_TO}{_LENGTH})?{_TO}rest|rest"
_FIRM = rf"{_LENGTH}(\s*!)?"
_NUMBER = r"[-+]?\d{1,9}(\.\d{1,9})?"
_TIMES = r"0*[1-9]\d{0,5}(\.\.0*[1-9]\d{0,5}){0,2}"


def scalar(schema: Schema, pattern: str, hint: str) -> Schema:
    """``schema`` of a number or flag, which may as well be text of this ``pattern``, such as one in quotes."""
    both = [*dict.fromkeys((schema["type"], "string"))]
    return {**schema, "type": both, "pattern": rf"^\s*({pattern})\s*$", "patternErrorMessage": hint}


TEXT: ValueType[str] = ValueType(lambda reader, node: reader.text(node), STRING, "")
PROSE: ValueType[str] = ValueType(lambda reader, node: reader.prose(node), STRING, "")
"""Words that people hear or read, and not a name."""
FLAG: ValueType[bool] = ValueType(
    lambda reader, node: reader.flag(node), scalar({"type": "boolean"}, "true|false", _("write true or false")), False
)
LENGTH: ValueType[Duration] = ValueType(
    lambda reader, node: reader.length(node, node.where),
    {
        **scalar({"type": "number", "exclusiveMinimum": 0, "maximum": LONGEST}, f"{_STRETCHES}|{_FIRM}", TIME_EXAMPLES),
        "examples": ["6s", "1m30s", "8s..40s", "4s..8s..40s", "8s!", "rest"],
    },
    Duration(1.0, 1.0, 1.0),
)


def number(low: float, high: float, unit: str = "") -> ValueType[float]:
    """A number from ``low`` to ``high``."""
    schema = scalar(
        _between("number", low, high),
        _NUMBER,
        _("write a number from {low:g} to {high:g}{unit}").format(low=low, high=high, unit=unit),
    )
    return ValueType(lambda reader, node: reader.number(node, low, low, high, unit), schema, low)


def whole(low: int, high: int) -> ValueType[int]:
    """A whole number from ``low`` to ``high``."""
    schema = scalar(
        _between("integer", low, high),
        r"\d{1,9}",
        _("write a whole number from {low} to {high}").format(low=low, high=high),
    )
    return ValueType(lambda reader, node: reader.whole(node, low, high), schema, low)


def seconds(low: float, high: float) -> ValueType[float | None]:
    """A length that does not stretch, from ``low`` to ``high`` seconds."""
    schema = scalar(
        _between("number", low, high),
        _FIRM,
        _("write one length, from {low:g}s to {high:g}s").format(low=low, high=high),
    )
    return ValueType(lambda reader, node: reader.seconds(node, low, high), {**schema, "examples": ["2s"]}, low)


def times(most: int) -> ValueType[Count]:
    """A whole number of times that may stretch."""
    schema = scalar(_between("integer", 1, most), _TIMES, _("write 3 or 3..6; at most {most}").format(most=most))
    examples = [3, "3..6", "2..3..6"]
    return ValueType(
        lambda reader, node: reader.times(node, node.where, most), {**schema, "examples": examples}, Count(1, 1, 1)
    )


def _between(kind: str, low: float, high: float) -> Schema:
    return {"type": kind, "minimum": low, "maximum": high}


def one_of(what: str, known: Collection[str]) -> ValueType[str]:
    """One of ``known``."""
    first = next(iter(known))
    schema = {"enum": list(known)}
    return ValueType(lambda reader, node: reader.choice(node, what, known, first), schema, first)


def some_of(what: str, known: Collection[str]) -> ValueType[tuple[str, ...]]:
    """A list of some of ``known``; one alone may stand without a list."""
    one = {"enum": list(known)}
    schema = {"anyOf": [one, {"type": "array", "items": one}]}
    return ValueType(lambda reader, node: reader.choices(node, what, known), schema, ())


def list_of(shape: ValueType[T]) -> ValueType[tuple[T, ...]]:
    """A list."""
    schema = {"type": "array", "items": shape.schema}
    return ValueType(lambda reader, node: reader.each(node, lambda each: shape.read(reader, each)), schema, ())


WORDS: ValueType[tuple[str, ...]] = ValueType(
    lambda reader, node: reader.words(node), {"anyOf": [STRING, {"type": "array", "items": STRING}]}, ()
)
"""One text or a list of them."""

PROSES: ValueType[tuple[str, ...]] = list_of(PROSE)
"""A list of words that people hear or read."""
LABEL: ValueType[str] = ValueType(lambda reader, node: reader.prose(node), STRING, "")
"""A word that is kept as it is written here, and that people read in their own language."""
LABELS: ValueType[tuple[str, ...]] = ValueType(lambda reader, node: reader.words(node), WORDS.schema, ())
"""One such word or a list of them."""

STEPS: ValueType[tuple[Any, ...]] = ValueType(
    lambda reader, node: reader.steps(node), {"type": "array", "items": {"$ref": "#/definitions/step"}}, ()
)
"""A list of steps."""
