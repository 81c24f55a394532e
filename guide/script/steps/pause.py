"""pause: nobody speaks; the ambience goes on.

    - pause: 6s
    - pause: 8s..40s        # 8 s by nature, up to 40 s when there is time
    - pause: 4s..8s..40s    # can also shrink to 4 s
    - pause: 8s!            # exactly 8 s
    - pause: rest           # whatever time is left; 8s..rest is at least 8 s
    - pause: {until: 4m05s} # until this moment of the practice

A plain length may go from half to three times itself when a length is asked for; under 3 s it is phrasing and stays.
What comes before an ``until`` keeps its natural length: a moment that is named is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from guide.problems import Where
from guide.script.model import Delivery, Duration, Score
from guide.script.nodes import Mapping, Node
from guide.script.reader import Reader
from guide.script.shapes import LENGTH, Schema, key, seconds
from guide.script.step_kind import StepKind
from guide.script.times import LONGEST
from guide.translation import _

_UNTIL = seconds(0.0, LONGEST)


@dataclass(frozen=True, slots=True)
class Pause(StepKind):
    """A length of silence over the ambience, or a moment to wait for."""

    NAME: ClassVar = "pause"
    PLACE: ClassVar = 2
    MAIN: ClassVar = "until"
    ALIASES: ClassVar = ("wait", "rest", "break", "delay", "stop", "still")
    EXAMPLES: ClassVar = ("pause: 8s..40s", "pause: {until: 4m05s}")

    where: Where
    length: Duration | None
    until: float | None = key(_UNTIL, "the moment of the practice to wait for", default=None)

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A duration, or a mapping with ``until``."""
        if not isinstance(node, Mapping):
            return cls(where, reader.length(node, where))
        fields = reader.mapping(node, "pause", ["until"], ["until"])
        if reader.repeats:
            reader.bad(
                where, "moment-in-round", _("a moment comes once, and this comes round"), _("write how long to pause")
            )
        return cls(where, None, _UNTIL.read(reader, fields["until"]) if "until" in fields else None)

    @classmethod
    def schema(cls) -> Schema:
        """A length, or a mapping."""
        whole = {
            "type": "object",
            "properties": {"until": {"description": "the moment of the practice to wait for", **_UNTIL.schema}},
            "required": ["until"],
            "additionalProperties": False,
        }
        return {"anyOf": [LENGTH.schema, whole]}

    def perform(self, score: Score, how: Delivery) -> None:
        """Rest."""
        if self.length:
            score.rest(self.length, self.where)
        elif self.until is not None:
            score.until(self.until, self.where)


KIND = Pause
