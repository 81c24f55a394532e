"""repeat: the same steps several times. ``{n}`` in words is the number of the round.

- repeat:
    times: 3..6         # elastic in whole rounds
    steps:
      - Round {n}.
      - pause: 10s
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from guide.problems import Where
from guide.script.model import Count, Delivery, Score, Step
from guide.script.nodes import Node
from guide.script.reader import Reader

EXAMPLE = "repeat: {times: 3..6, steps: [Round {n}., pause: 10s]}"
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps that come round again."""

    where: Where
    times: Count
    steps: tuple[Step, ...]

    def perform(self, score: Score, how: Delivery) -> None:
        """Perform the steps for each round."""
        for number in range(1, score.rounds(self.times, self.where) + 1):
            for step in self.steps:
                step.perform(score, replace(how, round=number))


def read(
    reader: Reader, node: Node, where: Where, read_steps: Callable[[Reader, Node | None], tuple[Step, ...]]
) -> Repeat:
    """A mapping with ``times`` and ``steps``."""
    fields = reader.mapping(node, "repeat", ("times", "steps"), required=["times", "steps"])
    times = reader.times(fields["times"], where, MOST) if "times" in fields else Count(1, 1, 1)
    left = reader.steps_left
    reader.repeats += 1
    steps = read_steps(reader, fields.get("steps"))
    reader.repeats -= 1
    reader.spend((left - reader.steps_left) * (times.longest - 1), where)
    return Repeat(where, times, steps)
