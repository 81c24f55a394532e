"""What sounds when, in whole frames. A Timeline holds names of sounds, never sounds: it prints as text and compares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from guide.audio import Rate
from guide.problems import Where
from guide.script.model import Utterance


@dataclass(frozen=True, slots=True)
class Bell:
    """A bell of the catalogue, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Tone:
    """The soft tone of one phase of a breath; as long as the phase."""

    phase: str
    frames: int


@dataclass(frozen=True, slots=True)
class Bed:
    """A bed of the catalogue by name, or a listener's own file by path."""

    name: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the author's own, by path, played once."""

    path: str


Source: TypeAlias = Utterance | Bell | Tone | Bed | File
"""A name for a sound. Utterances are mono and about as loud as each other; the others are stereo."""


class Bus(Enum):
    """Where a clip is mixed; each has a volume of its own and is one stem."""

    VOICE = "voice"
    BELLS = "bells"
    BED = "bed"


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound from ``start`` to ``stop`` (exclusive), played from its own beginning at ``gain`` decibels."""

    start: int
    stop: int
    bus: Bus
    source: Source
    where: Where
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class BedClip:
    """An ambience from ``start`` to ``stop``, with equal-power fades of ``fade_in`` and ``fade_out`` frames inside."""

    start: int
    stop: int
    source: Bed
    gain: float
    fade_in: int
    fade_out: int
    joins_in: bool = False
    joins_out: bool = False
    """True where a bed fades into itself at another gain: then levels add up to one, and not powers."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a gain curve in decibels. Between points the level goes on a raised cosine."""

    frame: int
    db: float


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a cue, as it is written there, while it is spoken."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class WordCue:
    """Words shown while they are spoken."""

    start: int
    stop: int
    text: str
    words: tuple[Word, ...] = ()
    """The words of ``text`` with their own times, in order; none where the voice does not tell them."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The start of a section; a chapter on export."""

    frame: int
    title: str
    section: int = 0
    """Index in the script, where some sections may be left out."""


@dataclass(frozen=True, slots=True)
class BreathPhase:
    """One phase of a breath: ``in``, ``sip``, ``hold``, ``out`` or ``rest``."""

    start: int
    stop: int
    name: str


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A place where the practice can turn: a ``gate``, a ``check``, a ``touch`` or ``resource`` half of a pendulum."""

    frame: int
    kind: str
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole session. All tuples are in order of time."""

    rate: Rate
    frames: int
    clips: tuple[Clip, ...]
    beds: tuple[BedClip, ...]
    duck: tuple[Point, ...]
    """Gain of the bed bus under speech."""
    cues: tuple[WordCue, ...]
    markers: tuple[Marker, ...]
    phases: tuple[BreathPhase, ...]
    turns: tuple[TurningPoint, ...] = ()
    unheard: tuple[Clip, ...] = ()
    """Words whose time passes in quiet."""

    def begin_of(self, section: int) -> int:
        """The frame at which a section of the script begins; that of the next one if it is left out."""
        return next((marker.frame for marker in self.markers if marker.section >= section), self.frames)
