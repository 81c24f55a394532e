"""What the tests of the command line share: a short script, and ``guide`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., str]
"""The fixture ``run``: a command, word by word, and what it prints."""
SHORT = """title: Short
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    steps:
      - Rest here.
  - title: Two
    closing: true
    steps:
      - Come back.
"""


def guide(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guide", *map(str, arguments)]
    found = subprocess.run(
        command,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )
    assert "Traceback" not in found.stderr + found.stdout, found.stderr
    return found
