#!/usr/bin/env python3
"""Make a release: sdist and wheel, tried without the tree, within their budgets, with every licence told.

    python .ci/release.py [-o DIST] [--python PATH ...]

Builds from what git knows of this tree; installs the wheel with the locked set into an empty environment of every
Python at hand (those on PATH from 3.11 on, or those that are named) and has it check its library, write a practice to
the second and read it back from an empty folder and an empty home; holds size and start to `BUDGETS`; writes a bill of
materials (CycloneDX, JSON) of what an installation brings and refuses a licence that nobody has looked at. Nothing is
uploaded. Ends with 1 at the first thing that is not as it should be.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

TREE = Path(__file__).resolve().parents[1]
OLDEST, NEWEST = 11, 15
"""Minor releases of Python 3 that are looked for."""
BILL = "cyclonedx-bom==7.5.0"
"""What writes the bill of materials; in an environment of its own, so that nobody else has to install it."""
BUDGETS = {"wheel, MB": 40.0, "sdist, MB": 40.0, "installed, MB": 620.0, "guide --help, starts of Python": 12.0}
PERMISSIVE = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "PSF-2.0",
        "Zlib",
    ]
)
LOOKED_AT = {
    "imageio-ffmpeg": "BSD-2-Clause; the ffmpeg it carries is a program of its own (GPL), started and never linked",
    "mutagen": "GPL-2.0-or-later; installed beside, not part of the wheel; tags alone need it",
    "protobuf": "BSD-3-Clause, which its metadata says in words alone; onnxruntime brings it",
    "pyttsx3": "MPL-2.0; used as it is",
    "soxr": "LGPL-2.1-or-later; a library of its own, used as it is",
}
"""What is not permissive, or says so in a way that no program reads, and why it may be there."""
SAID_OTHERWISE = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "BSD 3-Clause License": "BSD-3-Clause",
    "MIT License": "MIT",
}
TRIED = ("check",), ("list",), ("export", "breathing-space", "--for", "180s", "-o", "tried.flac")
READ_BACK = "import soundfile; print(soundfile.info('tried.flac').duration)"


def main() -> int:
    """Do all of it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, default=TREE / "dist")
    parser.add_argument("--python", action="append", metavar="PATH", help="once for each; else those on PATH")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        try:
            wheel, sdist = build(given.out, work)
            print(f"{wheel.name} {megabytes(wheel):.1f} MB, {sdist.name} {megabytes(sdist):.1f} MB")
            pythons = given.python or list(at_hand())
            if not pythons:
                return told("no Python from 3.11 on is at hand")
            measured = {"wheel, MB": megabytes(wheel), "sdist, MB": megabytes(sdist)}
            for number, python in enumerate(pythons):
                measured |= tried(python, wheel, work / str(number))
            bill = bill_of_materials(work / "0", given.out, work)
        except subprocess.CalledProcessError as error:
            return told(f"{' '.join(map(str, error.cmd))} ended with {error.returncode}\n{error.stderr or ''}")
    wrong = [*over(measured), *unread(bill)]
    for each in wrong:
        told(each)
    if not wrong:
        print(f"Released into {given.out}: {', '.join(sorted(each.name for each in given.out.iterdir()))}")
    return 1 if wrong else 0


def build(out: Path, work: Path) -> tuple[Path, Path]:
    """Build sdist and wheel from what git knows of the tree."""
    tree = work / "tree"
    run(["git", "clone", "-q", str(TREE), str(tree)])
    environment = venv(sys.executable, work / "build")
    run([environment, "-m", "pip", "install", "-q", "build"])
    run([environment, "-m", "build", "-q", "--outdir", str(out), str(tree)])
    return newest(out, "*.whl"), newest(out, "*.tar.gz")


def newest(folder: Path, pattern: str) -> Path:
    """Return the file that was written last."""
    return max(folder.glob(pattern), key=lambda each: each.stat().st_mtime)


def at_hand() -> Iterator[str]:
    """Yield each Python on PATH that starts."""
    for minor in range(OLDEST, NEWEST + 1):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
            yield found
        else:
            print(f"Python 3.{minor} is not at hand and is left out.")


