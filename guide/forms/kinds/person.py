"""person: somebody from the person's own list, or a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, Parts, QuestionKind, one_line, pick
from guide.script.shapes import TEXT, key

PEOPLE = "support-map"
"""The form in which people are listed."""


@dataclass(frozen=True, slots=True)
class PersonQuestion(QuestionKind):
    """A name; a letter or a nickname is enough."""

    NAME: ClassVar = "person"
    PLACE: ClassVar = 110
    SAYS: ClassVar = "somebody from the person's own list, or any name"
    EXAMPLE: ClassVar = "person: Who is it with? A letter is enough."
    EYES_CLOSED: ClassVar = True

    source: str = key(TEXT, "the form whose list is offered", name="from", default=PEOPLE)

    def options(self, known: Known) -> tuple[str, ...]:
        """Return the people in the list."""
        return known.names(self.source)

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the one who is meant, or the name as it was typed."""
        text = one_line(lines)
        return (Part(pick(text, self.options(known)) or text),) if text else ()


KIND = PersonQuestion
