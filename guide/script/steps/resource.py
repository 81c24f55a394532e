"""resource: the listener's own anchor, in their own words, with words to fall back on.

    - resource:
        kind: place
        say: Let {resource} come to mind.
        otherwise: Let a place come to mind where you were safe enough.

``kind`` is place, person, phrase, object, memory or strength. A listener names theirs with ``guide anchors``; whoever
has named none hears ``otherwise``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.problems import Where
from guide.script.model import NEEDED, Delivery, Manner, Score
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import STRING, ValueType, key, one_of
from guide.script.step_kind import StepKind
from guide.script.steps.say import LINE, Spoken, say, spoken

ANCHORS = ("place", "person", "phrase", "object", "memory", "strength")


def _line(reader: Reader, node: Node) -> Spoken:
    reader.names = ("resource",)
    try:
        return spoken(reader, node)
    finally:
        reader.names = ()


@dataclass(frozen=True, slots=True)
class Resource(StepKind):
    """A line about what steadies this listener."""

    NAME: ClassVar = "resource"
    PLACE: ClassVar = 12
    MAIN: ClassVar = "say"
    ALIASES: ClassVar = ("anchor",)
    SHORT: ClassVar = False
    EXAMPLES: ClassVar = (
        "resource: {kind: place, say: 'Let {resource} come to mind.', otherwise: Let a safe place come to mind.}",
    )

    where: Where
    kind: str = key(one_of("anchor", ANCHORS), "what kind of anchor")
    line: Spoken = key(ValueType(_line, STRING, ()), "the line; {resource} is the listener's own words", name="say")
    otherwise: Spoken = key(LINE, "the line for a listener who has named none")

    def perform(self, score: Score, how: Delivery) -> None:
        """Say it in the listener's own words if there are any."""
        own = how.anchors.get(self.kind, "")
        named = tuple(_own(part, own) if isinstance(part, str) else part for part in self.line)
        line = named if own else self.otherwise
        say(score, how, self.where, line, manner=Manner(NEEDED))


def _own(sentence: str, words: str) -> str:
    filled = sentence.replace("{resource}", words)
    return filled[:1].upper() + filled[1:]


KIND = Resource
