"""pause: nobody speaks; the ambience goes on.

    - pause: 6s
    - pause: 8s..40s        # 8 s by nature, up to 40 s when there is time
    - pause: 4s..8s..40s    # can also shrink to 4 s
    - pause: 8s!            # exactly 8 s

A plain length may go from half to three times itself when a length is asked for; under 3 s it is phrasing and stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from guide.problems import Where
from guide.script.model import Delivery, Duration, Score
from guide.script.nodes import Node
from guide.script.reader import Reader

EXAMPLE = "pause: 8s..40s"


@dataclass(frozen=True, slots=True)
class Pause:
    """A length of silence over the ambience."""

    where: Where
    length: Duration

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Pause:
        """A duration."""
        return cls(where, reader.length(node, where))

    def perform(self, score: Score, how: Delivery) -> None:
        """Rest."""
        score.rest(self.length, self.where)
