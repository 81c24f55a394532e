"""What is not needed for the first sound, or for the first screen, is not loaded before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from guide import cli

MOST_OF_OURS = 73
"""Modules of our own in the process that plays."""
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
    "guide.player",
    "guide.library",
    "multiprocessing",
    "socket",
    "ctypes",
    "logging",
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
WHEN_THE_PLAYER_IS_TOLD = """
import os, sys
from guide import cli
from guide.cli import start_kept
from guide.player.expectation import Expectation
def told(expected):
    print(*sys.modules, sep="\\n", flush=True)
    os._exit(0)
Expectation.holds = told
cli.run(["play", "breathing-space"])
"""
FOR_HELP_OF_ALL = """
import sys
from guide import cli
try:
    cli.run(["--help"])
except SystemExit:
    print(*sys.modules, sep="\\n")
"""
IN_THE_PLAYER = """
import sys
before = set(sys.modules)
from guide.process import children, load
life = children.player_life()
load(*life.ahead, life.function.split(":")[0], *children.PIECES)
print(*(set(sys.modules) - before), sep="\\n")
"""
WHETHER_PORTAUDIO_IS_HERE = """
import contextlib, sys
with contextlib.suppress(OSError):
    import sounddevice
print(*sys.modules, sep="\\n")
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
FOR_THE_FIRST_PAGE = """
import sys
import guide.cli.play, guide.tui.app, guide.tui.stderr_redirect, guide.library
print(*sys.modules, sep="\\n")
"""


def _loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_the_player_starts_before_anything_else_is_loaded() -> None:
    loaded = _loaded(WHEN_THE_PLAYER_STARTS)
    assert "guide.cli.play" in loaded
    assert not loaded & set(HEAVY)


def test_only_the_command_that_is_asked_for_is_loaded() -> None:
    commands = {f"guide.cli.{file}" for file in cli.COMMANDS.values()}
    assert _loaded(WHEN_THE_PLAYER_STARTS) & commands == {"guide.cli.play"}


def test_no_command_is_loaded_for_the_help_of_them_all() -> None:
    loaded = _loaded(FOR_HELP_OF_ALL)
    assert all(f"  {name}" in cli.parser().format_help() for name in cli.SUMMARIES)
    assert not loaded & {f"guide.cli.{file}" for file in cli.COMMANDS.values()}
    assert not loaded & {*HEAVY, "subprocess", "tempfile", "platform", "importlib.metadata"}


def test_every_command_but_that_for_developers_is_listed_with_what_it_is_for() -> None:
    assert set(cli.COMMANDS) - set(cli.SUMMARIES) == {"coverage"}


def test_the_player_is_told_what_to_expect_before_anything_is_read_or_arranged() -> None:
    loaded = _loaded(WHEN_THE_PLAYER_IS_TOLD)
    assert "guide.player.expectation" in loaded
    others = {"numpy", "soundfile", "sounddevice", "sqlite3", "guide.voices", "guide.lint", "guide.timeline"}
    assert not loaded & (others | {"guide.player.engine", "guide.script.steps", "multiprocessing"})


def test_the_process_that_plays_loads_what_it_plays_with_and_nothing_else() -> None:
    loaded = _loaded(IN_THE_PLAYER)
    to_the_card = _loaded(WHETHER_PORTAUDIO_IS_HERE) & {"sounddevice"}
    assert {"guide.player.player_server", "guide.render.piece", "numpy"} | to_the_card <= loaded
    rooms = {name.split(".")[1] for name in loaded if name.startswith("guide.")}
    assert rooms == {"audio", "interrupts", "mix", "places", "player", "problems", "process", "render", "script",
                     "sounds", "timeline", "translation", "version"}  # fmt: skip
    assert not loaded & {"yaml", "scipy", "sqlite3", "multiprocessing", "argparse", "guide.render.preparation"}
    assert sum(name.startswith("guide.") for name in loaded) <= MOST_OF_OURS


def test_who_plays_does_not_wait_for_the_rules_of_care_nor_for_numbers() -> None:
    loaded = _loaded(FOR_A_PRACTICE)
    assert "guide.lint.references" in loaded
    assert not loaded & {"numpy", "scipy", "guide.lint.care", "textual"}


@pytest.mark.parametrize(
    "name", ["numpy", "sqlite3", "guide.journal", "guide.player", "guide.process", "guide.lint", "guide.voices"]
)
def test_the_first_page_is_shown_without(name: str) -> None:
    loaded = _loaded(FOR_THE_FIRST_PAGE)
    assert "guide.tui.screens.now" in loaded
    assert name not in loaded
