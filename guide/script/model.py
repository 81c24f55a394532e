"""What an author wrote: plain frozen values, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias, cast

from guide.problems import Where
from guide.script.head_values import AIMS as AIMS
from guide.script.head_values import EYES as EYES
from guide.script.head_values import KINDS as KINDS
from guide.script.head_values import POSTURES as POSTURES
from guide.script.times import Count as Count
from guide.script.times import Duration as Duration

USUAL = 5
"""The priority of a line that says nothing else, 1 to 9; 9 is needed for safety and always heard."""
NEEDED = 9
NO_BED = "none"
"""What a bed is called that is none."""

_NAME = re.compile(r"\{([\w-]+)\}")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence in one voice at one pace: the unit that is spoken, kept and placed. Equal ones sound the same."""

    words: str
    voice: str = "default"
    pace: float = 1.0
    """1.0 is the voice's own unhurried speed; 0.8 is slower."""


@dataclass(frozen=True, slots=True)
class BedLayer:
    """One ambience: the name of a bed (or a path to the listener's own file) and its gain in decibels."""

    track: str
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """Who speaks, how fast, and how long the silence between sentences is (seconds, None for the usual)."""

    name: str = "default"
    pace: float = 1.0
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Something the listener may set before starting; used as ``{name}`` in words and in `choose`."""

    name: str
    default: str
    choices: tuple[str, ...] = ()
    """What it may be; empty for any words."""
    ask: str = ""
    """The question that a screen asks."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a line is heard: how much it is needed, and whether it is heard at all this time."""

    priority: int = USUAL
    heard: bool = True
    """False for a line whose time passes without its words, such as a region that is skipped."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the steps are being performed just now."""

    voice: VoiceChoice = VoiceChoice()
    round: int | None = None
    """Which round of the innermost repeat; what ``{n}`` stands for."""
    settings: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The listener's own words for a place, a person, a phrase."""
    closing: bool = False
    """Whether this is a section that closes the practice."""
    beds: tuple[str, ...] = ()
    """What the practice opens with, beds by name and files; ``none`` for no bed."""

    def words(self, text: str) -> str:
        """The words as they are spoken now: ``{n}`` and settings filled in, once."""
        return _NAME.sub(self._fill, text) if "{" in text else text

    def _fill(self, match: re.Match[str]) -> str:
        if match[1] == "n" and self.round is not None:
            return str(self.round)
        return self.settings.get(match[1], match[0])


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a breath. Seconds count from the first breath's onset; words or a tone begin at ``start``."""

    name: str
    """``in``, ``sip`` (a second, smaller one on top), ``hold``, ``out`` or ``rest``."""
    start: float
    stop: float
    cues: tuple[tuple[float, Utterance], ...] = ()
    """Words and the second at which they begin."""
    tone: bool = False


class Breaths(Protocol):
    """So many breaths, of which the number may stretch and nothing else."""

    @property
    def cycles(self) -> Count:
        """How many."""

    def seconds(self, cycles: int) -> float:
        """How long so many breaths last; grows with ``cycles``."""

    def phases(self, cycles: int, how: Delivery) -> Iterable[Phase]:
        """Every phase of so many breaths, without holes."""


class Score(Protocol):
    """What a step can ask for when it is performed. The timeline is one; a list of sentences is another."""

    def section(self, section: Section) -> bool:
        """A section begins. False if it is left out this time."""

    def say(
        self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False,
        manner: Manner = Manner(),
    ) -> None:  # fmt: skip
        """Speak a sentence. ``same_line`` says that it belongs to the line before it, so the gap is the shorter one."""

    def rest(self, length: Duration, where: Where) -> None:
        """Nobody speaks."""

    def until(self, seconds: float, where: Where) -> None:
        """Nobody speaks until this second of the practice. What comes before it does not stretch."""

    def strike(self, bell: str, where: Where, gain: float = 0.0) -> None:
        """One strike; it rings on while the practice continues."""

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        """Nobody speaks, and a bell rings after every so many seconds, but not at the end."""

    def sound(self, file: str, where: Where, *, gain: float, waits: bool) -> None:
        """A file of the author's own, once; ``waits`` if what follows comes after its end."""

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """Change the beds from here. No layers: silence."""

    def thin(self, gain: float, where: Where) -> None:
        """Turn the beds down by so many decibels from here; 0 brings them back."""

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        """The numbers of the rounds that are played this time, from 1."""

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        """Paced breathing."""

    def turn(self, kind: str, words: str, where: Where) -> None:
        """A place where the practice can turn: ``gate``, ``check``, ``touch`` and ``resource``."""

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        """Do ``play`` with nothing in it stretched; longer than ``seconds`` is a problem."""


