"""rehearse: the other side is heard, and there is time to answer aloud in one's own words.

- rehearse:
    other: [Oh, come on., You never used to mind.]
    mine: "{words}"
    gap: 8s..12s..30s
    rounds: 1..3
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from guide.forms.question import QuestionKind
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import LENGTH, PROSE, PROSES, ValueType, key, keys, object_schema, times, values
from guide.script.times import Count, Duration
from guide.translation import _

_ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What is said by the other side, and how long there is to answer."""

    other: tuple[str, ...] = key(PROSES, "what the other side says, one after the other", default=())
    mine: str = key(PROSE, "the words to answer with, shown meanwhile", default="")
    gap: Duration = key(LENGTH, "time to answer", default=Duration(8.0, 12.0, 30.0))
    rounds: Count = key(times(_ROUNDS), "how often", default=Count(1, 1, 3))
    place: str = ""
    """Where it was looked up to be said in the language that was chosen; empty for as it is written."""


def _read(reader: Reader, node: Node) -> Rehearsal:
    found = Rehearsal(**values(reader, node, keys(Rehearsal), _("a rehearsal")))
    if not found.other:
        reader.bad(node.where, "missing-key", _("a rehearsal needs what the other side says"), "other: [Oh, come on.]")
    return found


_REHEARSAL: ValueType[Any] = ValueType(_read, object_schema(keys(Rehearsal)), Rehearsal())


@dataclass(frozen=True, slots=True)
class RehearseQuestion(QuestionKind):
    """A rehearsal. It has no answer that is kept."""

    NAME: ClassVar = "rehearse"
    PLACE: ClassVar = 180
    SAYS: ClassVar = "the other side is heard, with time to answer aloud"
    EXAMPLE: ClassVar = "rehearse: {other: [Oh, come on.], mine: '{words}', gap: 8s..12s..30s}"
    ASKS: ClassVar = _REHEARSAL
    FILLS: ClassVar = "rehearsal"
    ANSWERED: ClassVar = False

    rehearsal: Rehearsal = Rehearsal()


KIND = RehearseQuestion
