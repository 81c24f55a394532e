"""How much one press of a key changes, on the screen and line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from guide.live.snapshot import Snapshot

JUMP = 10.0
"""Seconds."""
VOLUME = 2.0
"""Decibels."""
HUSH = 20
"""Per cent points of the lines."""
PACE = 0.1


class Pressable(Protocol):
    """What the one key needs of a session."""

    def now(self) -> Snapshot:
        """What is heard."""

    def toggle(self) -> None:
        """Pause, or go on after a pause."""

    def go_on(self) -> None:
        """After a wait."""


def waits(now: Snapshot) -> bool:
    """Whether the practice waits for its listener, and is not paused as well."""
    from guide.live.segments import WAITS
    from guide.player import State

    return now.mode in WAITS and now.state not in (State.PAUSED, State.PAUSING)


def go_on_or_pause(session: Pressable) -> None:
    """The one key: go on, wherever it waits; else pause."""
    if waits(session.now()):
        session.go_on()
    else:
        session.toggle()
