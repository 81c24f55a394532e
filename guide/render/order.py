"""What is made of a practice when it is written. Playing and looking at the plan need none of it."""

from __future__ import annotations

from dataclasses import dataclass

from guide.export import USUAL, ExportOptions
from guide.timeline import Position


@dataclass(frozen=True, slots=True)
class InspectionOptions:
    """What becomes of what was heard while a file was written."""

    lenient: bool = False
    """Write also what is not as it should be."""
    report: bool = False
    """Write every check with its figures beside the sound, as JSON."""
    plot: str = ""
    """``png`` or ``svg``: draw what was heard, beside the sound."""


@dataclass(frozen=True, slots=True)
class RenderOrder:
    """The file, what is done about what was heard in it, and where it begins."""

    file: ExportOptions = USUAL
    inspection: InspectionOptions = InspectionOptions()
    section: int = 0
    """Index of the section to begin at."""
    spot: Position | None = None
    """Where to begin instead, if not at a section."""
