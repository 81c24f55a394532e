"""The far end of `guide.player.subprocess_player`: all that the process does which plays."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from guide.audio import Rate
from guide.player import expectation
from guide.player.expectation import OpeningPlayed
from guide.player.in_process import InProcessOutput, Player
from guide.player.piece import Playable
from guide.player.status import Opening, Orders, State
from guide.player.transport import STOP
from guide.player.view import View
from guide.problems import NoDeviceError, reason
from guide.process import load
from guide.process.channel import Pipe
from guide.process.shared_snapshot import SharedSnapshot
from guide.translation import _

FAREWELL = 6.0
"""Seconds granted to a fade, a device's latency and a device that does not close."""


def live(pipe: Pipe, board: SharedSnapshot, log: Path) -> None:
    """The life of the child: obey until the other end is gone, then land."""
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # when the terminal goes the parent has a practice to close
    signal.signal(signal.SIGTERM, _end)
    threading.excepthook = _fallen
    logging.basicConfig()  # into the log
    house = PlayerServer(pipe, board)
    try:
        with contextlib.suppress(EOFError, OSError):
            while house.obey(pipe.recv_bytes()):
                pass
        house.end()
    except _ToldError:
        house.end(soon=True)
    os._exit(0)  # libraries written in C are not sure to survive an orderly end


def _fallen(what: threading.ExceptHookArgs) -> None:
    """The last wall: rather no player than one that says nothing; the other end sees that this process has gone."""
    sys.__excepthook__(what.exc_type, what.exc_value or what.exc_type(), what.exc_traceback)
    os._exit(1)


class _ToldError(BaseException):
    """SIGTERM: raised once, so that the fade which follows is not disturbed."""


def _end(number: int, frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _ToldError


class PlayerServer:
    """A device, and a player once there is something to play."""

    def __init__(self, pipe: Pipe, board: SharedSnapshot) -> None:
        self._pipe, self._board = pipe, board
        self._player: Player | None = None
        self._expected: OpeningPlayed | None = None
        """What the player plays that nobody has asked for yet."""
        self._asked = 0
        self._obeys: dict[str, Callable[..., None]] = {
            "load": self._load, "expect": self._expect, "choose": self._choose, "open": self._open,
            "order": self._order, "use": self._use,
        }  # fmt: skip

    def obey(self, sent: bytes) -> bool:
        """Do what was sent through the pipe. Whether there is more to come. Raises OSError if nobody is there."""
        try:
            what, arguments = pickle.loads(sent)  # noqa: S301 - our own parent's words
            if what != "close":
                self._obeys[what](*arguments)
                return True
            if self._player:
                self._player.close()
            return False
        except Exception as error:  # a sound that has gone since, a sound library that stumbles
            traceback.print_exc()
            self._cannot(error)
            return True

    def _cannot(self, error: Exception) -> None:
        """Tell it where it is waited for: by the view of what plays, or as the answer to a question."""
        if self._player and not self._expected:
            self._player.fail(error)
        else:
            self._pipe.send(
                (
                    "refused",
                    NoDeviceError(
                        _("The part of the program that plays gave up: {error}.").format(error=reason(error))
                    ),
                )
            )

    def end(self, *, soon: bool = False) -> None:
        """Softly, if anything still plays."""
        if self._player:
            soon = soon or self._expected is not None
            self._player.land(soon=soon)
            self._player.wait(2.0 * STOP if soon else FAREWELL - 1.0)
            self._player.close()

    def _load(self, *modules: str) -> None:
        """Load the sound card's library, and what pieces are made of. Nobody waits for an answer."""
        load("guide.player.devices.portaudio", "sounddevice", *modules)

    def _expect(self, path: str) -> None:
        """Begin with what is kept there, through the usual device. Nobody waits for an answer."""
        from guide.player.devices import SILENCE, choose

        try:
            self._device = choose()
            if self._device.name != SILENCE:
                expected = expectation.read(Path(path))
                self._player = InProcessOutput(self._device, self._show).open(*expected)
                self._expected = expected
        except Exception:  # then it begins when it is asked to, and tells then what is wrong
            traceback.print_exc()

    def _choose(self, name: str | None, silent: bool) -> None:
        from guide.player.devices import choose

        if self._expected and (name, silent) != (None, False):
            self._let_go()
        try:
            self._device = self._device if self._expected else choose(name, silent)
        except NoDeviceError as error:
            self._pipe.send(("refused", error))
        else:
            self._pipe.send(("given", (self._device.name, self._device.sentence)))

    def _open(self, piece: Playable, rate: Rate, opening: Opening) -> None:
        player = self._playing(OpeningPlayed(piece, rate, opening))
        if player is None:
            self._let_go()
            try:
                player = InProcessOutput(self._device, self._show).open(piece, rate, opening)
            except NoDeviceError as error:
                self._pipe.send(("refused", error))
                return
        self._player = player
        self._show(player.view())
        self._pipe.send(("given", player.view()))

    def _playing(self, asked: OpeningPlayed) -> Player | None:
        """The player that was begun with what is asked for now, because it was expected."""
        expected, self._expected = self._expected, None
        begun = self._player if expected == asked else None
        return begun if begun and begun.view().state is not State.ENDED else None

    def _let_go(self) -> None:
        """Of what plays, softly."""
        before, self._player, self._expected = self._player, None, None
        if before:
            before.close()

    def _order(self, orders: Orders, number: int) -> None:
        if self._player:
            self._asked = number
            self._player.order(orders)

    def _use(self, name: str | None) -> None:
        if self._player:
            self._player.use(name)

    def _show(self, view: View) -> None:
        self._board.write(replace(view, orders=self._asked))
