"""What a form looks back on: views from a closed list, each with the names of questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guide.problems import Where
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.shapes import STRING, ValueType
from guide.translation import _, ngettext

VIEWS: Mapping[str, int] = {
    "before-and-after": 1,
    "over-time": 1,
    "each-over-time": 2,
    "week-by-week": 1,
    "tally": 1,
    "side-by-side": 2,
    "words-then-and-now": 1,
    "collect": 1,
    "open": 1,
    "digest": 0,
}
"""Each view with how many questions it looks at."""


@dataclass(frozen=True, slots=True)
class Look:
    """A view of the answers to some questions of a form."""

    where: Where
    view: str
    questions: tuple[str, ...] = ()


def _read(reader: Reader, node: Node) -> Look | None:
    names: tuple[str, ...] = ()
    if isinstance(node, Scalar):
        view = node
    elif isinstance(node, MappingNode) and len(node.pairs) == 1:
        view, names = node.pairs[0][0], reader.words(node.pairs[0][1])
    else:
        reader.bad(node.where, "bad-look", _("a view is a name, or a name with questions"), "- over-time: belief")
        return None
    if view.value not in VIEWS:
        message = _("no view is called '{view}'").format(view=view.value)
        reader.bad(view.where, "unknown-look", message, reader.near(view.value, VIEWS))
        return None
    if len(names) != VIEWS[view.value]:
        wanted = VIEWS[view.value]
        said = (
            ngettext("'{view}' looks at {wanted} question", "'{view}' looks at {wanted} questions", wanted)
            if wanted
            else _("'{view}' looks at no questions")
        )
        message = said.format(view=view.value, wanted=wanted)
        reader.bad(view.where, "bad-look", message, _("and {count} stand here").format(count=len(names)))
    return Look(view.where, view.value, names)


_VIEW = {"anyOf": [{"enum": list(VIEWS)}, {
    "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False,
    "properties": {name: {"anyOf": [STRING, {"type": "array", "items": STRING}]} for name in VIEWS},
}]}  # fmt: skip
LOOKS: ValueType[tuple[Look, ...]] = ValueType(
    lambda reader, node: reader.each(node, lambda each: _read(reader, each)), {"type": "array", "items": _VIEW}, ()
)


def check_names(reader: Reader, looks: Iterable[Look], names: Iterable[str]) -> None:
    """Note views of questions that the form does not have."""
    known = set(names)
    for look in looks:
        for name in look.questions:
            if name not in known:
                message = _("no question here is called '{name}'").format(name=name)
                reader.bad(look.where, "unknown-question", message, reader.near(name, known))
