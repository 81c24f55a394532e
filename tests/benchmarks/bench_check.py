"""How fast a script is read: steps a second, growth from 10 to 5,000 steps, and ``guide check`` of the whole library.

python tests/benchmarks/bench_check.py
"""

from __future__ import annotations

import time
from pathlib import Path

from measure import guide

from guide import places, script
from guide.library import paths

HEAD = "title: T\nsummary: S\nkind: rest\naim: regulate\nintensity: 1\nsections:\n  - title: One\n    steps:\n"
SIZES = (10, 100, 1_000, 2_000, 5_000)
TRIES = 5


def text(steps: int) -> str:
    """So many steps: a line, a pause, and so on."""
    pairs = (
        f"      - Line number {number} of many. Nothing needs to change.\n      - pause: {number % 17 + 3}s..60s\n"
        for number in range(steps // 2)
    )
    return HEAD + "".join(pairs)


def fastest(steps: int) -> float:
    """Seconds of the fastest of some readings."""
    raw, taken = text(steps), []
    for _ in range(TRIES):
        began = time.perf_counter()
        reading = script.parse(raw)
        taken.append(time.perf_counter() - began)
        assert reading.script is not None
    return min(taken)


def main() -> None:
    """Measure and print."""
    seconds = {steps: fastest(steps) for steps in SIZES}
    for steps, taken in seconds.items():
        print(f"{steps:>6} steps  {taken * 1000:8.1f} ms  {steps / taken:9,.0f} steps a second")
    least, most = SIZES[1], SIZES[-1]
    growth = (seconds[most] / seconds[least]) / (most / least)
    print(f"growth from {least} to {most} steps: {growth:.2f} of linear")
    library: list[Path] = [path for path in paths() if path.is_relative_to(places.scripts())]
    run = guide("check", *map(str, library))
    print(f"guide check of {len(library)} practices: {run.seconds:.2f} s, peak {run.peak:.0f} MB")


if __name__ == "__main__":
    main()
