"""What a desktop needs of a session."""

from __future__ import annotations

from typing import Protocol

from guide.live.snapshot import Snapshot
from guide.script.model import Script
from guide.timeline import Bus


class Steerable(Protocol):
    """`guide.live.session.LiveSession` is one. Every method answers at once, and may be called from any thread."""

    @property
    def script(self) -> Script:
        """What is practised."""

    def now(self) -> Snapshot:
        """What is heard."""

    def play(self) -> None:
        """Go on."""

    def pause(self) -> None:
        """Pause."""

    def toggle(self) -> None:
        """The one or the other."""

    def go_on(self) -> None:
        """After a wait."""

    def jump(self, seconds: float) -> None:
        """Forward, or back."""

    def section(self, step: int) -> None:
        """To another section."""

    def land(self) -> None:
        """A short closing, and the end."""

    def volume(self, bus: Bus, change: float) -> None:
        """By so many decibels."""
