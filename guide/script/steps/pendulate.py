"""pendulate: a little of what is hard, then back to what is steady, in turn.

    - pendulate:
        rounds: 2..4
        max_touch: 30s
        resource:
          - Feel your feet. [3s] They are here.
          - pause: 10s..40s
        touch:
          - If you are willing, let the edge of it come near.
          - pause: 8s

It begins and ends in the resource, however often it turns and whenever it is left. Nothing in ``touch`` is
stretched when there is more time; if it lasts longer than ``max_touch``, that is a problem.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from guide.problems import Where
from guide.script.model import Count, Delivery, Score, Step
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import STEPS, key, seconds, times
from guide.script.step_kind import StepKind
from guide.script.steps.repeat import MOST


@dataclass(frozen=True, slots=True)
class Pendulate(StepKind):
    """Resource, touch, resource, touch, resource."""

    NAME: ClassVar = "pendulate"
    PLACE: ClassVar = 13
    MAIN: ClassVar = ""
    ALIASES: ClassVar = ("pendulation", "oscillate")
    SHORT: ClassVar = False
    EXAMPLES: ClassVar = (
        "pendulate: {rounds: 2..4, max_touch: 30s, resource: [Feel your feet., pause: 10s], "
        "touch: ['If you are willing, let the edge of it come near.', pause: 8s]}",
    )

    where: Where
    touch: tuple[Step, ...] = key(STEPS, "a little of what is hard")
    resource: tuple[Step, ...] = key(STEPS, "what is steady")
    rounds: Count = key(times(MOST), "how often the difficult half is visited", default=Count(2, 2, 2))
    max_touch: float = key(seconds(5.0, 600.0), "the longest that the difficult half may last", default=60.0)

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A mapping with ``touch`` and ``resource``."""
        left = reader.steps_left
        reader.repeats += 1
        found = super(Pendulate, cls).read(reader, node, where)
        reader.repeats -= 1
        reader.spend((left - reader.steps_left) * found.rounds.longest, where)
        return found

    def perform(self, score: Score, how: Delivery) -> None:
        """Begin and end in the resource."""
        self._steady(score, replace(how, round=1))
        for number in score.rounds(self.rounds, self.where):
            here = replace(how, round=number)
            score.turn("touch", "", self.where)
            score.at_most(self.max_touch or 60.0, self.where, lambda now=here: _all(self.touch, score, now))  # type: ignore[misc]
            self._steady(score, here)

    def _steady(self, score: Score, how: Delivery) -> None:
        score.turn("resource", "", self.where)
        _all(self.resource, score, how)


def _all(steps: tuple[Step, ...], score: Score, how: Delivery) -> None:
    for step in steps:
        step.perform(score, how)


KIND = Pendulate
