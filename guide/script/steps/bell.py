"""bell: one strike. It rings on while the practice continues, and is never cut.

    - bell: bowl

The voice waits a few seconds after a strike, unless a pause says how long.
"""

from __future__ import annotations

from dataclasses import dataclass

from guide.problems import Where
from guide.script.model import Delivery, Score
from guide.script.nodes import Node
from guide.script.reader import Reader

EXAMPLE = "bell: bowl"


@dataclass(frozen=True, slots=True)
class Strike:
    """One strike of a bell of the catalogue."""

    where: Where
    bell: str

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Strike:
        """The name of a bell."""
        return cls(node.where, reader.text(node))

    def perform(self, score: Score, how: Delivery) -> None:
        """Strike it."""
        score.strike(self.bell, self.where)
