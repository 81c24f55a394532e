"""What the benchmarks share: a command run alone, with its seconds and its peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once and not at every start


@dataclass(frozen=True, slots=True)
class Run:
    """One finished command."""

    seconds: float
    processor: float
    """Seconds of processor time."""
    peak: float
    """Peak resident memory in MB."""
    out: str


def run(*command: str, one_core: bool = False, **environment: str) -> Run:
    """Run a command to its end. Raises RuntimeError with what it said if it fails."""
    given = (["taskset", "-c", "0"] if one_core else []) + list(command)
    began = time.monotonic()
    with subprocess.Popen(
        given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:
        assert process.stdout
        assert process.stderr
        out, err = process.stdout.read(), process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{out}{err}")
    return Run(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out)


def guide(*arguments: str, one_core: bool = False, **environment: str) -> Run:
    """Run ``guide`` from this checkout."""
    return run(sys.executable, "-m", "guide", *arguments, one_core=one_core, PYTHONPATH=str(CHECKOUT), **environment)


def practice(path: Path, minutes: float, voice: str = "tone") -> Path:
    """Write a practice of about so many minutes with a different line every 20 seconds."""
    lines = "".join(
        f"      - Here is the line with the number {number}, and nothing needs to change.\n      - pause: 15s!\n"
        for number in range(round(minutes * 3))
    )
    path.write_text(
        f"title: Long\nsummary: S\nkind: rest\naim: regulate\nintensity: 1\nvoice: {voice}\nbed: rain\n"
        f"sections:\n  - title: One\n    closing: true\n    steps:\n      - bell: bowl\n{lines}"
    )
    return path
