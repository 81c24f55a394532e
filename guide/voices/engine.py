"""What every voice engine is: one protocol, so that nobody outside `guide.voices` knows which one speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from guide.problems import CannotSpeakError, WrongUseError

if TYPE_CHECKING:
    from guide.audio import Pcm, Rate
    from guide.script.model import Utterance


class UnknownVoiceError(CannotSpeakError, WrongUseError):
    """No engine has a voice of that name."""


Lexicon: TypeAlias = Mapping[str, str]
"""A word to its respelling, or to IPA between slashes."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do. What it cannot is told at the line that asks for it (`guide.lint.references`)."""

    slowest: float = 0.25
    fastest: float = 2.6
    """Paces that it follows: beyond them it stays at the nearest. (These two are what a script can ask for.)"""
    ipa: bool = True
    """Whether a lexicon may give IPA."""
    times: bool = False
    """Whether it tells when each word is spoken; if not, that is estimated."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """One voice that can be asked for by ``name``."""

    name: str
    engine: str
    title: str
    language: str
    missing: str = ""
    """One sentence that says why it cannot speak here, and what to do; empty if it can."""
    can: Capabilities = field(default_factory=Capabilities)


@dataclass(frozen=True, slots=True)
class WordTime:
    """One word, as it is written, and the seconds at which it begins and ends."""

    start: float
    stop: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class SpokenAudio:
    """What an engine gave: mono float32, shape (frames,), at the engine's own rate; silence at its edges and all."""

    pcm: Pcm
    rate: Rate
    words: tuple[WordTime, ...] = ()
    """The words as `guide.voices.written_words` has them, each once, in order; none if the engine does not know."""


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """A sentence ready to be placed: mono at the session's rate, and when each of its words is spoken."""

    pcm: Pcm
    words: Times


Times: TypeAlias = tuple[tuple[int, int, str], ...]
"""First frame, last (exclusive) and text of each word, in order and without overlap."""


class CannotSay(Exception):  # noqa: N818 - the rooms call it what it is
    """These words cannot be spoken by this voice: the script has to change, not the world.

    ``reason`` completes "this cannot be said: …"; ``utterance`` is filled in where it is known.
    """

    def __init__(self, reason: str, utterance: Utterance | None = None) -> None:
        self.reason, self.utterance = reason, utterance
        super().__init__(reason)


class VoiceEngine(Protocol):
    """Words to sound. An engine can be pickled, and loads what it needs when it first speaks.

    Only `can`, `available`, `language`, `check` and `fingerprint` are called in the program's own process; the rest
    in the worker's.
    """

    @property
    def name(self) -> str:
        """The name of the engine."""

    @property
    def can(self) -> Capabilities:
        """What it can do. Loads nothing."""

    def available(self) -> str:
        """Empty if it can speak here; otherwise one sentence: why not, and what to do. Loads nothing."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Every voice it has. May load the engine."""

    def language(self, voice: str) -> str:
        """What a voice speaks, as in BCP 47; empty where that is not known. Loads nothing."""

    def fingerprint(self, voice: str) -> str:
        """Changes whenever the same words would sound different. Loads nothing."""

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """Look at ``words`` for ``voice`` without speaking. Loads nothing. Raises CannotSay for what can be known."""

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        """Say ``words``. ``pace`` 1.0 is unhurried, 0.5 half as fast.

        Raises CannotSay for words it cannot say: it never answers with silence.
        """


def version(package: str) -> str:
    """The installed version of ``package`` without importing it; ``absent`` if there is none."""
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "absent"


def installed(module: str) -> bool:
    """True if ``module`` could be imported. Imports nothing."""
    from importlib.util import find_spec

    return find_spec(module) is not None


def folder_of(package: str) -> Path | None:
    """Return where ``package`` lies; None where it is not installed. Imports nothing."""
    from importlib.util import find_spec

    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None
