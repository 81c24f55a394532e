"""list: several lines, each a thing of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind
from guide.script.shapes import key, whole
from guide.translation import _, counted

MOST = 20


@dataclass(frozen=True, slots=True)
class ListQuestion(QuestionKind):
    """Several lines."""

    NAME: ClassVar = "list"
    PLACE: ClassVar = 30
    SAYS: ClassVar = "several things, one a line"
    EXAMPLE: ClassVar = "list: What has helped before, even a little?"
    EYES_CLOSED: ClassVar = True
    MANY: ClassVar = True

    most: int = key(whole(1, 200), "lines at most", default=MOST)

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return one part a line. Raises MisreadError for more lines than there is room for."""
        found = tuple(Part(text) for line in lines if (text := " ".join(line.split())))
        if len(found) > self.most:
            raise MisreadError(
                _("There is room for {lines} here, and these are {count}.").format(
                    lines=counted(self.most, "line"), count=len(found)
                )
            )
        return found

    def written(self, parts: Parts) -> str:
        """Return the lines with a semicolon between them."""
        return "; ".join(part.text for part in parts if part.text)


KIND = ListQuestion
