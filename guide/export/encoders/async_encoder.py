"""An encoder in a thread of its own, so that the next block is mixed while this one is encoded."""

from __future__ import annotations

import numpy as np

from guide.audio import Pcm
from guide.export.encoders import Encoder
from guide.process.worker_thread import WorkerThread

_AT_ONCE = 5 * 48_000
"""Frames handed over together: each time both threads wait for the interpreter, and that adds up."""


class AsyncEncoder:
    """An `Encoder` around another one. What goes wrong beside us is raised by the next ``write``, or by ``finish``."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._line: WorkerThread[Pcm] = WorkerThread("encoder", encoder.write)
        self._gathered: list[Pcm] = []
        self._frames = 0

    def write(self, sound: Pcm) -> None:
        """See `Encoder`."""
        self._gathered.append(sound)
        self._frames += len(sound)
        if self._frames >= _AT_ONCE:
            self._hand_over()

    def finish(self) -> None:
        """See `Encoder`."""
        if self._gathered:
            self._hand_over()
        self._line.end()
        self._encoder.finish()

    def abort(self) -> None:
        """See `Encoder`."""
        self._encoder.abort()
        self._line.leave()

    def _hand_over(self) -> None:
        self._line.put(np.concatenate(self._gathered))
        self._gathered.clear()
        self._frames = 0
