"""How long the support card takes, in this process and as a command. ``python tests/benchmarks/bench_support.py``"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from guide.support import read_card
from guide.support.text import card_text

TIMES = 15


def main() -> None:
    """Print both."""
    spent = []
    for _ in range(TIMES):
        started = time.perf_counter()
        card_text(read_card(Path("none.yaml"), {"LANG": "de_AT.UTF-8"}))
        spent.append(time.perf_counter() - started)
    print(f"in process: first {1e3 * spent[0]:.1f} ms, median {1e3 * median(spent):.1f} ms")
    spent = []
    for _ in range(TIMES):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "guide", "support"], stdout=subprocess.DEVNULL, check=True, env=os.environ
        )
        spent.append(time.perf_counter() - started)
    print(f"guide support: median {1e3 * median(spent):.0f} ms")


if __name__ == "__main__":
    main()
