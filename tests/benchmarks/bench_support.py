"""How long the support card takes: in this process, as a command, and from the key while something plays.

    python tests/benchmarks/bench_support.py [TIMES]

While something plays: ``guide play`` in a terminal of 200 x 60 of its own, through a private null sink where there is
one (else in silence), at rest and while the figure breathes; by the clock on the wall from the key until the card is
written. It has to be there within 100 ms. The baseline is a bare Textual application that lays a panel over itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from statistics import mean, median

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "player")]

from sound_server import SoundServer, missing  # noqa: E402
from window import PYTHON, Window, load  # noqa: E402

from guide.support import read_card  # noqa: E402
from guide.support.text import card_text  # noqa: E402

SIZE = (200, 60)
SCENES = {"at rest": "pause: 30m!", "breathing": "breathe: {pattern: 4-6, cycles: 100, cues: silent}"}
TEXT = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
bed: rain
sections:
  - title: One
    closing: true
    steps:
      - A line.
      - %s
"""
BARE = """
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Static

class Card(ModalScreen):
    def compose(self):
        yield Static("In danger now: a card of some lines")
    def on_key(self):
        self.dismiss()

class Bare(App):
    def compose(self):
        yield Static("it plays")
    def on_key(self, event):
        if event.key == "S":
            self.push_screen(Card())

Bare().run()
"""


def in_process(times: int) -> None:
    """Print how long its words take."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        card_text(read_card(Path("none.yaml"), {"LANG": "de_AT.UTF-8"}))
        spent.append(time.perf_counter() - started)
    print(f"in process: first {1e3 * spent[0]:.1f} ms, median {1e3 * median(spent):.1f} ms")


def as_command(times: int) -> None:
    """Print how long ``guide support`` takes."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run([PYTHON, "-m", "guide", "support"], stdout=subprocess.DEVNULL, check=True, env=os.environ)
        spent.append(time.perf_counter() - started)
    print(f"guide support: median {1e3 * median(spent):.0f} ms")


def from_the_key(window: Window, times: int) -> tuple[list[float], list[float]]:
    """Return the seconds from the key to the card, opened and closed so many times, by the clock on the wall and of
    the processor."""
    spent, used = [], []
    for _ in range(times):
        before = window.processor()
        window.press(b"S")
        spent.append(window.see("In danger now"))
        used.append(window.processor() - before)
        window.let_be(0.4)
        window.press(b"x")
        window.let_be(0.4)
    return spent, used


def while_it_plays(times: int) -> None:
    """Print both scenes, beside the bare application."""
    with Window([PYTHON, "-c", BARE], SIZE) as window:
        window.see("it plays")
        window.let_be(1.0)
        bare, used = from_the_key(window, times)
    print(f"a bare panel: {_told(bare)}, processor {1e3 * mean(used):.0f} ms; {load()}")
    silent = [] if not missing() else ["--silent"]
    with tempfile.TemporaryDirectory() as home, nullcontext() if silent else SoundServer():
        os.environ["GUIDE_HOME"] = home
        for scene, step in SCENES.items():
            path = Path(home) / "scene.yaml"
            path.write_text(TEXT % step, encoding="utf-8")
            command = [PYTHON, "-m", "guide", "play", str(path), "--no-check-in", *silent]
            with Window(command, SIZE) as window:
                window.see("A line.")
                window.let_be(3.0)
                spent, used = from_the_key(window, times)
            ratio = median(spent) / median(bare)
            said = f"{_told(spent)}, processor {1e3 * mean(used):.0f} ms; ratio of medians {ratio:.2f}; {load()}"
            print(f"S while it plays, {scene}: {said}", flush=True)


def _told(seconds: list[float]) -> str:
    return f"median {1e3 * median(seconds):.0f} ms, worst {1e3 * max(seconds):.0f} ms"


def main() -> None:
    """Print all of it."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    in_process(times)
    as_command(times)
    while_it_plays(times)


if __name__ == "__main__":
    main()
