"""How a practice shall begin: what the page of a practice answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.journal import Entry
    from guide.render.options import RenderOptions
    from guide.timeline import Position


@dataclass(frozen=True, slots=True)
class Begin:
    """Yes, this one."""

    check_in: bool
    seconds: float | None = None
    """How long it shall last; None for its natural length."""
    resume: Position | None = None
    """Where to go on; None for the beginning."""
    options: RenderOptions | None = None
    """What was chosen here; None for what was asked for already."""
    levels: tuple[float, float, float] | None = None
    """How loud voice, bells and bed begin, in decibels; None for what was asked for already."""
    said: tuple[Entry, ...] | None = None
    """What was said already, before another practice; None where nobody was asked yet."""
    to_file: bool = False
    """Written to a sound file instead of being played."""
