"""The companions there are, by what they live. Starting one loads nothing of it here."""

from __future__ import annotations

from pathlib import Path

from guide import places
from guide.process import ChildProcess


def player() -> ChildProcess:
    """The engine: `guide.player.subprocess_player`. Raises OSError."""
    return ChildProcess("guide.player.subprocess_player:live", player_log(), "guide-player")


def player_log() -> Path:
    """What it prints."""
    return places.state() / "player.log"
