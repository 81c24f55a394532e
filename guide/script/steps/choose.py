"""choose: different steps for different listeners, by what they have set before starting.

    - choose:
        by: posture
        sitting: [Feel the chair beneath you.]
        lying: [Feel the ground along your back.]
        else: [Feel your feet on the floor.]

``by`` is a setting of the script, or one that every practice has: posture, eyes, touch (yes or no), register
(secular or spiritual), distance (usual, closer or further), zone (hot, inside or cold, as was said before the practice
or in it; who has said nothing hears ``else``), skip (the names are regions of the body, and the first that the listener
leaves out is heard), bed (the names are beds, and the one that the practice opens with is heard; a listener may have
chosen another). Inside `repeat`, ``round`` is the number of the round: lines for the first, for the second, and
other ones for those that come when there is more time. Without ``else``, a listener who chose anything else hears
nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from guide.problems import Where
from guide.script.model import Delivery, Score, Step, Steps
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.shapes import STEPS, STRING, Schema
from guide.script.step_kind import StepKind
from guide.script.steps.scan import LISTENER, regions
from guide.translation import _

OTHERWISE = "else"
ROUND = "round"
"""Of the innermost repeat; a setting of that name goes before it."""
BED = "bed"
"""What the practice opens with; a setting of that name goes before it."""


@dataclass(frozen=True, slots=True)
class Choose(StepKind):
    """Steps by the value of a setting."""

    NAME: ClassVar = "choose"
    PLACE: ClassVar = 10
    MAIN: ClassVar = ""
    ALIASES: ClassVar = ("choice", "if", "switch", "when")
    SHORT: ClassVar = False
    EXAMPLES: ClassVar = ("choose: {by: touch, yes: [You might rest a hand on your chest.], else: [Feel your chest.]}",)

    where: Where
    by: str
    steps: Mapping[str, tuple[Step, ...]]
    """For each value of the setting; ``else`` for the others."""

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A mapping with ``by`` and a list of steps for each value."""
        if not isinstance(node, MappingNode):
            reader.bad(
                node.where, "not-a-mapping", _("choose is written as keys and values"), _("by: posture, and steps")
            )
            return cls(where, "", {})
        by = _by(reader, node, where)
        known = (*reader.settings.get(by, ()), OTHERWISE)
        found: dict[str, tuple[Step, ...]] = {}
        for name, value in node.pairs:
            if name.value == "by":
                continue
            if name.value in found:
                reader.bad(
                    name.where,
                    "duplicate-key",
                    _("'{name}' is here twice").format(name=name.value),
                    _("keep one of them"),
                )
            elif len(known) > 1 and name.value not in known:
                message = _("'{by}' is never '{name}'").format(by=by, name=name.value)
                reader.bad(name.where, "unknown-choice", message, reader.near(name.value, known))
            elif _is_round(reader, by) and not (name.value == OTHERWISE or name.value.isdecimal()):
                message = _("'{name}' is no round").format(name=name.value)
                reader.bad(name.where, "unknown-choice", message, _("rounds are numbers: 1, 2, 3, and else"))
            found[name.value] = reader.steps(value)
        if not found:
            reader.bad(where, "missing-key", _("choose needs steps for at least one value"), _("such as 'else'"))
        return cls(where, by, found)

    @classmethod
    def schema(cls) -> Schema:
        """``by``, and steps by any name."""
        by = {
            "description": "what decides: posture, eyes, touch, register, distance, zone, skip, a setting of your own, "
            "bed, or in a repeat the number of the round"
        }
        return {
            "type": "object",
            "properties": {"by": {**by, **STRING}},
            "required": ["by"],
            "minProperties": 2,
            "additionalProperties": STEPS.schema,
        }

    def children(self) -> tuple[Steps, ...]:
        """Return the steps for each value."""
        return tuple(self.steps.values())

    def with_children(self, change: Callable[[Steps], Steps]) -> Self:
        """Return the same choice, with what ``change`` makes of the steps for each value."""
        return replace(self, steps={name: change(steps) for name, steps in self.steps.items()})

    def perform(self, score: Score, how: Delivery) -> None:
        """Perform the steps of what is set."""
        said = _said(self.by, how)
        branch = next((name for name in self.steps if _same_case(self.by, name) in said), OTHERWISE)
        for step in self.steps.get(branch, ()):
            step.perform(score, how)


def chosen(by: str, value: str) -> tuple[str, ...]:
    """Return every value that a setting has: of the regions to leave out there may be several."""
    return regions(value) if by == LISTENER else (value,)


def _said(by: str, how: Delivery) -> tuple[str, ...]:
    if by in how.settings:
        return chosen(by, how.settings[by])
    if by == BED:
        return how.beds
    return (str(how.round),) if by == ROUND and how.round else ()


def _same_case(by: str, name: str) -> str:
    return name.lower() if by == LISTENER else name


def _by(reader: Reader, node: MappingNode, where: Where) -> str:
    asked = [value for name, value in node.pairs if name.value == "by"]
    if not asked:
        reader.bad(
            where,
            "missing-key",
            _("choose needs 'by'"),
            _("one of {settings}").format(settings=", ".join(sorted({*reader.settings, BED}))),
        )
        return ""
    if len(asked) > 1:
        reader.bad(asked[1].where, "duplicate-key", _("'by' is here twice"), _("keep one of them"))
    by = reader.text(asked[0])
    if by and by not in reader.settings and by != BED and not _is_round(reader, by):
        place = asked[0].where if isinstance(asked[0], Scalar) else where
        hint = reader.near(by, (*reader.settings, BED))
        reader.bad(place, "unknown-setting", _("no setting is called '{by}'").format(by=by), hint)
    return by


def _is_round(reader: Reader, by: str) -> bool:
    return by == ROUND and bool(reader.repeats) and by not in reader.settings


KIND = Choose
