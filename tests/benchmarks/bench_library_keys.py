"""How long the library takes from a key to what is painted, with 1,000 practices in a window of 200 x 60.

    python tests/benchmarks/bench_library_keys.py [PRACTICES] [KEYS]

The page runs on a screen that nobody sees; what a terminal adds is not in it. A key is painted once the compositor has
drawn the whole page anew after it.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

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
HARD = ("down", "pagedown", "r", "backspace", "tab", "end")


async def measured(practices: int, keys: int) -> dict[str, list[float]]:
    """Return the milliseconds of each press, by key."""
    from guide.tui import Settings
    from guide.tui.app import GuideApp
    from guide.tui.screens.library import Library

    found: dict[str, list[float]] = {}
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=SIZE) as pilot:
        page = Library()
        await app.push_screen(page)
        while len(page.lengths) < practices:
            await pilot.pause(0.05)
        await pilot.pause(0.5)
        for key in [each for each in HARD for _ in range(keys)]:
            began = time.thread_time()
            await pilot.press(key)
            page._compositor.render_strips()
            found.setdefault(key, []).append(1000 * (time.thread_time() - began))
    return found


def main() -> None:
    practices, keys = (int(each) for each in (*sys.argv[1:], *("1000", "20")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as home:
        os.environ["GUIDE_HOME"] = home
        folder = Path(home) / "data" / "scripts"
        folder.mkdir(parents=True)
        for number in range(practices):
            (folder / f"practice-{number}.yaml").write_text(PRACTICE.format(number=number), encoding="utf-8")
        found = asyncio.run(measured(practices, keys))
    for key, each in found.items():
        print(f"{key:<10} median {median(each):6.1f} ms   worst {max(each):6.1f} ms")


if __name__ == "__main__":
    main()
