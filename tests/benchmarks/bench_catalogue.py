"""What a catalogue costs, and that it comes to the same however often it is killed.

    python tests/benchmarks/bench_catalogue.py costs [--voices tone,default] [--minutes 10]
    python tests/benchmarks/bench_catalogue.py killed [--practices 60] [--voices tone,default] [--kills 10] [--seed 1]
    python tests/benchmarks/bench_catalogue.py workers [--practices 12] [--voices tone]
    python tests/benchmarks/bench_catalogue.py simulate [--core-hours 1257] [--terabytes 4.3] [--assignments 50000]

``costs``: processor seconds and bytes for each minute of sound, of each voice and format, and what one assignment costs
before it does anything. ``killed``: practices in every voice and three lengths in one go, then again, killed at random;
the bytes are compared and sentences counted. ``workers``: the same with one process and with two. ``simulate``: with
more of them, from measured core hours and bytes: equal pieces of work, and one disk that they share.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import CHECKOUT, guide, practice

LENGTHS = ("24s", "32s", "40s")
FORMATS = ("wav", "flac", "mp3", "m4a", "opus")
DISK = 200e6
"""Bytes a second that one shared disk takes, for the simulation: a plain disk of today, or a network of 2 Gbit/s."""
SCRIPT = """title: {title}
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    steps:
      - Let it be quiet here.
      - pause: 4s..30s
      - This is {title}.
  - title: Two
    closing: true
    steps:
      - Come back from it.
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("costs", "killed", "workers", "simulate"))
    parser.add_argument("--voices", default="tone,default")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--practices", type=int, default=60)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--core-hours", type=float, default=1257)
    parser.add_argument("--terabytes", type=float, default=4.3)
    parser.add_argument("--assignments", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        {"costs": costs, "killed": killed, "workers": workers, "simulate": simulate}[given.what](given, Path(name))


def costs(given: argparse.Namespace, folder: Path) -> None:
    """Print a row for each voice and each format."""
    for voice in given.voices.split(","):
        script = practice(folder / "long.yaml", given.minutes)
        home = {"GUIDE_HOME": str(folder / voice)}
        once = folder / f"{voice}.wav"
        bare = ("--voice", voice, "--no-cover", "--force")
        first = guide("export", str(script), "-o", str(once), *bare, **home)
        minutes = once.stat().st_size / 4 / 48_000 / 60
        again = guide("export", str(script), "-o", str(once), *bare, **home)
        began = guide("outline", str(script), "--voice", voice, **home)
        takes = sum(path.stat().st_size for path in (folder / voice).rglob("*.pcm") if "takes" in path.parts)
        print(f"{voice}: {minutes:.1f} min; beginning {began.processor:.2f} core s; peak {again.peak:.0f} MB")
        print(
            f"  speaking {(first.processor - again.processor) / minutes:.2f} core s/min, "
            f"{takes / minutes / 1e6:.2f} MB/min"
        )
        for ending in FORMATS:
            out = folder / f"{voice}.{ending}"
            made = guide("export", str(script), "-o", str(out), *bare, **home)
            each = (made.processor - began.processor) / minutes
            print(f"  {ending:5} {each:.2f} core s/min, {out.stat().st_size / minutes / 1e6:.2f} MB/min", flush=True)


def killed(given: argparse.Namespace, folder: Path) -> None:
    """Print whether a catalogue that is killed is the same as one that is not."""
    chance = random.Random(given.seed)
    scripts = _scripts(folder / "s", given.practices)
    home = {"GUIDE_HOME": str(folder / "home")}
    began = time.monotonic()
    _catalogue(scripts, folder / "one", given.voices, 2, home).wait()
    whole = time.monotonic() - began
    print(f"in one go: {whole:.0f} s, {len(_sums(folder / 'one'))} files, {_spoken(folder / 'one')}", flush=True)
    kills = 0
    while True:
        running = _catalogue(scripts, folder / "killed", given.voices, 2, home)
        try:
            running.wait(chance.uniform(0.02, 1.6) * whole / given.kills if kills < given.kills else None)
            break
        except subprocess.TimeoutExpired:
            kills += 1
            if chance.random() < 0.5:
                running.kill()  # its workers notice by themselves
            else:
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            there = _sums(folder / "killed")
            print(f"  killed {kills}: {len(there)} files, {_spoken(folder / 'killed')}", flush=True)
    same = _sums(folder / "one") == _sums(folder / "killed")
    print(f"killed {kills} times: the same bytes: {same}; {_spoken(folder / 'killed')}")
    sys.exit(0 if same else 1)


def workers(given: argparse.Namespace, folder: Path) -> None:
    """Print how long it takes with one process and with two, and how long it would take with more."""
    scripts = _scripts(folder / "s", given.practices)
    for jobs in (1, 2):
        out = folder / f"out{jobs}"
        before = os.times()
        began = time.monotonic()
        _catalogue(scripts, out, given.voices, jobs, {"GUIDE_HOME": str(folder / "home")}).wait()
        passed, after = time.monotonic() - began, os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        print(f"{jobs}: {passed:.1f} s, {spent:.1f} core s, {len(_sums(out))} files", flush=True)


def simulate(given: argparse.Namespace, folder: Path) -> None:
    """Print how long it takes with more and more workers: the busiest of them, and never less than the disk needs."""
    writing = given.terabytes * 1e12 / DISK / 3600
    print("| workers | hours | the limit |\n|---|---|---|")
    for count in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512):
        busiest = -(-given.assignments // count) * given.core_hours / given.assignments
        print(f"| {count} | {max(busiest, writing):,.1f} | {'cores' if busiest > writing else 'disk'} |")


def _scripts(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"practice{number:03}.yaml").write_text(SCRIPT.format(title=f"practice {number}"))
    return folder


def _catalogue(scripts: Path, out: Path, voices: str, jobs: int, home: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [
        sys.executable, "-m", "guide", "export", str(scripts), "-o", str(out), "--voice", voices, "--for",
        ",".join(LENGTHS), "--format", "wav", "--bed", "none", "--no-cover", "--jobs", str(jobs),
    ]  # fmt: skip
    return subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(CHECKOUT), **home}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def _sums(out: Path) -> dict[str, str]:
    if not out.is_dir():
        return {}
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir() if path.is_file()}


def _spoken(out: Path) -> str:
    ledger = out / ".catalogue" / "takes" / "spoken.txt"
    names = ledger.read_text().split() if ledger.is_file() else []
    manifest = out / ".catalogue" / "manifest.jsonl"
    lines = manifest.read_text().splitlines() if manifest.is_file() else []
    files = [json.loads(line)["name"] for line in lines]
    return (
        f"{len(names)} spoken, {len(names) - len(set(names))} twice; {len(files) - len(set(files))} files written twice"
    )


if __name__ == "__main__":
    main()
