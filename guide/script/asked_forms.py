"""Forms that belong to a practice, by name: asked before it begins, or one of them offered at its end.

    ask: intention                # the answer to a question is the setting of the same name: {intention}
    after: [both-and]             # one of these is offered at the end
    after: {hot: [], else: [both-and, what-helped]}   # by how it is then: hot, inside, cold

What a form is, `guide.forms` knows; here are names alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from guide.script.model import FormName
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node, Scalar, Sequence
from guide.script.reader import Reader
from guide.script.shapes import STRING, ValueType
from guide.translation import _

ELSE = "else"
ZONES = ("hot", "inside", "cold", ELSE)
_MOST = 9
"""Forms in one list: one of them is offered."""


def _names(reader: Reader, node: Node) -> tuple[FormName, ...]:
    nodes = node.nodes if isinstance(node, Sequence) else [node]
    if len(nodes) > _MOST:
        reader.bad(
            node.where, "too-many-forms", _("at most {most} forms stand here").format(most=_MOST), _("leave some out")
        )
    return tuple(FormName(each.where, name) for each in nodes[:_MOST] if (name := reader.text(each)))


def _by_zone(reader: Reader, node: Node) -> Mapping[str, tuple[FormName, ...]]:
    if not isinstance(node, MappingNode):
        return {ELSE: _names(reader, node)}
    found: dict[str, tuple[FormName, ...]] = {}
    for name, value in node.pairs:
        if name.value not in ZONES:
            message = _("no zone is called '{name}'").format(name=name.value)
            reader.bad(name.where, "unknown-zone", message, reader.near(name.value, ZONES))
        elif isinstance(value, Scalar) and not value.value:
            found[name.value] = ()
        else:
            found[name.value] = _names(reader, value)
    return found


_LIST = {"anyOf": [STRING, {"type": "array", "items": STRING, "maxItems": _MOST}]}
ASK: ValueType[tuple[FormName, ...]] = ValueType(_names, _LIST, ())
"""``ask``."""
AFTER: ValueType[Mapping[str, tuple[FormName, ...]]] = ValueType(
    _by_zone,
    {
        "anyOf": [
            *_LIST["anyOf"],
            {"type": "object", "properties": dict.fromkeys(ZONES, _LIST), "additionalProperties": False},
        ]
    },
    {},
)
"""``after``."""
