"""line: a sentence, in the person's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, Parts, QuestionKind, one_line


@dataclass(frozen=True, slots=True)
class LineQuestion(QuestionKind):
    """One line of words, kept as they are."""

    NAME: ClassVar = "line"
    PLACE: ClassVar = 10
    SAYS: ClassVar = "a sentence in the person's own words"
    EXAMPLE: ClassVar = "line: What do you need right now?"
    EYES_CLOSED: ClassVar = True

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the line."""
        text = one_line(lines)
        return (Part(text),) if text else ()


KIND = LineQuestion
