"""gate: a place where the listener may want time, until they are ready to go on.

    - gate: 20s
    - gate: {text: Take your time to sit well. Go on when you are ready., or_after: 30s}

``text`` is spoken. On the screen the practice waits here until its listener goes on; in a file, after ``or_after``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.problems import Where
from guide.script.model import NEEDED, Delivery, Duration, Manner, Score
from guide.script.shapes import LENGTH, key
from guide.script.step_kind import StepKind
from guide.script.steps.say import LINE, Spoken, say


@dataclass(frozen=True, slots=True)
class Gate(StepKind):
    """A wait for a key, or for a while."""

    NAME: ClassVar = "gate"
    PLACE: ClassVar = 14
    MAIN: ClassVar = "or_after"
    ALIASES: ClassVar = ("ready", "wait-for")
    EXAMPLES: ClassVar = ("gate: {text: Go on when you are ready., or_after: 30s}",)

    where: Where
    or_after: Duration = key(LENGTH, "how long to wait")
    text: Spoken = key(LINE, "what is said before waiting", default=())

    def perform(self, score: Score, how: Delivery) -> None:
        """Say it, and wait."""
        say(score, how, self.where, self.text, manner=Manner(NEEDED))
        score.turn("gate", " ".join(part for part in self.text if isinstance(part, str)), self.where)
        score.rest(self.or_after, self.where)


KIND = Gate
