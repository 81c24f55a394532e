"""What an author wrote: plain frozen values, each with its place in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from guide.problems import Where

KINDS = (
    "breathwork", "body-scan", "self-compassion", "mindfulness", "grounding", "emotion", "meaning",
    "grief", "relationship", "movement", "nature", "rest", "reflection",
)  # fmt: skip
AIMS = ("integrate", "regulate", "transform")
POSTURES = ("sitting", "lying", "standing", "walking", "moving")
EYES = ("open", "closed", "either")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that may stretch: seconds, ``shortest <= natural <= longest``."""

    shortest: float
    natural: float
    longest: float

    @property
    def elastic(self) -> bool:
        """True if it can have more than one length."""
        return self.shortest < self.longest


@dataclass(frozen=True, slots=True)
class Count:
    """A number of rounds or breaths that may stretch, in whole ones."""

    shortest: int
    natural: int
    longest: int


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
class Delivery:
    """How the steps are being performed just now."""

    voice: VoiceChoice = VoiceChoice()
    round: int | None = None
    """Which round of the innermost repeat; what ``{n}`` stands for."""

    def words(self, text: str) -> str:
        """The words as they are spoken in this round."""
        return text if self.round is None else text.replace("{n}", str(self.round))


class Score(Protocol):
    """What a step can ask for when it is performed. The timeline is one; a list of sentences is another."""

    def say(self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False) -> None:
        """Speak a sentence. ``same_line`` says that it belongs to the line before it, so the gap is the shorter one."""

    def rest(self, length: Duration, where: Where) -> None:
        """Nobody speaks."""

    def strike(self, bell: str, where: Where) -> None:
        """One strike; it rings on while the practice continues."""

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """Change the beds from here. No layers: silence."""

    def rounds(self, count: Count, where: Where) -> int:
        """How many of an elastic number are played this time."""

    def phase(self, name: str, seconds: float, where: Where, *, cue: Utterance | None, tone: bool) -> None:
        """One phase of a breath (``in``, ``hold``, ``out``, ``rest``), with words or a tone at its very onset."""


class Step(Protocol):
    """One step of a practice. Each kind is one file in `guide.script.steps`."""

    @property
    def where(self) -> Where:
        """Its place in the script."""

    def perform(self, score: Score, how: Delivery) -> None:
        """Ask the score for what this step is made of."""


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a practice; a chapter in exports."""

    where: Where
    title: str
    steps: tuple[Step, ...]
    closing: bool = False
    optional: int | None = None
    """1 to 9: the lowest is left out first when time is short."""


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
    voice: VoiceChoice = VoiceChoice()
    bed: Step | None = None
    """The ambience it opens with."""
    lexicon: dict[str, str] = field(default_factory=dict)
    """A word to its respelling, or to IPA between slashes."""
    digest: str = ""
    """SHA-256 of the bytes that were read; names this very version in the journal and in exports."""

    def perform(self, score: Score, section: Callable[[Section], None] = lambda section: None) -> None:
        """The whole practice; ``section`` is told where each one begins."""
        how = Delivery(self.voice)
        if self.bed:
            self.bed.perform(score, how)
        for each in self.sections:
            section(each)
            for step in each.steps:
                step.perform(score, how)
