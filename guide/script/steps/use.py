"""use: a fragment from ``parts/`` beside the script, or from those that come with the program.

    - use: coming-back
    - use: {part: coming-back, parting: Take the quiet with you.}

A part has a ``title``, ``steps``, and ``values``: the names that stand as ``{parting}`` in its words, with what they
are when nothing is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from guide.problems import Problem, Where
from guide.script.model import Delivery, Score, Step, Steps
from guide.script.nodes import MAX_DEPTH, Node, Scalar
from guide.script.nodes import Mapping as MappingNode
from guide.script.reader import Reader
from guide.script.shapes import PROSE, STEPS, STRING, Schema, ValueType, key, keys
from guide.script.step_kind import StepKind
from guide.translation import _

_VALUE: Schema = {"type": ["string", "number", "boolean", "null"]}
"""A placeholder may stand for nothing."""
_VALUES_A_STEP = 20
"""So many values are read as fast as a step."""


def _value(reader: Reader, node: Scalar) -> str:
    reader.told(node)
    return reader.filled(node)


_VALUES: ValueType[dict[str, str]] = ValueType(
    lambda reader, node: {name: _value(reader, value) for name, value in reader.texts(node, "values").items()},
    {"type": "object", "additionalProperties": _VALUE},
    {},
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a file in ``parts/`` holds."""

    title: str = key(PROSE, "what this part is", default="")
    values: Mapping[str, str] = key(_VALUES, "names that stand as {name} in the words, and what they are unless given",
                                    default=None)  # fmt: skip
    steps: tuple[Step, ...] = key(STEPS, "what happens", default=())


@dataclass(frozen=True, slots=True)
class PartReference(StepKind):
    """The steps of a fragment, where it is used."""

    NAME: ClassVar = "use"
    PLACE: ClassVar = 11
    MAIN: ClassVar = "part"
    ALIASES: ClassVar = ("include", "import", "part", "insert", "snippet")
    EXAMPLES: ClassVar = ("use: coming-back", "use: {part: coming-back, parting: Take the quiet with you.}")

    where: Where
    steps: tuple[Step, ...] = ()

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A name, or a mapping with ``part`` and values."""
        name, given = _asked(reader, node)
        root = _root(reader, node, name) if name else None
        return cls(where, _steps(reader, root, node, name, given) if root is not None else ())

    @classmethod
    def schema(cls) -> Schema:
        """A name, or a mapping with values of any name."""
        part = {"part": {"description": "the name of a file in parts/, without its ending", **STRING}}
        whole = {"type": "object", "properties": part, "required": ["part"], "additionalProperties": _VALUE}
        return {"anyOf": [STRING, whole]}

    def children(self) -> tuple[Steps, ...]:
        """Return the steps of the fragment."""
        return (self.steps,)

    def with_children(self, change: Callable[[Steps], Steps]) -> Self:
        """Return the same reference, to what ``change`` makes of the steps of the fragment."""
        return replace(self, steps=change(self.steps))

    def perform(self, score: Score, how: Delivery) -> None:
        """Perform its steps."""
        for step in self.steps:
            step.perform(score, how)


def read_fragment(reader: Reader, root: Node) -> Fragment:
    """Read a part by itself, with the values it has when none are given."""
    fields: dict[str, Any] = reader.mapping(root, _("a part"), keys(Fragment), required=["steps"])
    title = reader.prose(fields.get("title"))
    defaults = _VALUES.read(reader, fields["values"]) if "values" in fields else {}
    reader.values = defaults
    return Fragment(title, defaults, reader.steps(fields["steps"]) if "steps" in fields else ())


def _asked(reader: Reader, node: Node) -> tuple[str, dict[str, Scalar]]:
    if not isinstance(node, MappingNode):
        return reader.text(node), {}
    given = reader.texts(node, "use")
    part = given.pop("part", None)
    if part is None:
        reader.bad(node.where, "missing-key", _("use needs 'part'"))
    return reader.text(part), given


def _root(reader: Reader, node: Node, name: str) -> Node | None:
    if name in reader.using:
        way = " → ".join((*reader.using, name))
        reader.bad(node.where, "circular-use", _("this part uses itself: {way}").format(way=way))
        return None
    if len(reader.using) >= MAX_DEPTH:
        reader.bad(node.where, "too-deep", _("parts use parts more than {most} levels deep").format(most=MAX_DEPTH))
        return None
    root = reader.part(name)
    if isinstance(root, str):
        reader.bad(node.where, "unknown-part", _("no part is called '{name}'").format(name=name[:80]), root)
        return None
    if isinstance(root, Problem):
        reader.problems.append(root)
        return None
    return root


def _steps(reader: Reader, root: Node, node: Node, name: str, given: dict[str, Scalar]) -> tuple[Step, ...]:
    fields: dict[str, Any] = reader.mapping(root, _("a part"), keys(Fragment), required=["steps"])
    defaults = _VALUES.read(reader, fields["values"]) if "values" in fields else {}
    reader.spend(len(defaults) // _VALUES_A_STEP, node.where)
    for unknown in given.keys() - defaults.keys():
        hint = reader.near(unknown, defaults)
        reader.bad(
            given[unknown].where,
            "unknown-name",
            _("the part '{name}' has no value called '{unknown}'").format(name=name, unknown=unknown),
            hint,
        )
    own = {key: _value(reader, value) for key, value in given.items()}
    outer, reader.values = reader.values, defaults | own
    reader.using += (name,)
    try:
        return reader.steps(fields["steps"]) if "steps" in fields else ()
    finally:
        reader.values, reader.using = outer, reader.using[:-1]


KIND = PartReference
