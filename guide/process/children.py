"""The companions there are, by what they live. Starting one loads nothing of it here."""

from __future__ import annotations

import contextlib
from pathlib import Path

from guide import places
from guide.process import ChildProcess

PIECES = ("guide.render.piece", "soundfile")
"""Modules of what a player will be given to play; it loads them while the practice is being read."""


def player() -> ChildProcess:
    """Start the engine: `guide.player.subprocess_player`. Raises OSError."""
    child = ChildProcess("guide.player.subprocess_player:live", player_log(), "guide-player")
    with contextlib.suppress(OSError):  # one that has gone already is missed when it is asked for something
        child.pipe.send(("load", PIECES))
    return child


def player_log() -> Path:
    """What it prints."""
    return places.state() / "player.log"
