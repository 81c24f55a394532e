"""PCM to the sound card, with a transport. The only room that knows real time.

    piece      what is played: a pure function of position
    fades      gains that move without a step
    transport  the pure machine: status, orders, piece -> block, status
    chain      finished blocks on their way to the device's callback
    engine     mixes ahead, and again when an order comes
    lifeline   the way to a device that may go away
    view       what is heard now
    devices    the sound card by two ways, or a clock in silence
    quiet      keeps the screen whole

This is the door: `Player`, and the thread that turns its engine.
"""

from __future__ import annotations

import threading
import time
from types import TracebackType

from guide.audio import Rate
from guide.player.devices import SILENCE, Device, Listed, choose, list_devices
from guide.player.engine import Engine
from guide.player.piece import Piece
from guide.player.transport import AS_WRITTEN, LOUDEST, MUTE, QUIETEST, Orders, State, Volumes, Why, begin
from guide.player.view import View
from guide.timeline.model import Bus

__all__ = [
    "LOUDEST",
    "MUTE",
    "QUIETEST",
    "SILENCE",
    "Device",
    "Listed",
    "Piece",
    "Player",
    "State",
    "View",
    "Volumes",
    "Why",
    "choose",
    "list_devices",
]

_TURN = 0.050
"""Seconds between two looks at the engine when nobody asks for anything."""
_LONGEST_CLOSE = 2.0
"""Seconds after which a device that does not move is closed all the same."""


class Player:
    """Plays a piece through a device. Opens on entering, paused; fades out and closes on leaving.

    Every order returns at once and is heard a device's latency later; the newest order of a kind wins.
    """

    def __init__(
        self,
        piece: Piece,
        rate: Rate,
        device: Device,
        *,
        start: int = 0,
        volumes: Volumes = AS_WRITTEN,
    ) -> None:
        """``start`` is the frame of the score to begin at."""
        start = min(max(start, 0), piece.frames)
        self._engine = Engine(piece, rate, device, begin(start, volumes))
        self._wake, self._stop, self._over = threading.Event(), threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Player:
        """Raises NoDeviceError."""
        self._engine.open(time.monotonic())
        self._thread = threading.Thread(target=self._run, name="player", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def play(self) -> None:
        """Begin, or go on after a pause."""
        self._order(Orders(play=True))

    def pause(self) -> None:
        """Fade out and stand still."""
        self._order(Orders(play=False))

    def toggle(self) -> None:
        """Pause if the newest order was to play; play otherwise."""
        self._order(Orders(play=not self.view().wants))

    def seek(self, frame: int) -> None:
        """Go on from ``frame`` of the score; paused stays paused. Beyond the end is the end."""
        self._order(Orders(seek=frame))

    def skip(self, frames: int) -> None:
        """Seek from where the newest seek leads, so that three times ten seconds are thirty."""
        self.seek(max(0, self.view().aim + frames))

    def land(self) -> None:
        """Fade out slowly and end."""
        self._order(Orders(land=True))

    def volume(self, bus: Bus, db: float) -> None:
        """Set a bus to QUIETEST to LOUDEST decibels; MUTE or less is nothing."""
        match bus:
            case Bus.VOICE:
                self._order(Orders(voice=db))
            case Bus.BELLS:
                self._order(Orders(bells=db))
            case Bus.BED:
                self._order(Orders(bed=db))

    def swap(self, piece: Piece) -> None:
        """Play ``piece`` in place of the present one. It must be the same up to the playhead."""
        self._engine.swap(piece)
        self._wake.set()

    def view(self) -> View:
        """What is heard now."""
        return self._engine.view()

    def wait(self, timeout: float | None = None) -> bool:
        """Until the end has been heard, or ``timeout`` seconds. Whether it has."""
        until = None if timeout is None else time.monotonic() + timeout
        while not self._over.is_set():
            left = 1.0 if until is None else min(1.0, until - time.monotonic())
            if left <= 0:
                return False
            self._over.wait(left)  # in short turns, so that Ctrl-C is noticed on every system
        return True

    def close(self) -> None:
        """Fade out, let the device play all it was given, close it. Does no harm twice."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        try:
            self._engine.finish()
            self._wake.set()
            thread.join(_LONGEST_CLOSE)
        finally:
            self._stop.set()
            self._wake.set()
            thread.join(_LONGEST_CLOSE)
            self._engine.close()
            self._over.set()

    def _order(self, orders: Orders) -> None:
        self._engine.order(orders)
        self._wake.set()

    def _run(self) -> None:
        try:
            while not (self._stop.is_set() or self._engine.finished):
                self._engine.turn(time.monotonic())
                if self._engine.over:
                    self._over.set()
                self._wake.wait(_TURN)
                self._wake.clear()
        finally:
            self._over.set()
