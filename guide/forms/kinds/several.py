"""several: any of several answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.kinds.choose import ALSO_FROM, check_options, chosen, with_listed
from guide.forms.question import Known, Parts, QuestionKind, one_line
from guide.forms.sentences import label
from guide.script.reader import Reader
from guide.script.shapes import FLAG, LABELS, TEXT, key
from guide.translation import _


@dataclass(frozen=True, slots=True)
class SeveralQuestion(QuestionKind):
    """Some options."""

    NAME: ClassVar = "several"
    PLACE: ClassVar = 100
    SAYS: ClassVar = "any number of the answers under 'from'"
    EXAMPLE: ClassVar = "several: What was there today?\nfrom: [light, company, music]\nown: true"
    EYES_CLOSED: ClassVar = True

    offered: tuple[str, ...] = key(LABELS, "the answers that are offered", name="from", default=())
    own: bool = key(FLAG, "whether answers of one's own will do too", default=False)
    listed: str = key(TEXT, ALSO_FROM, name="also-from", default="")

    def check(self, reader: Reader) -> None:
        """Note options that are missing or doubled, and a list that is not there."""
        check_options(reader, self, self.offered, self.listed)

    def options(self, known: Known) -> tuple[str, ...]:
        """Return the options, what stands in the person's own list first."""
        return with_listed(self.offered, self.listed, known)

    def label(self, option: str) -> str:
        """Return the option in the language that was chosen."""
        return label(option, self.place)

    def aid(self, known: Known) -> tuple[str, ...]:
        """Return the options, and how several are typed."""
        return (*QuestionKind.aid(self, known), _("several with commas between them: 1, 3"))

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return one part an option. Raises MisreadError."""
        options = self.options(known)
        found = [
            chosen(text, self, options, own=self.own) for each in one_line(lines).split(",") if (text := each.strip())
        ]
        return tuple({part.text: part for part in found}.values())


KIND = SeveralQuestion
