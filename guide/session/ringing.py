"""A bell that rings through the day: waits by the clock on the wall, and has the sound card only for the strike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from guide import sounds
from guide.audio import SESSION, Pcm, level
from guide.player import Device, Player, State, Why
from guide.problems import NoDeviceError

EARLY = 1.5
"""Seconds before its moment at which a bell is made ready: sound cards take time to wake."""
LATE = 5.0
"""Seconds after its moment at which a bell is missed: the machine slept, and an echo of the past helps nobody."""
LOOK = 2.0
"""Seconds between two looks at the clock, since a sleeping machine does not count those it slept."""
_FAREWELL = 5.0
"""Seconds granted to a strike beyond its length before a card that does not move is let go."""


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> float:
        """As `time.time` has it."""

    def wait(self, seconds: float) -> None:
        """Let so much go by."""


def follow(
    moments: Iterable[float], ring: Callable[[float], None], clock: Clock, times: int | None = None,
    missed: Callable[[float], None] = lambda moment: None,
) -> None:  # fmt: skip
    """Call ``ring`` shortly before each of ``moments``, and ``missed`` for those that went by unheard.

    Ends with the last one, or when it has rung so many ``times``.
    """
    rung = 0
    for moment in moments:
        if times is not None and rung >= times:
            return
        while (left := moment - EARLY - clock.now()) > 0:
            clock.wait(min(left, LOOK))
        if clock.now() > moment + LATE:
            missed(moment)
        else:
            ring(moment)
            rung += 1


@dataclass(frozen=True, slots=True, eq=False)
class Strike:
    """A bell alone, as a piece to be played."""

    sound: Pcm
    """(frames, 2) at the session's rate."""

    @property
    def frames(self) -> int:
        """Until it is gone."""
        return len(self.sound)

    ready = frames

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        """On the bus of bells."""
        return self.still(start, count, bed), self.sound[start : start + count], self.still(start, count, bed)

    def still(self, at: int, count: int, bed: int) -> Pcm:
        """There is no ambience."""
        return np.zeros((count, 2), np.float32)

    def back(self, frame: int) -> int:
        """A strike is not taken up in its middle."""
        return frame


def strike(bell: str, peak: float) -> Strike:
    """A bell by name, or a sound file by path, with its peak at so many dBFS. Raises CannotReadError."""
    return Strike(sounds.open_bell(bell) * np.float32(level(peak - sounds.BELL_PEAK)))


def ring(sound: Strike, device: Device, moment: float, clock: Clock, struck: Callable[[], None] = lambda: None) -> None:
    """Let it be heard at ``moment``, or at once if that has gone by, to its end; ``struck`` is told when it begins.

    Opens the card and lets it go; Ctrl-C fades out. Raises NoDeviceError.
    """
    with Player(sound, SESSION, device) as player:
        ahead = max(0.0, moment - clock.now())
        player.begin(moment)
        player.wait(ahead)
        struck()
        player.wait(SESSION.seconds(sound.frames) + _FAREWELL)
        view = player.view()
    if view.state is not State.ENDED or view.why is not Why.FINISHED:
        raise NoDeviceError("The bell could not be heard.", view.problem)
