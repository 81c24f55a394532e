"""Where and when a practice begins, as it was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.timeline import Position


@dataclass(frozen=True, slots=True)
class StartPoint:
    """Where and when a practice begins."""

    section: int = 0
    """Index of a section."""
    at: float | None = None
    """A moment on the clock of `time.time`; None for at once."""
    resume: Position | None = None
    """Where one was the last time; None for the beginning of the section."""
