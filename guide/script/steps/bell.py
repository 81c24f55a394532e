"""bell: one strike. It rings on while the practice continues, and is never cut.

    - bell: bowl
    - bell: {name: bowl-high, gain: -6}

The voice waits a few seconds after a strike, unless a pause says how long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.problems import Where
from guide.script.model import Delivery, Score
from guide.script.shapes import TEXT, key, number
from guide.script.step_kind import StepKind

GAINS = (-40.0, 12.0)


@dataclass(frozen=True, slots=True)
class Strike(StepKind):
    """One strike of a bell of the catalogue."""

    NAME: ClassVar = "bell"
    PLACE: ClassVar = 4
    MAIN: ClassVar = "name"
    ALIASES: ClassVar = ("gong", "chime", "ding", "strike", "singing-bowl", "bells")
    EXAMPLES: ClassVar = ("bell: bowl", "bell: {name: bowl-high, gain: -6}")

    where: Where
    bell: str = key(TEXT, "which bell; see: guide beds", name="name")
    gain: float = key(number(*GAINS, " dB"), "louder or softer, in decibels", default=0.0)

    def perform(self, score: Score, how: Delivery) -> None:
        """Strike it."""
        score.strike(self.bell, self.where, self.gain)


KIND = Strike
