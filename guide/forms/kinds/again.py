"""again: ask once more what was asked before in the form; both answers are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.forms.question import QuestionKind
from guide.script.shapes import TEXT


@dataclass(frozen=True, slots=True)
class AgainQuestion(QuestionKind):
    """Stands for an earlier question until the form is read whole; nobody is asked this one."""

    NAME: ClassVar = "again"
    PLACE: ClassVar = 150
    SAYS: ClassVar = "the name of an earlier question, which is asked once more"
    EXAMPLE: ClassVar = "again: belief"
    ASKS: ClassVar = TEXT


KIND = AgainQuestion
