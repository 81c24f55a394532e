"""practice: one of the library, which can be played afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line, pick
from guide.script.shapes import WORDS, key
from guide.translation import _

LIBRARY = "library"
"""What `Known.names` is asked for."""


@dataclass(frozen=True, slots=True)
class PracticeQuestion(QuestionKind):
    """The name of a practice."""

    NAME: ClassVar = "practice"
    PLACE: ClassVar = 120
    SAYS: ClassVar = "a practice, of those under 'from' or of the whole library"
    EXAMPLE: ClassVar = "practice: Which one has been good to you?"
    EYES_CLOSED: ClassVar = True

    offered: tuple[str, ...] = key(WORDS, "the practices that are offered; all unless said", name="from", default=())

    def options(self, known: Known) -> tuple[str, ...]:
        """Return the names of practices."""
        return self.offered or known.names(LIBRARY)

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the practice that is meant. Raises MisreadError."""
        text = one_line(lines)
        if not text:
            return ()
        meant = pick(text, self.options(known))
        if meant is None:
            raise MisreadError(
                _("No practice here is called '{text}'; ? shows them, and Enter skips.").format(text=text)
            )
        return (Part(meant),)


KIND = PracticeQuestion