def tried(python: str, wheel: Path, place: Path) -> dict[str, float]:
    """Install the wheel alone and use it in an empty folder; return what was measured. Raises CalledProcessError."""
    environment = venv(python, place / "environment")
    run([environment, "-m", "pip", "install", "-q", "-c", str(TREE / "constraints.txt"), str(wheel)])
    empty = place / "empty"
    empty.mkdir()
    alone = {key: value for key, value in os.environ.items() if not key.startswith(("GUIDE_", "PYTHON"))}
    alone["GUIDE_HOME"] = str(place / "home")
    for arguments in TRIED:
        run([environment, "-m", "guide", *arguments], cwd=empty, env=alone)
    seconds = float(run([environment, "-c", READ_BACK], cwd=empty, env=alone))
    if seconds != 180.0:
        raise subprocess.CalledProcessError(1, ["guide", *TRIED[-1]], stderr=f"it lasts {seconds} s")
    bare = timed([environment, "-c", ""], alone)
    starts = timed([environment, "-m", "guide", "--help"], alone) / bare
    installed = sum(each.stat().st_size for each in (place / "environment").rglob("*") if each.is_file()) / 1e6
    version = run([environment, "--version"]).strip()
    print(
        f"{version}: checked, listed, written, read back; {installed:.0f} MB installed, {starts:.1f} starts for --help"
    )
    return {"installed, MB": installed, "guide --help, starts of Python": starts}


def timed(command: list[str], env: Mapping[str, str], turns: int = 5) -> float:
    """Return the median of the seconds that ``command`` takes."""
    took = []
    for _ in range(turns):
        began = time.perf_counter()
        run(command, env=env)
        took.append(time.perf_counter() - began)
    return median(took)


def bill_of_materials(place: Path, out: Path, work: Path) -> list[dict[str, Any]]:
    """Write what is installed at ``place`` as CycloneDX JSON, and return its components."""
    tool = venv(sys.executable, work / "bill")
    run([tool, "-m", "pip", "install", "-q", BILL])
    file = out / "bill-of-materials.cdx.json"
    of = str(python_in(place / "environment"))
    run([tool, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON", "-o", str(file), of])
    components: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["components"]
    for each in sorted(components, key=lambda one: str(one["name"]).casefold()):
        print(
            f"  {each['name']} {each['version']}: {LOOKED_AT.get(each['name']) or ' AND '.join(sorted(licences(each)))}"
        )
    return components


def over(measured: Mapping[str, float]) -> Iterator[str]:
    """Yield what is over its budget."""
    for name, most in BUDGETS.items():
        if measured[name] > most:
            yield f"{name}: {measured[name]:.1f}, and {most:g} at most"


def unread(components: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield each component whose licence is not permissive and that nobody has looked at."""
    for each in components:
        said = licences(each)
        if each["name"] not in LOOKED_AT and each["name"] not in ("pip", "setuptools") and not permissive(said):
            yield f"{each['name']}: its licence ({', '.join(sorted(said)) or 'none is told'}) was not looked at"


def licences(component: Mapping[str, Any]) -> set[str]:
    """Return what a component says of its licence, as SPDX names where they are known."""
    found = set()
    for each in component.get("licenses", ()):
        one = each.get("license", {})
        told_as = each.get("expression") or one.get("id") or one.get("name") or ""
        if not told_as.startswith("declared license"):
            found.add(SAID_OTHERWISE.get(told_as, told_as))
    return found or {"none is told"}


def permissive(said: set[str]) -> bool:
    """Return whether every licence that has to be kept, or one of those that may be chosen, is permissive."""
    return all(any(_all_of(choice) for choice in each.split(" OR ")) for each in said)


def _all_of(choice: str) -> bool:
    return all(part.strip(" ()") in PERMISSIVE for part in choice.split(" AND "))


def venv(python: str, place: Path) -> str:
    """Make an environment, and return its Python."""
    run([python, "-m", "venv", str(place)])
    return str(python_in(place))


def python_in(environment: Path) -> Path:
    """Return the Python of an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def megabytes(path: Path) -> float:
    """Return the size of a file."""
    return path.stat().st_size / 1e6


def run(command: list[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run, and return what was printed. Raises CalledProcessError."""
    return subprocess.run(command, cwd=cwd, env=env, check=True, capture_output=True, text=True).stdout


def told(sentence: str) -> int:
    """Print what is not as it should be, and return the exit status for it."""
    print(f"release: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
