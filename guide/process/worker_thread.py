"""Work in a thread of its own, one piece after the other, while the next one is made.

Numpy, libsndfile and a pipe let go of the interpreter lock while they work, so two cores are used, and the result
cannot depend on it: pieces are worked on in order by one thread. One waits at most, so memory stays flat.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_WAITING = 1
"""Pieces that may be ahead of the one that is worked on."""


class WorkerThread(Generic[T]):
    """Does ``work`` with each piece that is put. What goes wrong there is raised by the next ``put``, or by ``end``."""

    def __init__(self, name: str, work: Callable[[T], None]) -> None:
        self._work = work
        self._pieces: queue.Queue[tuple[T] | None] = queue.Queue(_WAITING)
        self._error: BaseException | None = None
        self._left = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, piece: T) -> None:
        """The next piece; waits while too many do."""
        self._pieces.put((piece,))
        self._complain()

    def end(self) -> None:
        """Wait until all is done."""
        if self._thread.is_alive():
            self._pieces.put(None)
            self._thread.join()
        self._complain()

    def leave(self) -> None:
        """Do no more, and wait until what is being done is over."""
        self._left = True
        while self._thread.is_alive():
            with contextlib.suppress(queue.Full):
                self._pieces.put(None, timeout=0.1)
                self._thread.join()

    def _complain(self) -> None:
        if self._error:
            raise self._error

    def _run(self) -> None:
        """Goes on taking pieces after a failure, so that nobody waits for room in the queue."""
        while (piece := self._pieces.get()) is not None:
            if self._error or self._left:
                continue
            try:
                self._work(piece[0])
            except BaseException as error:  # raised where the pieces come from
                self._error = error
