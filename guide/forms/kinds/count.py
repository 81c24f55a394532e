"""count: how many times something was noted; the player counts, or the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line
from guide.translation import _

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class CountQuestion(QuestionKind):
    """A whole number."""

    NAME: ClassVar = "count"
    PLACE: ClassVar = 130
    SAYS: ClassVar = "how many times"
    EXAMPLE: ClassVar = "count: How many times did you come back?"
    EYES_CLOSED: ClassVar = True

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the number. Raises MisreadError."""
        text = one_line(lines)
        if not text:
            return ()
        if not (text.isdecimal() and len(text) <= _DIGITS):
            raise MisreadError(_("A whole number, please; Enter skips."))
        return (Part(value=float(text)),)

    def written(self, parts: Parts) -> str:
        """Return the number."""
        return ", ".join(f"{part.value:g}" for part in parts if part.value is not None)


KIND = CountQuestion
