"""repeat: the same steps several times. ``{n}`` in words is the number of the round.

    - repeat:
        times: 3..6         # elastic in whole rounds
        steps:
          - Round {n}.
          - pause: 10s

A round is never cut short. When there is more time there are more of them first, and then longer pauses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from guide.problems import Where
from guide.script.model import Count, Delivery, Score, Step
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import STEPS, key, times
from guide.script.step_kind import StepKind

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Repeat(StepKind):
    """Steps that come round again."""

    NAME: ClassVar = "repeat"
    PLACE: ClassVar = 8
    MAIN: ClassVar = ""
    ALIASES: ClassVar = ("loop", "again", "times", "rounds")
    SHORT: ClassVar = False
    EXAMPLES: ClassVar = ("repeat: {times: 3..6, steps: ['Round {n}.', pause: 10s]}",)

    where: Where
    times: Count = key(times(MOST), "how many rounds; 3..6 for three, up to six when there is time")
    steps: tuple[Step, ...] = key(STEPS, "what comes round; {n} is the number of the round")

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A mapping with ``times`` and ``steps``."""
        left = reader.steps_left
        reader.repeats += 1
        found = super(Repeat, cls).read(reader, node, where)
        reader.repeats -= 1
        reader.spend((left - reader.steps_left) * (found.times.longest - 1), where)
        return found

    def perform(self, score: Score, how: Delivery) -> None:
        """Perform the steps for each round."""
        for number in score.rounds(self.times, self.where):
            here = replace(how, round=number)
            for step in self.steps:
                step.perform(score, here)


KIND = Repeat