Steps: TypeAlias = tuple["Step", ...]


class Step(Protocol):
    """One step of a practice. Each kind is one file in `guide.script.steps`."""

    @property
    def where(self) -> Where:
        """Its place in the script."""

    def perform(self, score: Score, how: Delivery) -> None:
        """Ask the score for what this step is made of."""

    def children(self) -> tuple[Steps, ...]:
        """Return each list of steps within this step, in the order of the script."""

    def with_children(self, change: Callable[[Steps], Steps]) -> Step:
        """Return the same step, with what ``change`` makes of each list of steps within it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a practice; a chapter in exports."""

    where: Where
    title: str
    steps: tuple[Step, ...]
    closing: bool = False
    optional: int | None = None
    """1 to 9: the lowest is left out first when time is short."""
    intensity: int | None = None
    pace: float = 1.0
    """Multiplies the pace of the voice in this section."""
    gap: float | None = None
    """Seconds between sentences in this section, None for those of the voice."""

    def voice(self, voice: VoiceChoice) -> VoiceChoice:
        """How ``voice`` speaks here."""
        gap = voice.gap if self.gap is None else self.gap
        return replace(voice, pace=round(voice.pace * self.pace, 4), gap=gap)


@dataclass(frozen=True, slots=True)
class FormName:
    """The name of a form, where it stands."""

    where: Where
    name: str


@dataclass(frozen=True, slots=True)
class Script:
    """A whole practice."""

    where: Where
    title: str
    summary: str
    kind: str
    aim: str
    intensity: int
    sections: tuple[Section, ...]
    note: str = ""
    language: str = "en"
    posture: tuple[str, ...] = ()
    eyes: tuple[str, ...] = ()
    author: str = ""
    license: str = ""
    serves: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """What people come for, by name: see `guide.library.needs`."""
    voice: VoiceChoice = VoiceChoice()
    bed: Step | None = None
    """The ambience it opens with."""
    settings: tuple[Setting, ...] = ()
    ask: tuple[FormName, ...] = ()
    """Forms that are asked before it begins."""
    after: Mapping[str, tuple[FormName, ...]] = field(default_factory=dict)
    """Forms of which one is offered at the end, by the zone that is told then."""
    lexicon: dict[str, str] = field(default_factory=dict)
    """A word to its respelling, or to IPA between slashes."""
    silenced: dict[str, str] = field(default_factory=dict)
    """A care rule that does not hold here, and the author's reason."""
    digest: str = ""
    """SHA-256 of the bytes that were read; names this very version in the journal and in exports."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Settings as the listener wants them, where that is not the default."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The listener's own words."""
    pace: float = 1.0
    """Of words and silences, as the listener wants it; breath stays as it is."""
    other_bed: str | None = None
    """The bed that the listener wants instead of those that are written, ``none`` for no bed at all."""

    def perform(self, score: Score) -> None:
        """The whole practice."""
        if self.pace != 1.0:
            from guide.script.paced import Paced  # which knows this module

            score = cast(Score, Paced(score, self.pace))
        if self.other_bed is not None:
            from guide.script.other_bed import OtherBed

            score = cast(Score, OtherBed(score, self.other_bed))
        settings = {each.name: each.default for each in self.settings} | dict(self.chosen)
        how = Delivery(self.voice, settings=settings, anchors=self.anchors, beds=self.opening_beds())
        if self.bed:
            self.bed.perform(score, how)
        for each in self.sections:
            if score.section(each):
                here = replace(how, voice=each.voice(self.voice), closing=each.closing)
                for step in each.steps:
                    step.perform(score, here)

    def opening_beds(self) -> tuple[str, ...]:
        """Return the names of the beds that it opens with, for this listener."""
        if self.other_bed is not None:
            return (self.other_bed,)
        return tuple(layer.track for layer in getattr(self.bed, "layers", ())) or (NO_BED,)
