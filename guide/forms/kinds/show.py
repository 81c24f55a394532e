"""show: a sentence or two to read, or to hear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.forms.question import QuestionKind


@dataclass(frozen=True, slots=True)
class Shown(QuestionKind):
    """Words between questions; they ask nothing."""

    NAME: ClassVar = "show"
    PLACE: ClassVar = 170
    SAYS: ClassVar = "words to read, with {names} of earlier answers"
    EXAMPLE: ClassVar = "show: This is how you put it. {thought}"
    ANSWERED: ClassVar = False
    EYES_CLOSED: ClassVar = True


KIND = Shown
