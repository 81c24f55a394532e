"""zone: a lot at once, room, or far away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line, pick
from guide.forms.zone import Zone
from guide.translation import _


@dataclass(frozen=True, slots=True)
class ZoneQuestion(QuestionKind):
    """One of the three zones."""

    NAME: ClassVar = "zone"
    PLACE: ClassVar = 50
    SAYS: ClassVar = "where someone is in their window of tolerance: hot, inside or cold"
    EXAMPLE: ClassVar = "zone: How is it right now?"
    EYES_CLOSED: ClassVar = True

    def options(self, known: Known) -> tuple[str, ...]:
        """Return the three zones."""
        return tuple(Zone)

    def label(self, option: str) -> str:
        """Return the word for a zone."""
        return Zone(option).word if option in list(Zone) else option

    def aid(self, known: Known) -> tuple[str, ...]:
        """Return each zone with its explanation."""
        return tuple(f"{number} {zone.word}: {zone.explanation}" for number, zone in enumerate(Zone, 1))

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the zone, by its number or its beginning. Raises MisreadError."""
        text = one_line(lines)
        if not text:
            return ()
        zone = pick(text, self.options(known), self.label)
        if zone is None:
            raise MisreadError(
                _("One of {zones}, please; Enter skips.").format(zones=", ".join(each.word for each in Zone))
            )
        return (Part(zone),)


KIND = ZoneQuestion
