"""The companions there are, by what they live. Starting one loads nothing of it here."""

from __future__ import annotations

import contextlib
from pathlib import Path

from guide import places
from guide.process import ChildProcess, Life

PIECES = ("guide.render.piece", "soundfile")
"""Modules of what a player will be given to play; it loads them while the practice is being read."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""Numpy is loaded in half the time where it starts no threads for algebra, which a player has no use for."""


def player() -> ChildProcess:
    """Start the engine: `guide.player.player_server`. Raises OSError."""
    child = ChildProcess(player_life())
    with contextlib.suppress(OSError):  # one that has gone already is missed when it is asked for something
        child.pipe.send(("load", PIECES))
    return child


def player_life() -> Life:
    """What it is for."""
    return Life("guide-player", "guide.player.player_server:live", player_log(), ("sounddevice",), ONE_THREAD)


def player_log() -> Path:
    """What it prints."""
    return places.state() / "player.log"
