"""PCM to the sound card, with a transport. The only room that knows real time.

piece      what is played: a pure function of position
fades      gains that move without a step
status     the values of the transport: orders, turns, where everything is
transport  the pure machine: status, orders -> block, status
chain      finished blocks on their way to the device's callback
engine     mixes ahead, and again when an order comes
lifeline   the way to a device that may go away
view       what is heard now
controls   what may be asked of whatever plays
here       an engine in this process, and the thread that turns it
apart      an engine in a process of its own, which nothing that happens here can make stumble
devices    the sound card by two ways, or a clock in silence
wall       the clock on the wall
"""

from __future__ import annotations

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
