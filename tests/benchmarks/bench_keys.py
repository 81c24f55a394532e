"""How long each page takes from a key to what is painted, and what it costs while nobody presses one.

    python tests/benchmarks/bench_keys.py [--practices 1000] [--entries 100000] [--keys 15] [--idle 10]
                                          [--home FOLDER]

``guide`` in a terminal of 200 x 60 of its own, with so many practices and a journal of so many entries. By the clock on
the wall, from the key that is written to the terminal to the last byte of what is drawn for it; beside it processor
time, which other programs do not change as much. The baseline is a bare Textual application with one list, in the same
run. A key has to be painted within 50 ms. ``--home`` keeps practices and journal in a folder, and measures again with
those that lie there.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from window import PYTHON, Window, load

from tests.benchmarks.long_life import years

SIZE = (200, 60)
PRACTICE = """title: Practice {number}
summary: Rest number {number}, lying or sitting, and let the breath be as it is.
kind: rest
aim: regulate
intensity: 2
voice: tone
needs: [sleep]
sections:
  - title: One
    closing: true
    steps:
      - Rest here, {number}.
      - pause: 2s..60s
"""
BARE = """
from textual.app import App
from textual.widgets import OptionList

class Bare(App):
    def compose(self):
        yield OptionList(*(f"Practice {number}" for number in range(1000)))

Bare().run()
"""


DOWN, UP, PAGE, END, TAB, BACK, ESCAPE = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[F", b"\t", b"\x7f", b"\x1b"
Keys = tuple[tuple[str, bytes], ...]
LIST: Keys = (("down", DOWN), ("page down", PAGE), ("up", UP))
TYPED: Keys = (("r", b"r"), ("backspace", BACK), ("tab", TAB))
PAGES: tuple[tuple[str, bytes, str, Keys], ...] = (
    ("first page", b"", "", (("down", DOWN), ("1", b"1"), ("2", b"2"))),
    ("library", b"l", "what for", (*LIST, *TYPED)),
    ("journal", b"j", "safe to share", (*LIST, ("w", b"w"))),
    ("insights", b"i", "read on", (("down", DOWN), ("page down", PAGE))),
    ("settings", b",", "Ambience", (("down", DOWN), ("up", UP))),
    ("series", b"s", "Paths in layers", (("down", DOWN), ("up", UP))),
)
"""Each page: its name, the key that opens it from the first one, words on it, and keys to press there."""


def filled(practices: int, entries: int) -> None:
    """Write so many practices, and a journal of so many entries and a tenth as many sessions."""
    from guide import places, welcome
    from guide.journal import Journal

    folder = places.own_scripts()
    folder.mkdir(parents=True)
    for number in range(practices):
        (folder / f"practice-{number}.yaml").write_text(PRACTICE.format(number=number), encoding="utf-8")
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        journal.add(*years(entries // 10, entries))
    welcome.done()


def measure(window: Window, name: str, keys: Keys, times: int, idle: float) -> list[float]:
    """Print what each key takes and what the page costs at rest, and return the seconds of the first key."""
    first: list[float] = []
    for called, key in keys:
        spent, used = [], []
        for _ in range(times):
            before = window.processor()
            took = window.painted(key)
            if took is not None:  # a list at its end has nothing to paint
                spent.append(took)
            window.rest(0.35)
            used.append(window.processor() - before)
        first = first or spent
        wall = f"median {1e3 * median(spent):6.1f} ms, worst {1e3 * max(spent):6.1f}" if spent else "paints nothing"
        print(f"{name:<12} {called:<10} {wall}   processor {1e3 * median(used):5.0f} ms   {load()}", flush=True)
    before = window.processor()
    window.let_be(idle)
    share = 100 * (window.processor() - before) / idle
    print(f"{name:<12} at rest    {share:5.2f} % of a core over {idle:g} s", flush=True)
    return first


def main() -> None:
    """Measure and print, page by page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--practices", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=15)
    parser.add_argument("--idle", type=float, default=10.0)
    parser.add_argument("--home", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GUIDE_HOME"] = str((given.home or Path(folder)).absolute())
        if not (given.home and given.home.exists()):
            filled(given.practices, given.entries)
        with Window([PYTHON, "-c", BARE], SIZE) as window:
            window.see("Practice 5")
            window.rest()
            bare = measure(window, "bare list", LIST, given.keys, given.idle)
        for name, door, words, keys in PAGES:
            with Window([PYTHON, "-m", "guide"], SIZE) as window:
                window.see("library")
                window.rest(2.0)
                if door:
                    window.press(door)
                    window.see(words)
                    window.rest(4.0)
                ours = measure(window, name, keys, given.keys, given.idle)
                print(f"{name:<12} first key, ratio to the bare list {median(ours) / median(bare):.2f}", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
