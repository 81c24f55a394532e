"""A copy of the package in a folder of its own, to which one file is added, and whose real command is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import guide

ROOT = Path(guide.__file__).parent
PRACTICE = """\
title: A try
summary: Some seconds of words.
kind: rest
aim: regulate
intensity: 1
voice: {name: tone}
sections:
  - title: Here
    closing: true
    steps:
      - If you like, rest.
      - pause: 2s
      - If you like, look around.
"""


class Copy:
    """The package as it is, in ``folder``, with the practice ``try.yaml`` beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT, folder / "guide", ignore=shutil.ignore_patterns("shipped"))
        for name in ("scripts", "audio_assets"):
            shipped = ROOT / "shipped" / name
            target = shipped if shipped.is_dir() else ROOT.parent / name
            (folder / name).symlink_to(target, target_is_directory=True)
        self.practice = folder / "try.yaml"
        self.practice.write_text(PRACTICE, encoding="utf-8")

    def add(self, path: str, source: str) -> Path:
        """Write one file, as a recipe says; ``path`` counts from the folder of the package."""
        place = self.folder / "guide" / path
        assert place.parent.is_dir(), "the recipe names a folder that is not there"
        assert not place.exists()
        place.write_text(textwrap.dedent(source).lstrip(), encoding="utf-8")
        return place

    def run(self, *arguments: str, status: int = 0) -> str:
        """Run ``guide`` with these arguments and return what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "guide", *arguments],
            cwd=self.folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
            env=os.environ | {"COLUMNS": "200", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout
