"""What the care rules look at: everything that is heard, in order, as one flat record for each section.

Moments are linked to the one before and the one after, as a listener meets them. Where a practice forks (by a
setting, by how it is, by distance), each branch is linked to what was before the fork; what comes after the fork is
linked to the branch that is heard unless the listener says otherwise, the *usual* one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guide.problems import Where
from guide.script.language import tongue
from guide.script.model import Script, Section, Utterance
from guide.translation import _

_SENTENCES, _LETTERS, _SENTENCE = 500, 10_000, 2_000
"""More of one text is not looked at, so that no text takes long, whatever it is."""


@dataclass(slots=True, eq=False, kw_only=True)
class CareMoment:
    """Something that takes time. Seconds are estimated, at natural lengths."""

    where: Where
    start: float = 0.0
    seconds: float = 0.0
    usual: bool = True
    """Whether it is heard unless the listener says otherwise."""
    by: tuple[str, ...] = ()
    """The settings that decide whether it is heard, the outermost first."""
    quiet: float = 0.0
    """Seconds since somebody spoke or a breath was led, up to its end."""
    bare: float = 0.0
    """Seconds since anything at all was heard, up to its end."""
    before: CareMoment | None = field(default=None, repr=False)
    after: CareMoment | None = field(default=None, repr=False)

    @property
    def stop(self) -> float:
        """Seconds from the start of the practice."""
        return self.start + self.seconds


@dataclass(slots=True, eq=False, kw_only=True)
class CareLine(CareMoment):
    """Sentences with nothing but breath gaps between them."""

    sentences: list[Utterance]
    speech: float = 0.0
    """Seconds of it in which the voice is heard."""
    continues: bool = False
    """True for what a line says after a silence inside it."""
    own: bool = False
    """Whether it speaks of the listener's own anchor."""

    @property
    def text(self) -> str:
        """Its words; of an endless one the beginning."""
        return " ".join(each.words for each in self.sentences[:_SENTENCES])[:_LETTERS]


@dataclass(slots=True, eq=False, kw_only=True)
class CareQuiet(CareMoment):
    """Nobody speaks."""

    announced: bool = False
    """Whether the step itself says beforehand that it comes."""
    sounds: bool = False
    """Whether a bed, a file or bells are heard meanwhile."""


@dataclass(frozen=True, slots=True)
class CareCue:
    """Words on a part of a breath."""

    words: str
    speech: float
    """Seconds, estimated."""
    room: float
    """Seconds until the next one, or the end of that part."""


@dataclass(slots=True, eq=False, kw_only=True)
class CareBreath(CareMoment):
    """Paced breathing."""

    speech: float = 0.0
    """Seconds of spoken cues."""
    shortest: float = 0.0
    """Seconds of the quickest breath."""
    held: float = 0.0
    """Seconds of the longest hold, after breathing in or after breathing out."""
    cues: tuple[CareCue, ...] = ()
    """What is said on the breaths, each once for each room it has."""


@dataclass(slots=True, eq=False, kw_only=True)
class CareBell(CareMoment):
    """A bell or a file."""


@dataclass(slots=True, eq=False)
class CarePassage:
    """A section as it is heard, with all its branches."""

    section: Section
    moments: list[CareMoment] = field(default_factory=list)

    def lines(self, *, usual: bool = False) -> list[CareLine]:
        """Its lines; with ``usual`` only those that are heard unless the listener says otherwise."""
        return [each for each in self.moments if isinstance(each, CareLine) and (each.usual or not usual)]

    def quiets(self) -> list[CareQuiet]:
        """Its silences, in all branches."""
        return [each for each in self.moments if isinstance(each, CareQuiet)]


@dataclass(slots=True)
class CareRecord:
    """A whole practice as it is heard."""

    script: Script
    passages: list[CarePassage] = field(default_factory=list)
    said: dict[tuple[Where, str], None] = field(default_factory=dict)
    """Every sentence and spoken cue in all branches, once for each place, in order."""
    seconds: float = 0.0
    """Its natural length."""

    @property
    def english(self) -> bool:
        """Whether its words can be judged by rules that know English."""
        return tongue(self.script.language) == "en"

    @property
    def speech(self) -> float:
        """Seconds in which the voice is heard, unless the listener says otherwise."""
        return sum(
            each.speech
            for passage in self.passages
            for each in passage.moments
            if each.usual and isinstance(each, (CareLine, CareBreath))
        )

    def lines(self, *, usual: bool = False) -> Iterator[CareLine]:
        """The lines of all sections."""
        for passage in self.passages:
            yield from passage.lines(usual=usual)

    def written(self) -> Iterator[tuple[Where, str, str]]:
        """Whatever has words for the listener: its place, its words, and what it is unless it is spoken."""
        yield self.script.where, self.script.title[:_SENTENCE], _("the title")
        yield self.script.where, self.script.summary[:_SENTENCE], _("the summary")
        for passage in self.passages:
            yield passage.section.where, passage.section.title[:_SENTENCE], _("the title of a section")
        for where, text in self.said:
            yield where, text[:_SENTENCE], ""


def lines_before(moment: CareMoment, most: int) -> Iterator[CareLine]:
    """The lines that were heard last before a moment, the nearest first."""
    here = moment.before
    while here is not None and most:
        if isinstance(here, CareLine):
            yield here
            most -= 1
        here = here.before


def lines_after(moment: CareMoment, most: int) -> Iterator[CareLine]:
    """The lines that are heard next after a moment, the nearest first."""
    here = moment.after
    while here is not None and most:
        if isinstance(here, CareLine):
            yield here
            most -= 1
        here = here.after
