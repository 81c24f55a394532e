"""A way to be heard: what opens a player for a piece, in this process or in one of its own."""

from __future__ import annotations

from typing import Protocol

from guide.audio import Rate
from guide.child import Companion
from guide.player.apart import Apart
from guide.player.controls import Controls
from guide.player.devices import choose
from guide.player.here import Here
from guide.player.piece import Piece
from guide.player.status import AT_ONCE, Opening


class Output(Protocol):
    """Somewhere to play."""

    @property
    def name(self) -> str:
        """Of the device. Raises NoDeviceError if there is none."""

    def open(self, piece: Piece, rate: Rate, opening: Opening = AT_ONCE) -> Controls:
        """Play ``piece``. Raises NoDeviceError."""

    def close(self) -> None:
        """Let go of everything. Does no harm twice, and none to what was closed before."""


def through(name: str | None = None, *, silent: bool = False, ready: Companion | None = None) -> Output:
    """The device of that name, or the usual one, from a process of its own (``ready`` if it is started already), so
    that nothing which happens here is heard; silence needs none. A ``name`` that there is not is missed when it is
    asked for."""
    return Here(choose(silent=True)) if silent else Apart(name, ready=ready)
