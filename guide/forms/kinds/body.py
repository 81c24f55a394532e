"""body: where it is in the body, and how it is there; a place may belong to an earlier answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms import body_regions
from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line, pick
from guide.script.shapes import WORDS, key
from guide.translation import _

BELONGS = ":"
"""Stands between a sensation and the answer it belongs to."""


@dataclass(frozen=True, slots=True)
class BodyQuestion(QuestionKind):
    """Regions of the body, each with a sensation, and with a feeling or a meaning where one belongs to it."""

    NAME: ClassVar = "body"
    PLACE: ClassVar = 80
    SAYS: ClassVar = "where it is in the body, and how it is there"
    EXAMPLE: ClassVar = "body: Where does it live, if it lives anywhere?\neach: [felt]"

    each: tuple[str, ...] = key(WORDS, "earlier answers that a place in the body may belong to", default=())

    def options(self, known: Known) -> tuple[str, ...]:
        """Return the names of the regions."""
        return tuple(region.name for region in body_regions.regions())

    def aid(self, known: Known) -> tuple[str, ...]:
        """Return the regions with some sensations, and how they are typed."""
        rows = [
            f"{number} {region.name}: {', '.join(region.sensations)}"
            for number, region in enumerate(body_regions.regions(), 1)
        ]
        belongs = self._belongings(known)
        link = (
            _("; behind a colon what it belongs to ({belongs}): chest tight: {first}").format(
                belongs=", ".join(belongs), first=belongs[0]
            )
            if belongs
            else ""
        )
        return (
            _("a region and how it is there, with commas between: chest tight, hands warm{link}").format(link=link),
            *rows,
        )

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return one part a region. Raises MisreadError for a region that there is not."""
        return tuple(self._place(text, known) for each in one_line(lines).split(",") if (text := each.strip()))

    def written(self, parts: Parts) -> str:
        """Return each region with its sensation."""
        return ", ".join(" ".join(filter(None, (part.text, part.other))) for part in parts)

    def belongings(self, known: Known) -> tuple[tuple[str, str], ...]:
        """Return what a place in the body may belong to, as the name of a question and a part of its answer.

        ``link`` in what `typed` returns is a place in it.
        """
        return tuple((name, part.text) for name in self.each for part in known.earlier.get(name, ()) if part.text)

    def _belongings(self, known: Known) -> tuple[str, ...]:
        return tuple(text for _, text in self.belongings(known))

    def _place(self, typed: str, known: Known) -> Part:
        spot, _colon, belongs = (each.strip() for each in typed.partition(BELONGS))
        region, sensation = self._split(spot, known)
        link = None
        if belongs:
            options = self._belongings(known)
            meant = pick(belongs, options)
            if meant is None:
                raise MisreadError(
                    _("'{belongs}' was not said before; there is: {options}.").format(
                        belongs=belongs, options=", ".join(options) or _("nothing yet")
                    )
                )
            link = options.index(meant)
        return Part(region, None, sensation or None, link)

    def _split(self, typed: str, known: Known) -> tuple[str, str]:
        """A region may have several words, so the longest beginning that is one counts."""
        words = typed.split()
        for end in range(len(words), 0, -1):
            region = pick(" ".join(words[:end]), self.options(known))
            if region:
                return region, " ".join(words[end:])
        raise MisreadError(_("'{typed}' begins with no region of the body; ? shows them all.").format(typed=typed))


KIND = BodyQuestion
