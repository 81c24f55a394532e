"""What a desktop needs of a session."""

from __future__ import annotations

from typing import Protocol

from guide.actions.steered import Steered
from guide.script.model import Script


class Steerable(Steered, Protocol):
    """`guide.live.session.LiveSession` is one. Every method answers at once, and may be called from any thread."""

    @property
    def script(self) -> Script:
        """Return what is practised."""

    def play(self) -> None:
        """Resume, if it is paused."""

    def pause(self) -> None:
        """Pause, if it plays."""
