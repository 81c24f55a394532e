"""PCM to the sound card, with a transport. The only room that knows real time.

piece              what is played: a pure function of position
fades              gains that move without a step
status             the values of the transport: orders, turns, where everything is
transport          the pure machine: status, orders -> block, status
block_queue        finished blocks on their way to the device's callback
engine             mixes ahead, and again when an order comes
device_supervisor  the way to a device that may go away
view               what is heard now
controls           what may be asked of whatever plays
in_process         an engine in this process, and the thread that turns it
subprocess_player  an engine in a process of its own, which nothing that happens here can make stumble
player_server      the far end of it
expectation        what a start is expected to play, kept from the last time
devices            the sound card by two ways, or a clock in silence
wallclock          the clock on the wall

Each is loaded when something of it is asked for: who only starts a player does not wait for what plays.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guide.player.controls import Controls
    from guide.player.devices import SILENCE, Device, Listed, choose, list_devices
    from guide.player.in_process import InProcessOutput, Player
    from guide.player.output import Output, through
    from guide.player.piece import Playable
    from guide.player.status import LOUDEST, MUTE, QUIETEST, NumberedPiece, Opening, State, Transition, Volumes, Why
    from guide.player.subprocess_player import SubprocessOutput
    from guide.player.view import View

__all__ = [
    "LOUDEST",
    "MUTE",
    "QUIETEST",
    "SILENCE",
    "Controls",
    "Device",
    "InProcessOutput",
    "Listed",
    "NumberedPiece",
    "Opening",
    "Output",
    "Playable",
    "Player",
    "State",
    "SubprocessOutput",
    "Transition",
    "View",
    "Volumes",
    "Why",
    "choose",
    "list_devices",
    "through",
]

_PLACES = {
    "Controls": "controls", "SILENCE": "devices", "Device": "devices", "Listed": "devices", "choose": "devices",
    "list_devices": "devices", "InProcessOutput": "in_process", "Player": "in_process", "Output": "output",
    "through": "output", "Playable": "piece", "LOUDEST": "status", "MUTE": "status", "QUIETEST": "status",
    "NumberedPiece": "status", "Opening": "status", "State": "status", "Transition": "status", "Volumes": "status",
    "Why": "status", "SubprocessOutput": "subprocess_player", "View": "view",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module holds
    """Load what is asked for, once. Raises AttributeError."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    return found
