"""``guide`` in a terminal of tmux, driven from outside as a person would: keys in, and what stands on the screen."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 90.0
"""Seconds after which nothing more is expected."""
LOOK = 0.05


def needed() -> None:
    """Leave a test out, and say so, where there is no tmux and none is needed."""
    if not shutil.which("tmux"):
        if os.environ.get("GUIDE_NEEDS_SOUND_SERVER"):
            pytest.fail("no tmux here: apt-get install tmux")
        pytest.skip("LEFT OUT: no tmux here, so no evening is driven: apt-get install tmux")


class Tmux:
    """One shell in one window, with a server of its own."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._socket = folder / "tmux"
        self._ask("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), "env PS1='ready> ' sh")
        self.see("ready>")

    def run(self) -> None:
        """Start ``guide`` from the shell, where no sound card can be found."""
        found = "PULSE_SERVER=unix:/nowhere PIPEWIRE_REMOTE=nowhere"
        self._ask("send-keys", "-l", f"{found} {sys.executable} -m guide")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names of them."""
        self._ask("send-keys", *keys)

    def press_until(self, key: str, words: str) -> None:
        """Press ``key`` now and then until ``words`` stand on the screen."""
        until = time.monotonic() + PATIENCE
        while words not in (screen := " ".join(self.screen().split())):
            assert time.monotonic() < until, f"never seen: {words}; but {screen}"
            self.press(key)
            time.sleep(4 * LOOK)

    def type(self, words: str) -> None:
        """Type letters as they are."""
        self._ask("send-keys", "-l", words)

    def see(self, words: str) -> None:
        """Wait until ``words`` stand on the screen, wherever its lines wrap."""
        until = time.monotonic() + PATIENCE
        while words not in (screen := " ".join(self.screen().split())):
            assert time.monotonic() < until, f"never seen: {words}; but {screen}"
            time.sleep(LOOK)

    def screen(self) -> str:
        return self._ask("capture-pane", "-p")

    def resize(self, width: int, height: int) -> None:
        self._ask("resize-window", "-x", str(width), "-y", str(height))

    def look_in(self, words: bytes) -> bytes:
        """Attach from another terminal, and detach once ``words`` stand there; return what that terminal was sent."""
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            ["tmux", "-S", str(self._socket), "attach"], stdin=theirs, stdout=theirs, stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color"}, start_new_session=True,
        ) as looking:  # fmt: skip
            os.close(theirs)
            sent = b""
            while words not in sent and select.select([ours], [], [], PATIENCE)[0]:
                sent += os.read(ours, 4096)
            self._ask("detach-client", "-s", "0")
            with contextlib.suppress(OSError):  # whoever was looking has gone
                while looking.poll() is None:
                    sent += os.read(ours, 4096)
        os.close(ours)
        return sent

    def lose(self) -> None:
        """Take the terminal away, as when its window is closed."""
        self._ask("kill-server")

    def close(self) -> None:
        subprocess.run(["tmux", "-S", str(self._socket), "kill-server"], capture_output=True, check=False)

    def _ask(self, *words: str) -> str:
        done = subprocess.run(["tmux", "-S", str(self._socket), *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout
