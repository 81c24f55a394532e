"""What a session shows, as the properties of MPRIS. Variants are pairs of a D-Bus signature and a value."""

from __future__ import annotations

from typing import Any, TypeAlias

from guide.actions.table import ACTIONS
from guide.live.snapshot import Snapshot
from guide.player import State
from guide.script.model import Script

Properties: TypeAlias = dict[str, tuple[str, Any]]

ROOT, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
PRACTICE = "/guide/practice"
"""The one track there is."""
_STATUS = {State.PAUSING: "Paused", State.PAUSED: "Paused", State.ENDED: "Stopped"}
_MICRO = 1_000_000
ABILITIES = {
    "CanGoNext": "Next", "CanGoPrevious": "Previous", "CanPlay": "Play", "CanPause": "Pause", "CanSeek": "Seek",
}  # fmt: skip
"""What the table of actions must have for a property to be true."""
_METHODS = {press.mpris for each in ACTIONS for press in each.presses}.union(*(each.mpris for each in ACTIONS))
STEADY = ("PlaybackStatus", "Metadata", "Volume")
"""Properties whose change is told to whoever listens; the position is asked for."""


def properties(interface: str, script: Script, now: Snapshot, art: str = "") -> Properties | None:
    """Return all that an interface has; None for one that there is not. ``art`` is the address of the cover."""
    if interface == ROOT:
        return {
            "CanQuit": ("b", False), "CanRaise": ("b", False), "HasTrackList": ("b", False), "Identity": ("s", "guide"),
            "SupportedUriSchemes": ("as", []), "SupportedMimeTypes": ("as", []),
        }  # fmt: skip
    if interface != PLAYER:
        return None
    return {
        "PlaybackStatus": ("s", _STATUS.get(now.state, "Playing")),
        "Metadata": ("a{sv}", metadata(script, now, art)),
        "Volume": ("d", round(volume(now), 4)),
        "Position": ("x", micro(now.position)),
        "Rate": ("d", 1.0), "MinimumRate": ("d", 1.0), "MaximumRate": ("d", 1.0),
        **{name: ("b", method in _METHODS) for name, method in ABILITIES.items()}, "CanControl": ("b", True),
    }  # fmt: skip


def metadata(script: Script, now: Snapshot, art: str = "") -> Properties:
    """Return the practice as a track. Nothing of the person's own is in it."""
    found: Properties = {
        "mpris:trackid": ("o", PRACTICE),
        "mpris:length": ("x", micro(now.length)),
        "xesam:title": ("s", script.title),
        "xesam:album": ("s", now.moment.title),
    }
    if art:
        found["mpris:artUrl"] = ("s", art)
    return found | ({"xesam:artist": ("as", [script.author])} if script.author else {})


def volume(now: Snapshot) -> float:
    """Return the volume of the voice: 1 is as written."""
    return float(10.0 ** (now.volumes.voice / 20.0))


def micro(seconds: float) -> int:
    """Return seconds as whole microseconds."""
    return round(seconds * _MICRO)


def seconds(micro_seconds: int) -> float:
    """Return microseconds as seconds."""
    return micro_seconds / _MICRO
