"""A companion forked from this process: under way a tenth of a second sooner than one that starts Python anew.

A fork is sound only where nothing runs beside the thread that forks, and no library keeps threads or locks of its own.
So it is for the very beginning of a program, and on Linux alone: macOS has libraries that do not survive it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import signal
import sys
import threading
import traceback
from collections.abc import Callable

_LIBRARIES = ("numpy", "textual", "sounddevice", "asyncio", "sqlite3")
"""What keeps threads, locks or files of its own."""
_PATIENCE = 3.0
"""Seconds granted to a child that is told to end because this program does."""


def possible() -> bool:
    """Return whether this process is so young that it can be forked."""
    return sys.platform == "linux" and threading.active_count() == 1 and not any(map(sys.modules.get, _LIBRARIES))


class ForkedProcess:
    """Lives ``life``, and nothing else of this process: when ``life`` returns or raises, it ends."""

    def __init__(self, life: Callable[[], None]) -> None:
        """Raises OSError."""
        self._over, over = os.pipe()  # its other end is the child's alone, and goes with it
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
        try:
            self.pid = os.fork()
            if not self.pid:
                _be_born(life)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(over)
        self._ended = False
        self._lock = threading.Lock()
        atexit.register(self._told_to_end)

    def is_alive(self) -> bool:
        """Return whether it has not ended yet."""
        with self._lock:
            if not self._ended:
                with contextlib.suppress(ChildProcessError):
                    if os.waitpid(self.pid, os.WNOHANG) == (0, 0):
                        return True
                self._ended = True
                os.close(self._over)
            return False

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended, at most ``timeout`` seconds."""
        if self.is_alive():
            looking = select.poll()
            looking.register(self._over, select.POLLHUP)
            gone = looking.poll(None if timeout is None else 1000.0 * timeout)
            if gone:
                self._reap()

    def kill(self) -> None:
        """End it at once."""
        with self._lock:
            if not self._ended:
                os.kill(self.pid, signal.SIGKILL)

    def _told_to_end(self) -> None:
        """When this program ends and nobody has waited for the child, as `multiprocessing` does it with its own."""
        with self._lock:
            if not self._ended:
                os.kill(self.pid, signal.SIGTERM)
        with contextlib.suppress(KeyboardInterrupt):  # who is in a hurry leaves; the child ends all the same
            self.join(_PATIENCE)

    def _reap(self) -> None:
        """Its end of the pipe goes a moment before it does."""
        with self._lock:
            if not self._ended:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(self.pid, 0)
                self._ended = True
                os.close(self._over)


def _be_born(life: Callable[[], None]) -> None:
    """In the child: deaf to Ctrl-C, mortal by every other signal, and away from the terminal's input."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, set())
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        life()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)
