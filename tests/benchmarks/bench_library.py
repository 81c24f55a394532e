"""How long it takes to list a library of 1,000 practices: whole processes, the first time and every time after.

    python tests/benchmarks/bench_library.py [practices]

Beside it, in the same run: Python alone, and a plain argparse command. The files lie in the system's cache.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from measure import guide, run

SHELVES = ("", "evening/", "evening/slow/", "work/")
LINES = 12
ARGPARSE = (
    "import argparse, sys; p = argparse.ArgumentParser(); s = p.add_subparsers(); "
    "s.add_parser('list').add_argument('words', nargs='*'); print(p.parse_args(['list']))"
)


def library(home: Path, practices: int) -> None:
    """Write so many practices, each of a dozen lines, over a few folders; one in fifty is broken, half use a part."""
    for number in range(practices):
        path = home / "data" / "scripts" / f"{SHELVES[number % len(SHELVES)]}practice-{number:04}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(
            f"      - Here is line {line} of practice {number}, and nothing needs to change.\n      - pause: 8s..30s\n"
            for line in range(LINES)
        )
        kind = "nonsense" if number % 50 == 7 else "rest"
        part = "      - use: coming-back\n" if number % 2 else ""
        path.write_text(
            f"title: Practice number {number}\nsummary: One of many, for whoever wants it.\nkind: {kind}\n"
            "aim: regulate\nintensity: 1\nlanguage: en\nposture: [sitting, lying]\nvoice: tone\n"
            f"sections:\n  - title: One\n    closing: true\n    steps:\n      - bell: bowl\n{part}{lines}"
        )


def main() -> None:
    """Measure and print."""
    practices = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        library(Path(name), practices)
        first = guide("list", GUIDE_HOME=name)
        python, plain, listed, filtered = [], [], [], []
        for _ in range(15):  # by turns, so that whatever else the machine does meets all alike
            python.append(run(sys.executable, "-c", "pass").seconds)
            plain.append(run(sys.executable, "-c", ARGPARSE).seconds)
            again = guide("list", GUIDE_HOME=name)
            assert again.out == first.out
            listed.append(again.seconds)
            filtered.append(guide("list", "--json", "number", "7", GUIDE_HOME=name).seconds)
    print(f"{practices} practices, {len(first.out.splitlines())} lines; the first time {first.seconds:.2f} s")
    for what, seconds in (("python -c pass", python), ("argparse alone", plain), ("guide list", listed),
                          ("guide list --json number 7", filtered)):  # fmt: skip
        print(
            f"{what:<28} median {median(seconds):.3f} s, least {min(seconds):.3f} s; "
            f"{median(seconds) / median(python):5.1f} of Python, {median(seconds) / median(plain):4.1f} of argparse"
        )


if __name__ == "__main__":
    main()
