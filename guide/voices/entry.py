"""What an engine says of itself at the door: which voices are its own, whether it is listed, what can be fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guide.voices.engine import VoiceEngine
from guide.voices.fetching import Target


@dataclass(frozen=True, slots=True)
class Download:
    """The files of an engine that do not travel with the program, and what a person is told about them."""

    targets: tuple[Target, ...]
    folder: Callable[[], Path]
    """Return the folder where they lie."""
    needed: frozenset[str]
    """Names of the targets without which nothing works; a folder that somebody brings may lack the others."""
    by_hand: str
    """How to fetch them without this program."""
    done: Callable[[Sequence[str]], str]
    """Return what is said when targets of these names are there."""


@dataclass(frozen=True, slots=True)
class EngineEntry:
    """One engine, as ``ENGINE`` in its module says. A voice is asked for by one of ``names``, or ``engine:voice``."""

    engine: VoiceEngine
    names: Mapping[str, str] = field(default_factory=dict)
    """Whole names of voices that belong to it, each with what the engine calls that voice."""
    voice: Callable[[str], str] | None = None
    """Return what the engine calls the voice behind the colon; raises UnknownVoiceError. None if it has none there."""
    suggested: tuple[str, ...] = ()
    """Names with a colon that may have been meant by one that nobody has."""
    listed: bool = True
    """Whether its voices are shown and suggested."""
    comes_along: bool = False
    """Whether it is part of the program, so that it is known to be there."""
    download: Download | None = None
