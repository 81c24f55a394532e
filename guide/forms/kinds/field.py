"""field: how pleasant it is, and how much energy there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line
from guide.translation import _, decimal

AXES = ("pleasantness", "energy")
"""Both from -1 to 1 (Russell, 1980: the circumplex of affect)."""
AXIS_WORDS = {"pleasantness": _("pleasantness"), "energy": _("energy")}
"""Their names for people; those above are kept."""
_BETWEEN = re.compile(r"[;\s]+|,\s+")


@dataclass(frozen=True, slots=True)
class FieldQuestion(QuestionKind):
    """A place in the field of pleasantness by energy."""

    NAME: ClassVar = "field"
    PLACE: ClassVar = 60
    SAYS: ClassVar = "a place in the field of pleasantness and energy, both from -1 to 1"
    EXAMPLE: ClassVar = "field: How pleasant is it, and how much energy is there?"

    def aid(self, known: Known) -> tuple[str, ...]:
        """Return what the two numbers mean."""
        return (
            _("two numbers from -1 to 1, such as 0.5 -0.3:"),
            _("the first is how pleasant it is (-1 very unpleasant, 0 neither, 1 very pleasant)"),
            _("the second is how much energy there is (-1 hardly any, 1 very much)"),
        )

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return both numbers. Raises MisreadError."""
        text = one_line(lines).replace("−", "-")
        if not text:
            return ()
        try:
            numbers = [float(each.replace(",", ".")) for each in _BETWEEN.split(text)]
        except ValueError:
            numbers = []
        if len(numbers) != len(AXES) or not all(-1 <= each <= 1 for each in numbers):
            raise MisreadError(_("Two numbers from -1 to 1, please, such as 0.5 -0.3; Enter skips."))
        return tuple(Part(axis, number) for axis, number in zip(AXES, numbers, strict=True))

    def written(self, parts: Parts) -> str:
        """Return both numbers with their names."""
        return ", ".join(
            f"{AXIS_WORDS.get(part.text or '', part.text)} {decimal(f'{part.value:+g}')}"
            for part in parts
            if part.value is not None
        )


KIND = FieldQuestion
