"""next: a step that can be done or dropped, and is never overdue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, Parts, QuestionKind, one_line

OPEN, DONE, DROPPED = "open", "done", "dropped"
"""How a step stands (``other``)."""


@dataclass(frozen=True, slots=True)
class NextStepQuestion(QuestionKind):
    """One small step."""

    NAME: ClassVar = "next"
    PLACE: ClassVar = 140
    SAYS: ClassVar = "a small next step, which can be done or dropped and has no date"
    EXAMPLE: ClassVar = "next: One small next step, if there is one."
    EYES_CLOSED: ClassVar = True

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the step, as one that is open."""
        text = one_line(lines)
        return (Part(text, other=OPEN),) if text else ()


KIND = NextStepQuestion
