"""How to practise, as the command line and the person's settings say it: one value for all screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.timeline import Position

OpenJournal: TypeAlias = "Callable[[], tuple[Journal | None, str]]"
"""Opens the journal; None, and why, where that cannot be done. See `Settings.not_kept`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to practise, as the command line says it."""

    silent: bool = False
    """No sound card: words, breath and time go on by a clock."""
    device: str | None = None
    """Any unambiguous part of a sound card's name; None for the usual one."""
    check_in: bool = True
    """Whether to ask how it feels, before and after."""
    section: int = 0
    """Index of the section to begin at."""
    theme: str | None = None
    """One of `guide.tui.palette` or of the person's own; None chooses by what the terminal says of itself."""
    not_kept: str = ""
    """What is to be said of the journal, as one sentence: why there is none, or that it is kept beside another file."""
    at: float | None = None
    """When the first practice shall begin, on the clock of `time.time`; None for at once."""
    resume: Position | None = None
    """Where one was in the first practice, the last time; None for its beginning."""
    levels: tuple[float, float] = (0.0, 0.0)
    """How loud voice and ambience begin, in decibels; 0 is as written."""
    welcome: bool = False
    """Whether nobody was here before."""
    still: bool = False
    """Whether nothing shall move on the screen."""
    first_levels: tuple[float, float, float] | None = None
    """How loud voice, bells and bed begin in the first practice, in decibels; None for `levels`."""


USUAL = Settings()
