"""What is not needed for the first sound, or for the first screen, is not loaded before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "scipy",
    "soundfile",
    "sounddevice",
    "yaml",
    "sqlite3",
    "guide.script.steps",
    "guide.voices",
    "guide.lint",
)
WHEN_THE_PLAYER_STARTS = """
import os, sys
from guide import cli
from guide.process import children
def started():
    print(*sys.modules, sep="\\n", flush=True)
    os._exit(0)
children.player = started
cli.run(["play", "breathing-space"])
"""
FOR_A_PRACTICE = """
import sys
from guide import library
from guide.cli import play
from guide.lint.run import load
from guide.render.job import RenderJob
practice = library.read(library.find("breathing-space"), load)
assert RenderJob(practice.script).known
assert not play._unheard(practice.script)
print(*sys.modules, sep="\\n")
"""
FOR_THE_LIBRARY = """
import sys
import guide.cli.play, guide.tui.app, guide.tui.stderr_redirect, guide.journal, guide.library
print(*sys.modules, sep="\\n")
"""


def _loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_the_player_starts_before_anything_else_is_loaded() -> None:
    loaded = _loaded(WHEN_THE_PLAYER_STARTS)
    assert "guide.cli.play" in loaded
    assert not loaded & set(HEAVY)


def test_who_plays_does_not_wait_for_the_rules_of_care_nor_for_numbers() -> None:
    loaded = _loaded(FOR_A_PRACTICE)
    assert "guide.lint.references" in loaded
    assert not loaded & {"numpy", "scipy", "guide.lint.care", "textual"}


@pytest.mark.parametrize("name", ["numpy", "guide.player", "guide.process", "guide.lint", "guide.voices"])
def test_the_library_is_shown_without(name: str) -> None:
    loaded = _loaded(FOR_THE_LIBRARY)
    assert "guide.tui.screens.library" in loaded
    assert name not in loaded
