"""A program in a terminal of its own: keys in, and by the clock on the wall when something is written for them."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

from measure import CHECKOUT

_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[P_^].*?\x1b\\|\x1b.", re.DOTALL)
PATIENCE = 120.0
"""Seconds."""


class Window:
    """``command`` in a terminal of ``size`` columns and rows, until it is left."""

    def __init__(self, command: list[str], size: tuple[int, int], **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        told = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=told | environment, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def see(self, words: str) -> float:
        """Wait until ``words`` were written in one piece, and return the seconds that took. Raises RuntimeError."""
        began, written = time.monotonic(), b""
        while time.monotonic() - began < PATIENCE:
            written += self._read(0.1)
            if words.encode() in _ESCAPES.sub(b"", written):
                return time.monotonic() - began
        raise RuntimeError(f"'{words}' was not seen: {_ESCAPES.sub(b'', written)[-2000:]!r}")

    def press(self, key: bytes) -> None:
        os.write(self._ours, key)

    def painted(self, key: bytes, still: float = 0.04) -> float | None:
        """Press ``key`` and return the seconds until all is written that is written for it without a rest of
        ``still`` seconds; None where nothing is within a second."""
        began = time.monotonic()
        self.press(key)
        last = None
        while self._read(still if last else 1.0):
            last = time.monotonic()
        return last - began if last else None

    def rest(self, seconds: float = 0.5) -> None:
        """Take in what is written until nothing is for so long."""
        while self._read(seconds):
            pass

    def let_be(self, seconds: float) -> None:
        """Take in whatever is written for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(left)

    def processor(self) -> float:
        """Return the seconds of processor time that the program itself has used, finer than those of ``/proc``."""
        return time.clock_gettime(
            ~self.process.pid << 3 | 2
        )  # CPUCLOCK_SCHED of Linux, as clock_getcpuclockid(3) has it

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._ours], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._ours, 1 << 20)
        except OSError:  # the program has ended
            return b""


def load() -> str:
    """Return how busy the machine is, as a sentence for beside the figures."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


PYTHON = sys.executable
