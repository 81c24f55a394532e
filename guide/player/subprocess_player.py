"""The engine in a process of its own: whatever this one does or suffers, the sound goes on.

Orders and pieces go over through a pipe; what is heard comes back on a board in shared memory, with the moment at
which it was true, so that asking costs nothing and never waits. When this process is gone the pipe ends, and the
child lands softly.
"""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import replace
from typing import Any

from guide.audio import Rate
from guide.player.controls import Controls
from guide.player.expectation import Expectation, OpeningPlayed
from guide.player.piece import Playable
from guide.player.status import AT_ONCE, NOTHING, Opening, Orders, State, Why
from guide.player.view import View
from guide.problems import NoDeviceError
from guide.process import ChildProcess
from guide.process.children import player as started
from guide.process.children import player_log as _log
from guide.translation import _

_LOOK = 0.050
_PATIENCE = 60.0
"""Seconds granted to a child that starts on a busy machine."""
_FAREWELL = 6.0
"""Seconds granted to a child that fades out and lets its device go; see `guide.player.player_server`."""
_STUCK = 3.0
"""Seconds without a word after which a child is taken to be held up; it tells what is heard twenty times a second."""
_SILENT = _("The part of the program that plays does not answer just now.")
_TOLD = _("The part of the program that plays was ended from outside. The practice is kept up to here.")
_GONE = _("The part of the program that plays has stopped by itself. The practice is kept up to here.")


class _GoneError(NoDeviceError):
    """The process went before it answered."""


class SubprocessOutput:
    """Starts its process at once, so that it is ready when a practice is. See `guide.player.output.Output`."""

    def __init__(
        self, name: str | None = None, silent: bool = False, *, ready: ChildProcess | None = None,
        expectation: Expectation | None = None,
    ) -> None:  # fmt: skip
        """``ready`` is a process that was `started` before; what is played first is kept as ``expectation``."""
        self._wanted = (name, silent)
        self._lock = threading.Lock()
        self._chosen: tuple[str, str] | None = None
        self._expectation = expectation
        self._use(ready or started())

    @property
    def name(self) -> str:
        """Of the device. Raises NoDeviceError."""
        return self._device()[0]

    @property
    def sentence(self) -> str:
        """What is used, why, and how to have better. Raises NoDeviceError."""
        return self._device()[1]

    def open(self, piece: Playable, rate: Rate, opening: Opening = AT_ONCE) -> Controls:
        """See `guide.player.output.Output`."""
        self._device()
        self._pipe.send(("open", (piece, rate, opening)))
        first = self._answer()
        expectation, self._expectation = self._expectation, None
        if expectation:
            expectation.keep(OpeningPlayed(piece, rate, opening))
        return _Remote(self, rate, first)

    def close(self) -> None:
        """End the process; softly if it plays. Does no harm twice."""
        with self._lock:
            self._companion.close(_FAREWELL)

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._child.is_alive()

    def ask(self, what: str, *arguments: object) -> None:
        """Send without waiting; nothing happens if nobody is there any more."""
        with self._lock, contextlib.suppress(OSError, ValueError):
            self._pipe.send((what, arguments))

    def look(self) -> View | None:
        """The newest view."""
        found: View | None = self._board.read()
        return found

    def _use(self, companion: ChildProcess) -> None:
        self._companion = companion
        self._board, self._pipe, self._child = companion.board, companion.pipe, companion.process
        with contextlib.suppress(OSError):  # one that has gone already is missed when its answer is
            self._pipe.send(("choose", self._wanted))

    def _device(self) -> tuple[str, str]:
        with self._lock:
            if self._chosen is None:
                try:
                    self._chosen = self._answer()
                except _GoneError:  # a sound library may fall over as it is loaded, and stand the next time
                    self._companion.close(0.0)
                    self._use(started())
                    self._chosen = self._answer()
            return self._chosen

    def _answer(self) -> Any:  # noqa: ANN401 - what the question asks for
        """Raises NoDeviceError."""
        try:
            if not self._pipe.poll(_PATIENCE):
                raise NoDeviceError(
                    _("The part of the program that plays does not answer."), _("See {path}").format(path=_log())
                )
            kind, answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise _GoneError(
                _("The part of the program that plays could not start."), _("See {path}").format(path=_log())
            ) from error
        if kind == "refused":
            raise answer
        return answer


class _Remote(Controls):
    """The near end of a player. Knows at once what was asked of it, before the far end has said so."""

    def __init__(self, house: SubprocessOutput, rate: Rate, first: View) -> None:
        super().__init__()
        self._house, self._rate, self._last = house, rate, first
        self._asked, self._newest = 0, NOTHING
        self._leaving = False
        """Whether its end was asked for."""
        self._lock = threading.Lock()

    def order(self, orders: Orders) -> None:
        """See `Controls`."""
        with self._lock:
            view = self._house.look()
            settled = view is not None and view.orders >= self._asked
            self._asked += 1
            plain = replace(orders, swaps=None, turn=None)
            self._leaving = self._leaving or bool(orders.land or orders.stop)
            self._newest = plain if settled else self._newest.then(plain)
            self._house.ask("order", orders, self._asked)

    def use(self, name: str | None) -> None:
        """See `Controls`."""
        self._house.ask("use", name)

    def view(self) -> View:
        """What is heard now: the newest word of the child, moved on to this moment."""
        found = self._last = self._house.look() or self._last
        if found.state is not State.ENDED and not self._house.alive:
            found = self._house.look() or found  # its last words may have come meanwhile
            found = found if found.state is State.ENDED else _failed(found, _GONE)
        if found.why is Why.LANDED and not self._leaving:
            return _failed(found, _TOLD)
        if found.state is not State.ENDED and time.monotonic() - found.at > _STUCK:
            found = replace(found, problem=found.problem or _SILENT)
        now = found.moved(time.monotonic(), self._rate)
        return now if found.orders >= self._asked else self._ahead(now)

    def wait(self, timeout: float | None = None) -> bool:
        """See `Controls`."""
        until = None if timeout is None else time.monotonic() + timeout
        while self.view().state is not State.ENDED:
            if until is not None and time.monotonic() >= until:
                return False
            time.sleep(_LOOK)
        return True

    def close(self) -> None:
        """Fade out, let the device play all it was given, and end the process."""
        self._house.ask("close")
        self._house.close()

    def _ahead(self, view: View) -> View:
        """With what is on its way to the child."""
        newest = self._newest
        if newest.seek is not None:
            view = replace(view, aim=newest.seek)
        return view if newest.play is None else replace(view, wants=newest.play)


def _failed(view: View, problem: str) -> View:
    return replace(view, state=State.ENDED, why=Why.FAILED, wants=False, problem=problem)
