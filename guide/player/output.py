"""A way to be heard: what opens a player for a piece, in this process or in one of its own."""

from __future__ import annotations

from typing import Protocol

from guide.audio import Rate
from guide.player.controls import Controls
from guide.player.devices import choose
from guide.player.expectation import Expectation
from guide.player.in_process import InProcessOutput
from guide.player.piece import Playable
from guide.player.status import AT_ONCE, Opening
from guide.player.subprocess_player import SubprocessOutput
from guide.process import ChildProcess


class Output(Protocol):
    """Somewhere to play."""

    @property
    def name(self) -> str:
        """Of the device. Raises NoDeviceError if there is none."""

    def open(self, piece: Playable, rate: Rate, opening: Opening = AT_ONCE) -> Controls:
        """Play ``piece``. Raises NoDeviceError."""

    def close(self) -> None:
        """Let go of everything. Does no harm twice, and none to what was closed before."""


def through(
    name: str | None = None, *, silent: bool = False, ready: ChildProcess | None = None,
    expectation: Expectation | None = None,
) -> Output:  # fmt: skip
    """The device of that name, or the usual one, from a process of its own (``ready`` if it is started already), so
    that nothing which happens here is heard; silence needs none. A ``name`` that there is not is missed when it is
    asked for. What is played first is kept as ``expectation``."""
    if silent:
        return InProcessOutput(choose(silent=True))
    return SubprocessOutput(name, ready=ready, expectation=expectation)
