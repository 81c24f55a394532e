"""How long it takes until the first page offers a practice, beside a bare Textual application with one list.

    python tests/benchmarks/bench_library_screen.py [TURNS]

Not the first visit, which shows its welcome. Whole processes, by turns, each in a terminal of 80 x 24 of its own: from
the start until the title that is looked for has been written to the terminal. The answer is the ratio of the medians.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from datetime import datetime
from statistics import median

from measure import CHECKOUT

from guide import library
from guide.live.at_hand import at_hand

BARE = """
from textual.app import App, ComposeResult
from textual.widgets import Label, ListItem, ListView

class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield ListView(*(ListItem(Label(title)) for title in {titles!r}))

Bare().run()
"""
LONGEST = 20.0
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[P_^].*?\x1b\\", re.DOTALL)


def seen(command: list[str], title: str, home: str) -> float:
    """Return the seconds from the start of ``command`` until ``title`` stands in its terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "GUIDE_HOME": home, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm-256color"}
    began = time.monotonic()
    shown = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    written = b""
    try:
        while time.monotonic() - began < LONGEST:
            if select.select([ours], [], [], 0.1)[0]:
                written += os.read(ours, 65536)
                if title.encode() in _ESCAPES.sub(b"", written):
                    return time.monotonic() - began
        raise RuntimeError(f"'{title}' was not seen in {LONGEST:g} s: {written[-500:]!r}")
    finally:
        shown.kill()
        shown.wait()
        os.close(ours)


def main() -> None:
    """Measure and print."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    headers = library.read_index().usable
    titles = [each.title for each in headers]
    first = at_hand(None, headers, datetime.now().astimezone()).suggestions[0].name
    offered = next(each.title for each in headers if each.name == first)
    guide, bare = [sys.executable, "-m", "guide"], [sys.executable, "-c", BARE.format(titles=titles)]
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as home:
        greeted = {**os.environ, "GUIDE_HOME": home, "PYTHONPATH": str(CHECKOUT)}
        subprocess.run(
            [*guide, "welcome"], env=greeted, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True
        )
        for turn in range(turns + 1):
            both = seen(guide, offered, home), seen(bare, titles[0], home)
            if turn:  # the first one warms
                ours.append(both[0])
                theirs.append(both[1])
    print(f"guide, practice offered: {_told(ours)}")
    print(f"bare list seen: {_told(theirs)}; ratio {median(ours) / median(theirs):.2f}")


def _told(seconds: list[float]) -> str:
    return f"{', '.join(f'{each:.2f}' for each in seconds)} s, median {median(seconds):.2f}"


if __name__ == "__main__":
    main()
