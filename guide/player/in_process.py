"""Playing in this process: an engine, and the thread that turns it."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from guide.audio import Rate
from guide.player import device_choice
from guide.player.controls import Controls
from guide.player.device_supervisor import DeviceChange
from guide.player.devices import Device, choose, usual
from guide.player.engine import PlayerEngine
from guide.player.piece import Playable
from guide.player.sleep_detector import SLEPT, SleepDetector, this_machine
from guide.player.status import AS_WRITTEN, AT_ONCE, NumberedPiece, Opening, Orders, State, Volumes, Why
from guide.player.transport import begin
from guide.player.view import View
from guide.problems import CannotWriteError, NoDeviceError, one_line, reason
from guide.translation import _

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # only a process of its own writes it down: a screen is not for tracebacks

_TURN = 0.050
"""Seconds between two looks at the engine when nobody asks for anything."""
_SOFTLY = 0.5
"""Seconds in which what was mixed is heard fading out."""
_LONGEST_CLOSE = 2.0
"""Seconds after which a device that does not move is closed all the same."""


class Player(Controls):
    """Plays a piece through a device. Opens on entering, paused; fades out and closes on leaving."""

    def __init__(
        self,
        piece: Playable,
        rate: Rate,
        device: Device,
        *,
        start: int = 0,
        volumes: Volumes = AS_WRITTEN,
        number: int = 0,
        on_turn: Callable[[View], None] = lambda view: None,
        sleep: SleepDetector | None = None,
    ) -> None:
        """``start`` is the frame of the score to begin at; ``on_turn`` is told of every look at the engine;
        ``sleep`` tells whether the machine slept."""
        super().__init__()
        start = min(max(start, 0), piece.frames)
        self._engine = PlayerEngine(rate, device, begin(NumberedPiece(piece, number), start, volumes), choose)
        self._sleep = sleep or this_machine()
        self._on_turn = on_turn
        self._wake, self._stop = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._seen: View | None = None
        self._last: View | None = None
        """What is told once nobody turns the engine any more."""

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

    def order(self, orders: Orders) -> None:
        """See `Controls`."""
        self._engine.order(orders)
        self._wake.set()

    def begin(self, at: float | None = None) -> None:
        """Play now, or so that the first frame sounds ``at`` a moment of `time.time`, the clock of the day."""
        if at is None:
            self.play()
        else:
            self._engine.appoint(at)
            self._wake.set()

    def use(self, name: str | None) -> None:
        """See `Controls`."""
        self._engine.move(_chosen(name))
        self._wake.set()

    def view(self) -> View:
        """What is heard now."""
        return self._last or self._engine.view()

    def fail(self, error: Exception) -> None:
        """End softly because of ``error``, and tell it."""
        self._engine.fail(error)
        self._wake.set()

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

    def _run(self) -> None:
        try:
            while not (self._stop.is_set() or self._engine.finished):
                self._turn()
                self._wake.wait(_TURN)
                self._wake.clear()
        except Exception as error:  # a thread has nobody above it: what ends it must be told here
            self._die(error)
        finally:
            self._over.set()

    def _turn(self) -> None:
        if self._sleep.slept():
            self._engine.rest(SLEPT)
        self._engine.turn(time.monotonic())
        self._seen = view = self._engine.view()
        self._on_turn(view)
        if view.state is State.ENDED:
            self._over.set()

    def _die(self, error: Exception) -> None:
        """Fade out what was mixed, and have the view tell why there is no more; whatever still works."""
        _log.error("The thread that plays has ended.", exc_info=error)
        view = self._seen or self._engine.view()
        with contextlib.suppress(Exception):
            self._engine.fail(error)
            self._engine.turn(time.monotonic())
            self._stop.wait(_SOFTLY)
            view = self._engine.view()
        told = view.problem or _("The practice could not go on: {error}.").format(error=reason(error))
        self._last = replace(view, state=State.ENDED, why=Why.FAILED, wants=False, problem=one_line(told))
        self._on_turn(self._last)


class InProcessOutput:
    """Plays in this process. See `guide.player.output.Output`."""

    def __init__(self, device: Device, on_turn: Callable[[View], None] = lambda view: None) -> None:
        self._device, self._on_turn = device, on_turn
        self.name = device.name

    def open(self, piece: Playable, rate: Rate, opening: Opening = AT_ONCE) -> Player:
        """See `guide.player.output.Output`."""
        player = Player(
            piece, rate, self._device, start=opening.start, volumes=opening.volumes, number=opening.number,
            on_turn=self._on_turn,
        )  # fmt: skip
        player.begin(opening.at)
        return player.__enter__()

    def close(self) -> None:
        """The player closes what it opened."""


def _chosen(name: str | None) -> DeviceChange:
    """The device of that name, or the system's own choice, remembered for the next time once it plays."""

    def find() -> Device:
        if name is not None:
            return choose(name)
        device = usual()
        if isinstance(device, NoDeviceError):
            raise device
        return device

    def keep() -> str:
        try:
            device_choice.keep(name)
        except CannotWriteError as error:
            return str(error)
        return ""

    return DeviceChange(find, keep)
