"""A terminal for tests, as a window is one: whoever sits at it is told when it goes away. Needs POSIX."""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import select
import subprocess
import sys
import termios

SILENCE = 90.0
"""Seconds after which nothing more is expected."""


class Terminal:
    """``guide`` at a terminal of its own, and what it says there."""

    def __init__(self, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        command = [sys.executable, "-u", "-m", "guide", *arguments]
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(theirs)
        self._rest = self.heard = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()  # a letter may come in two halves

    def hear(self, words: str) -> None:
        """Wait for them, after those that were waited for before."""
        while words not in self._rest:
            try:
                spoke, _, _ = select.select([self._ours], [], [], SILENCE)
                found = os.read(self._ours, 4096) if spoke else b""
            except OSError:  # it has gone
                found = b""
            assert found, f"never said: {words}; but {self._rest}"
            said = self._decoder.decode(found)
            self._rest += said
            self.heard += said
        self._rest = self._rest.partition(words)[2]

    def press(self, key: bytes) -> None:
        os.write(self._ours, key)

    def type(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def hang_up(self) -> None:
        """As when its window is closed."""
        ours, self._ours = self._ours, -1
        os.close(ours)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        if self._ours >= 0:
            os.close(self._ours)


class Piped(Terminal):
    """``guide`` with pipes in place of a terminal: one writes to its standard input, and reads what it says."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-u", "-m", "guide", *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        assert self.process.stdout
        self._ours = os.dup(self.process.stdout.fileno())
        self._rest = self.heard = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def press(self, key: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(key)
        self.process.stdin.flush()

    def type(self, line: str) -> None:
        self.press(f"{line}\n".encode())

    def close(self) -> None:
        super().close()
        for each in (self.process.stdin, self.process.stdout):
            if each:
                with contextlib.suppress(BrokenPipeError):
                    each.close()
