"""scan: one sentence for each region of the body, in order, with a pause after each.

    - scan:
        order: feet-to-head
        say:
          - If you like, notice your {region}.
          - And your {region}, as they are.
        pause: 6s..12s..40s
        skip: [belly]

The sentences take turns. ``order`` is feet-to-head, head-to-feet, hands-first, a short one (in-brief), or a list of
your own. A region that is skipped, by the script or by the listener (``--set skip=belly,throat``), is not named, and
its time stays: the practice is as long as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from guide.problems import Where
from guide.script.model import NEEDED, USUAL, Delivery, Duration, Manner, Score
from guide.script.nodes import Node, Scalar, Sequence
from guide.script.reader import Reader
from guide.script.shapes import LENGTH, STRING, WORDS, ValueType, key
from guide.script.step_kind import StepKind
from guide.script.steps.say import Spoken, say, spoken
from guide.translation import _

_UPWARD = (
    "feet", "lower legs", "knees", "thighs", "pelvis", "belly", "lower back", "chest", "upper back", "hands",
    "arms", "shoulders", "neck", "throat", "jaw", "eyes", "forehead", "crown",
)  # fmt: skip
ORDERS: dict[str, tuple[str, ...]] = {
    "feet-to-head": _UPWARD,
    "head-to-feet": _UPWARD[::-1],
    "hands-first": ("hands", "arms", "shoulders", "neck", "jaw", "eyes", "forehead", "chest", "belly", "pelvis",
                    "thighs", "lower legs", "feet"),
    "in-brief": ("feet", "legs", "belly", "chest", "hands", "shoulders", "face"),
}  # fmt: skip
LISTENER = "skip"
"""The setting with the regions that a listener leaves out, with commas between."""


def _order(reader: Reader, node: Node) -> tuple[str, ...]:
    if isinstance(node, Sequence):
        regions = tuple(filter(None, reader.each(node, reader.text)))
        if not regions:
            reader.bad(
                node.where, "empty", _("there is no region here"), _("name some, or an order such as feet-to-head")
            )
        return regions
    return ORDERS[reader.choice(node, "order", ORDERS, "feet-to-head")]


def _lines(reader: Reader, node: Node) -> tuple[Spoken, ...]:
    if not isinstance(node, (Scalar, Sequence)):
        reader.text(node)
        return ()
    reader.names = ("region",)
    before = len(reader.problems)
    try:
        lines = tuple(spoken(reader, each) for each in (node.nodes if isinstance(node, Sequence) else [node]))
    finally:
        reader.names = ()
    named = any(isinstance(part, str) and "{region}" in part for line in lines for part in line)
    if not named and len(reader.problems) == before:
        reader.bad(
            node.where, "no-region", _("no sentence here names the region"), _("write {region} where it is named")
        )
    return tuple(filter(None, lines))


_ORDER: ValueType[tuple[str, ...]] = ValueType(
    _order, {"anyOf": [{"enum": list(ORDERS)}, {"type": "array", "items": STRING, "minItems": 1}]}, _UPWARD
)


@dataclass(frozen=True, slots=True)
class Scan(StepKind):
    """A sentence for each region."""

    NAME: ClassVar = "scan"
    PLACE: ClassVar = 7
    MAIN: ClassVar = "say"
    ALIASES: ClassVar = ("body-scan", "bodyscan")
    SHORT: ClassVar = False
    EXAMPLES: ClassVar = (
        "scan: {order: feet-to-head, say: 'If you like, notice your {region}.', pause: 6s..12s..40s}",
    )

    where: Where
    lines: tuple[Spoken, ...] = key(
        ValueType(_lines, WORDS.schema, ()), "sentences that take turns; {region} is the region", name="say"
    )
    order: tuple[str, ...] = key(_ORDER, "which regions, in which order", default=_UPWARD)
    pause: Duration = key(LENGTH, "the pause after each region", default=Duration(4.0, 8.0, 24.0))
    skip: tuple[str, ...] = key(WORDS, "regions that are not named; their time stays", default=())

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A mapping with ``say``."""
        found = super(Scan, cls).read(reader, node, where)
        reader.spend(2 * len(found.order) - 1, where)
        regions = set(found.order)
        for name in found.skip:
            if name not in regions:
                hint = reader.near(name, found.order)
                reader.bad(
                    found.where, "unknown-region", _("no region here is called '{name}'").format(name=name), hint
                )
        return found

    def perform(self, score: Score, how: Delivery) -> None:
        """Name each region; let the time of the skipped ones pass."""
        skipped = {*self.skip, *regions(how.settings.get(LISTENER, ""))}
        needed = NEEDED if how.closing else USUAL
        for number, region in enumerate(self.order):
            line = self.lines[number % len(self.lines)] if self.lines else ()
            named = tuple(_named(part, region) if isinstance(part, str) else part for part in line)
            say(score, how, self.where, named, manner=Manner(needed, region.lower() not in skipped))
            score.rest(self.pause, self.where)


def regions(written: str) -> tuple[str, ...]:
    """Return the regions that a listener leaves out, in small letters, from a text with commas between them."""
    return tuple(filter(None, (name.strip().lower() for name in written.split(","))))


def _named(sentence: str, region: str) -> str:
    filled = sentence.replace("{region}", region)
    return filled[:1].upper() + filled[1:]


KIND = Scan
