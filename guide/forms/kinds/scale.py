"""scale: a number on one of the scales in ``scripts/scales/``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms import scales
from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line
from guide.script.reader import Reader
from guide.script.shapes import TEXT, key
from guide.translation import _, decimal


@dataclass(frozen=True, slots=True)
class ScaleQuestion(QuestionKind):
    """A number, with the words for its ends."""

    NAME: ClassVar = "scale"
    PLACE: ClassVar = 40
    SAYS: ClassVar = "a number on a scale"
    EXAMPLE: ClassVar = "scale: How true does it feel at this moment?\nof: belief"
    EYES_CLOSED: ClassVar = True

    of: str = key(TEXT, "the name of the scale", default="")

    @property
    def steps(self) -> scales.Scale:
        """Return the scale; 0 to 10 where the one it names is not there."""
        return scales.found(self.of, str(self.where.path)) or scales.Scale(self.where, self.of or self.name)

    @property
    def wording(self) -> str:
        """The words in which it is asked: those of the form, or of the scale where the form has none."""
        return self.ask or self.steps.question

    @property
    def scale(self) -> str:
        """Name and version of the scale."""
        return self.steps.tag

    def check(self, reader: Reader) -> None:
        """Note a scale that is not there, or that cannot be read."""
        if not self.of:
            reader.bad(
                self.where, "missing-key", _("a scale needs 'of'"), _("of: the name of a scale, such as distress")
            )
        elif scales.found(self.of, str(self.where.path)) is None:
            known = scales.names(str(self.where.path))
            reader.bad(
                self.where,
                "unknown-scale",
                _("no scale is called '{scale}'").format(scale=self.of),
                reader.near(self.of, known),
            )

    def aid(self, known: Known) -> tuple[str, ...]:
        """Return the words for places on the scale, the person's own where there are any."""
        scale = self.steps
        own = known.anchors(self.of)
        told = {scale.low: scale.low_words, scale.middle_place: scale.middle_words, scale.high: scale.high_words, **own}
        return tuple(f"{place:g} {words}" for place, words in sorted(told.items()) if words)

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the number. Raises MisreadError for one that is not on the scale."""
        text = one_line(lines).replace(",", ".").replace("−", "-")
        if not text:
            return ()
        scale = self.steps
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not scale.has(value):
            raise MisreadError(
                _("A number from {low} to {high}, please; Enter skips.").format(
                    low=decimal(f"{scale.low:g}"), high=decimal(f"{scale.high:g}")
                )
            )
        return (Part(value=value),)

    def written(self, parts: Parts) -> str:
        """Return the number, and the highest there is."""
        told, most = _("{value} of {most}"), decimal(f"{self.steps.high:g}")
        return ", ".join(
            told.format(value=decimal(f"{part.value:g}"), most=most) for part in parts if part.value is not None
        )


KIND = ScaleQuestion
