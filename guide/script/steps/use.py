"""use: a fragment from ``parts/`` beside the script, or from those that come with the program.

    - use: closing
    - use: {part: closing, place: the room}

A part has a ``title``, ``steps``, and ``values``: the names that stand as ``{place}`` in its words, with what they are
when nothing is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.problems import Problem, Where, did_you_mean
from guide.script.model import Delivery, Score, Step
from guide.script.nodes import MAX_DEPTH, Mapping, Node, Scalar
from guide.script.reader import Reader

EXAMPLE = "use: {part: closing, place: the room}"


@dataclass(frozen=True, slots=True)
class Part:
    """The steps of a fragment, where it is used."""

    where: Where
    steps: tuple[Step, ...]

    def perform(self, score: Score, how: Delivery) -> None:
        """Perform its steps."""
        for step in self.steps:
            step.perform(score, how)


def read(
    reader: Reader, node: Node, where: Where, read_steps: Callable[[Reader, Node | None], tuple[Step, ...]]
) -> Part:
    """A name, or a mapping with ``part`` and values."""
    name, given = _asked(reader, node)
    if not name:
        return Part(where, ())
    if name in reader.using:
        way = " → ".join((*reader.using, name))
        reader.bad(node.where, "circular-use", f"this part uses itself: {way}")
        return Part(where, ())
    if len(reader.using) >= MAX_DEPTH:
        reader.bad(node.where, "too-deep", f"parts use parts more than {MAX_DEPTH} levels deep")
        return Part(where, ())
    root = reader.part(name)
    if isinstance(root, str):
        reader.bad(node.where, "unknown-part", f"no part is called '{name}'", root)
        return Part(where, ())
    if isinstance(root, Problem):
        reader.problems.append(root)
        return Part(where, ())
    return Part(where, _steps(reader, root, node, name, given, read_steps))


def _asked(reader: Reader, node: Node) -> tuple[str, dict[str, Scalar]]:
    if not isinstance(node, Mapping):
        return reader.text(node), {}
    given = reader.texts(node, "use")
    part = given.pop("part", None)
    if part is None:
        reader.bad(node.where, "missing-key", "use needs 'part'")
    return reader.text(part), given


def _steps(
    reader: Reader,
    root: Node,
    node: Node,
    name: str,
    given: dict[str, Scalar],
    read_steps: Callable[[Reader, Node | None], tuple[Step, ...]],
) -> tuple[Step, ...]:
    fields = reader.mapping(root, "a part", ("title", "values", "steps"), required=["steps"])
    defaults = _values(reader, fields.get("values"))
    for unknown in given.keys() - defaults.keys():
        hint = did_you_mean(unknown, defaults)
        reader.bad(given[unknown].where, "unknown-name", f"the part '{name}' has no value called '{unknown}'", hint)
    own = {key: reader.filled(value) for key, value in given.items()}
    outer, reader.values = reader.values, defaults | own
    reader.using += (name,)
    try:
        return read_steps(reader, fields.get("steps"))
    finally:
        reader.values, reader.using = outer, reader.using[:-1]


def _values(reader: Reader, node: Node | None) -> dict[str, str]:
    return {name: reader.filled(value) for name, value in reader.texts(node, "values").items()}
