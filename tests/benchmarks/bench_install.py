"""What each dependency brings and costs: on the way, on disk, and in time until it is imported.

    python -m pip download -c constraints.txt -d WHEELS .
    python tests/benchmarks/bench_install.py WHEELS

Prints a table: megabytes of the wheels, megabytes on disk in this environment, milliseconds of an import in a process
of its own (median of five, less those of bare Python), and as a ratio to bare Python. What several bring is counted
with the first of them.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

TIMES = 5
PROJECT = "guide-player"


def plain(name: str) -> str:
    """Return the name of a distribution as the index has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(of: Distribution) -> Iterator[Distribution]:
    """Yield what a distribution needs without extras, as far as it is installed here."""
    for line in of.requires or ():
        if "extra ==" in line:
            continue
        name = re.match(r"[\w.-]+", line)
        try:
            yield distribution(name[0] if name else "")
        except (PackageNotFoundError, ValueError):
            continue  # not for this system


def whole(of: Distribution, counted: set[str]) -> Iterator[Distribution]:
    """Yield a distribution and all that it brings and that was not ``counted`` before."""
    if plain(of.name) in counted:
        return
    counted.add(plain(of.name))
    yield of
    for each in needed(of):
        yield from whole(each, counted)


def disk(of: Distribution) -> int:
    """Return the bytes of its files, compiled ones left out."""
    paths = [Path(str(of.locate_file(file))) for file in of.files or ()]
    return sum(path.stat().st_size for path in paths if path.suffix != ".pyc" and path.is_file())


def wheels(folder: Path) -> dict[str, int]:
    """Return the bytes of each wheel or archive in a folder, by the name of its distribution."""
    return {plain(path.name.split("-")[0]): path.stat().st_size for path in folder.iterdir()}


def modules(of: Distribution) -> list[str]:
    """Return the modules that it is imported as."""
    files = [str(file) for file in of.files or ()]
    packages = {file.split("/")[0] for file in files if re.fullmatch(r"[a-z]\w*/__init__\.py", file)}
    single = {file.removesuffix(".py") for file in files if re.fullmatch(r"[a-z]\w*\.py", file)}
    return sorted(packages | single)


def taken(module: str) -> float:
    """Return the seconds that a process takes which only imports a module; bare Python if that is empty."""
    found = []
    for _ in range(TIMES):
        before = time.perf_counter()
        code = f"import {module}" if module else "pass"
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False, capture_output=True)
        found.append(time.perf_counter() - before)
    return statistics.median(found)


def main() -> None:
    """Print the table."""
    ways = wheels(Path(sys.argv[1])) if len(sys.argv) > 1 else {}
    counted: set[str] = set()
    bare = taken("")
    print(f"{'':22} {'wheels MB':>10} {'disk MB':>8} {'import ms':>10} {'/ bare':>7}  with")
    for each in needed(distribution(PROJECT)):
        brought = list(whole(each, counted))
        way = sum(ways.get(plain(one.name), 0) for one in brought) / 1e6
        space = sum(map(disk, brought)) / 1e6
        module = {"pyyaml": "yaml", "pillow": "PIL", "hibari-tts": "hibari"}.get(plain(each.name), "")
        seconds = taken(module or (modules(each) or [""])[0])
        others = ", ".join(plain(one.name) for one in brought[1:])
        name, extra = plain(each.name), 1000 * (seconds - bare)
        print(f"{name:22} {way:10.1f} {space:8.1f} {extra:10.0f} {seconds / bare:7.1f}  {others}")


if __name__ == "__main__":
    main()
