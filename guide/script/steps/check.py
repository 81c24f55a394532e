"""check: ask how it is now; whoever is outside the window hears easier steps.

    - check:
        ask: How is it now? Is there enough room for this?
        or_after: 8s
        ease:
          - Let it all be a little further away.
          - Feel your hands, and look around.

After the question there is time to answer. ``ease`` steps are heard when the zone is hot or cold, as the listener says
then, or before the practice begins (when asked how it is, or with ``--set zone=hot``); else the practice asks and goes
on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.problems import Where
from guide.script.model import NEEDED, Delivery, Duration, Manner, Score, Step
from guide.script.shapes import LENGTH, STEPS, key
from guide.script.step_kind import StepKind
from guide.script.steps.say import LINE, Spoken, say

OUTSIDE = ("hot", "cold")
"""Zones in which the easier steps are heard; whoever has said nothing goes on."""


@dataclass(frozen=True, slots=True)
class Check(StepKind):
    """A question, and what helps if the answer is no."""

    NAME: ClassVar = "check"
    PLACE: ClassVar = 15
    MAIN: ClassVar = "ask"
    ALIASES: ClassVar = ("ask", "question", "check-in")
    SHORT: ClassVar = False
    EXAMPLES: ClassVar = ("check: {ask: 'How is it now?', or_after: 8s, ease: [Feel your hands., pause: 6s]}",)

    where: Where
    ask: Spoken = key(LINE, "the question")
    ease: tuple[Step, ...] = key(STEPS, "what is heard when the answer is hot or cold")
    or_after: Duration = key(LENGTH, "time to answer", default=Duration(8.0, 8.0, 8.0))

    def perform(self, score: Score, how: Delivery) -> None:
        """Ask, wait, and ease where it is needed."""
        say(score, how, self.where, self.ask, manner=Manner(NEEDED))
        score.turn("check", " ".join(part for part in self.ask if isinstance(part, str)), self.where)
        score.rest(self.or_after, self.where)
        if how.settings.get("zone") in OUTSIDE:
            for step in self.ease:
                step.perform(score, how)


KIND = Check
