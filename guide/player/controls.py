"""What may be asked of whatever plays: the same in this process and across to another one."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod

from guide.player.status import NumberedPiece, Orders, Transition
from guide.player.view import View
from guide.timeline.model import Bus


class Controls(ABC):
    """Every order returns at once and is heard a device's latency later; the newest order of a kind wins."""

    def __init__(self) -> None:
        self._over = threading.Event()

    @abstractmethod
    def order(self, orders: Orders) -> None:
        """Wishes, several at once."""

    @abstractmethod
    def view(self) -> View:
        """What is heard now."""

    @abstractmethod
    def use(self, name: str | None) -> None:
        """Go on through another device, from the beginning of the sentence; None for the system's own choice.

        One that cannot be had is told of as the view's problem, and the present one stays.
        """

    @abstractmethod
    def close(self) -> None:
        """Fade out, let the device play all it was given, close it. Does no harm twice."""

    def play(self) -> None:
        """Begin, or go on after a pause."""
        self.order(Orders(play=True))

    def pause(self) -> None:
        """Fade out and stand still."""
        self.order(Orders(play=False))

    def toggle(self) -> None:
        """Pause if the newest order was to play; play otherwise."""
        self.order(Orders(play=not self.view().wants))

    def seek(self, frame: int) -> None:
        """Go on from ``frame`` of the score; paused stays paused. Beyond the end is the end."""
        self.order(Orders(seek=frame))

    def skip(self, frames: int) -> None:
        """Seek from where the newest seek leads, so that three times ten seconds are thirty."""
        self.seek(max(0, self.view().aim + frames))

    def turn(self, turn: Transition) -> None:
        """Go on in another piece, at once or at a frame that is still to come."""
        self.order(Orders(turn=turn))

    def stay(self) -> None:
        """Take no turn that is still to come."""
        self.order(Orders(stay=True))

    def swap(self, part: NumberedPiece) -> None:
        """What has become known of the piece with that number. It must be the same up to the playhead."""
        self.order(Orders(swaps=(part,)))

    def land(self, *, soon: bool = False) -> None:
        """Fade out slowly and end; or ``soon``, within about a second."""
        self.order(Orders(stop=True) if soon else Orders(land=True))

    def volume(self, bus: Bus, db: float) -> None:
        """Set a bus to QUIETEST to LOUDEST decibels; MUTE or less is nothing."""
        match bus:
            case Bus.VOICE:
                self.order(Orders(voice=db))
            case Bus.BELLS:
                self.order(Orders(bells=db))
            case Bus.BED:
                self.order(Orders(bed=db))

    def wait(self, timeout: float | None = None) -> bool:
        """Until the end has been heard, or ``timeout`` seconds. Whether it has."""
        until = None if timeout is None else time.monotonic() + timeout
        while not self._over.is_set():
            left = 1.0 if until is None else min(1.0, until - time.monotonic())
            if left <= 0:
                return False
            self._over.wait(left)  # in short turns, so that Ctrl-C is noticed on every system
        return True
