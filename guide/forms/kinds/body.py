"""body: where it is in the body, and how it is there; a place may belong to an earlier answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms import body_regions, feeling_words
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
            f"{number} {region.label}: {', '.join(map(region.told, region.sensations))}"
            for number, region in enumerate(body_regions.regions(), 1)
        ]
        belongs = tuple(map(self.belonging, self._belongings(known)))
        how = _("a region and how it is there, with commas between: chest tight, hands warm")
        link = _("; behind a colon what it belongs to ({belongs}): chest tight: {first}")
        return (how + (link.format(belongs=", ".join(belongs), first=belongs[0]) if belongs else ""), *rows)

    def label(self, option: str) -> str:
        """Return how a region is shown."""
        return body_regions.label(option)

    def belonging(self, text: str) -> str:
        """Return how an answer is shown that a place in the body may belong to: a feeling word in most forms."""
        return feeling_words.label(text)

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return one part a region. Raises MisreadError for a region that there is not."""
        return tuple(self._place(text, known) for each in one_line(lines).split(",") if (text := each.strip()))

    def written(self, parts: Parts) -> str:
        """Return each region with its sensation."""
        return ", ".join(
            " ".join(filter(None, (self.label(part.text or ""), body_regions.told(part.text or "", part.other or ""))))
            for part in parts
        )

    def belongings(self, known: Known) -> tuple[tuple[str, str], ...]:
        """Return what a place in the body may belong to, as the name of a question and a part of its answer.

        ``link`` in what `typed` returns is a place in it.
        """
        return tuple((name, part.text) for name in self.each for part in known.earlier.get(name, ()) if part.text)

    def _belongings(self, known: Known) -> tuple[str, ...]:
        return tuple(text for _, text in self.belongings(known))

    def _place(self, typed: str, known: Known) -> Part:
        spot, belongs = (each.strip() for each in typed.partition(BELONGS)[::2])
        region, sensation = self._split(spot, known)
        link = None
        if belongs:
            options = self._belongings(known)
            meant = pick(belongs, options, self.belonging)
            if meant is None:
                there = ", ".join(map(self.belonging, options)) or _("nothing yet")
                raise MisreadError(
                    _("'{typed}' was not said before; there is: {there}.").format(typed=belongs, there=there)
                )
            link = options.index(meant)
        return Part(region, None, sensation or None, link)

    def _split(self, typed: str, known: Known) -> tuple[str, str]:
        """A region may have several words, so the longest beginning that is one counts."""
        words = typed.split()
        for end in range(len(words), 0, -1):
            region = pick(" ".join(words[:end]), self.options(known), self.label)
            there = body_regions.found(region) if region else None
            if there:
                return there.name, there.meant(" ".join(words[end:]))
        raise MisreadError(_("'{typed}' begins with no region of the body; ? shows them all.").format(typed=typed))


KIND = BodyQuestion
