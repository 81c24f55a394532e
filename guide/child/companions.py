"""The companions there are, by what they live. Starting one loads nothing of it here."""

from __future__ import annotations

from pathlib import Path

from guide import places
from guide.child import Companion


def player() -> Companion:
    """The engine: `guide.player.apart`. Raises OSError."""
    return Companion("guide.player.apart:live", player_log(), "guide-player")


def player_log() -> Path:
    """What it prints."""
    return places.state() / "player.log"
