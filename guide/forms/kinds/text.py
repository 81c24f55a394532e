"""text: a page, in the person's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, Parts, QuestionKind


@dataclass(frozen=True, slots=True)
class TextQuestion(QuestionKind):
    """Lines of words, kept as they are."""

    NAME: ClassVar = "text"
    PLACE: ClassVar = 20
    SAYS: ClassVar = "as much as the person likes to write, in their own words"
    EXAMPLE: ClassVar = "text: What happened, as a camera would have seen it?"
    MANY: ClassVar = True
    EYES_CLOSED: ClassVar = True

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return all lines as one text, without blank ones at its ends."""
        text = "\n".join(line.rstrip() for line in lines).strip("\n")
        return (Part(text),) if text.strip() else ()


KIND = TextQuestion
