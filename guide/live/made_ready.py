"""A practice made ready to begin: its first lines spoken, its beds and bells opened meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from guide.process.background import BackgroundTask
from guide.render.piece import PreparedPiece
from guide.render.preparation import Preparation
from guide.timeline import Position

OnTake = Callable[[int, int], None]
"""Called with how many lines are spoken, and how many are wanted."""


def nobody(spoken: int, wanted: int) -> None:
    """Nobody looks on."""


def made_ready(
    preparation: Preparation, on_take: OnTake, section: int = 0, spot: Position | None = None
) -> PreparedPiece:
    """Return what can be played from a section, or from a spot, on. Raises ScriptError or WorldError."""
    opening = BackgroundTask(preparation.open_sounds)
    preparation.speak(on_take, until=lambda: preparation.ready_for(section, spot))
    opening.result()
    return preparation.piece()
