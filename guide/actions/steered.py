"""What a session offers to whoever steers it."""

from __future__ import annotations

from typing import Protocol

from guide.journal import Zone
from guide.live.snapshot import Snapshot
from guide.timeline import Bus


class Steered(Protocol):
    """`guide.live.session.LiveSession` is one. Every method answers at once, and may be called from any thread."""

    def now(self) -> Snapshot:
        """Return what is heard at this moment."""

    def toggle(self) -> None:
        """Pause, or resume after a pause."""

    def go_on(self) -> None:
        """Continue after a hold, a gate or a choice."""

    def hold(self) -> None:
        """Stop the words at the next rest; asked again, continue them."""

    def ease(self) -> None:
        """Play easier words at the next rest, then return."""

    def ground(self) -> None:
        """Play the grounding at once."""

    def land(self) -> None:
        """Play a short closing, then end; asked again, end at once."""

    def leave(self) -> None:
        """Fade out and end."""

    def jump(self, seconds: float) -> None:
        """Seek by ``seconds``; negative is back."""

    def sentence(self, step: int) -> None:
        """Seek to the next sentence (1), or to the beginning of this or the one before (-1)."""

    def section(self, step: int) -> None:
        """Seek to the next section (1), or to the beginning of this or the one before (-1)."""

    def volume(self, bus: Bus, change: float) -> None:
        """Change the gain of ``bus`` by ``change`` decibels."""

    def hush(self, change: int) -> None:
        """Change how many lines are heard by ``change`` per cent of all."""

    def pace(self, change: float) -> None:
        """Change the pace of the voice by ``change``; 1.0 is as written."""

    def distance(self, step: int) -> None:
        """Move the words closer to what is felt (1), or further from it (-1)."""

    def noted(self, what: str) -> None:
        """Count something that came: one of `guide.actions.table.NOTED`; nothing is heard of it."""

    def feels(self, zone: Zone) -> None:
        """Record how it is now."""
