"""A whole practice by a script whose lines stand ready on standard input, without a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import places
from guide.journal import Ending, Journal, SessionRecord
from tests.scripts import TONE

TEXT = (
    TONE
    + """sections:
  - title: One
    steps: [Rest here., pause: 600s!]
  - title: Two
    closing: true
    steps: [And back.]
"""
)
LINES = ("2", "6", "", "l", "2", "3", "", "The chair held me.")
"""Zone, distress and Enter; the letter that lands; zone, distress, no words, and a sentence to keep."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "t.yaml"
    found.write_text(TEXT, encoding="utf-8")
    return found


def played(path: Path, typed: str, *options: str) -> str:
    command = [sys.executable, "-m", "guide", "play", str(path), "--silent", *options]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="letters are not heeded there")
def test_lines_that_stand_ready_are_taken_one_by_one_by_whoever_asks(path: Path) -> None:
    played(path, "".join(f"{line}\n" for line in LINES), "--plain")
    session = kept()
    assert session.ending is Ending.LANDED
    assert session.before
    assert session.after
    assert (session.before.distress, session.after.distress) == (6, 3)
    assert session.reflection == "The chair held me."


def test_where_its_lines_end_nothing_more_is_asked(path: Path) -> None:
    path.write_text(TEXT.replace("pause: 600s!", "pause: 1s!"), encoding="utf-8")
    assert "And back." in played(path, "", "--plain")
    assert kept().before is None


@pytest.mark.skipif(sys.platform == "win32", reason="letters are not heeded there")
@pytest.mark.parametrize("last", ["", "h"], ids=["paused", "held"])
def test_where_its_lines_end_nothing_waits_for_another(path: Path, last: str) -> None:
    text = TEXT.replace("pause: 600s!", "pause: 3s!").replace(
        "[And back.]", "[gate: {text: When you like., or_after: 600s}, And back.]"
    )
    path.write_text(text, encoding="utf-8")
    told = played(path, f"{last}\n", "--plain", "--no-check-in")
    assert "And back." in told
    assert told.count("Nobody types any more") == 2  # what was typed, and the gate
    assert kept().ending is Ending.ENDED


def kept() -> SessionRecord:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        (session,) = journal.sessions()
    return session


def test_without_plain_nobody_is_asked_what_a_script_might_not_know(path: Path) -> None:
    path.write_text(TEXT.replace("pause: 600s!", "pause: 1s!"), encoding="utf-8")
    assert "How is it now?" not in played(path, "2\n6\n\n")


def complaints(path: Path, typed: str, *, from_file: bool = False) -> tuple[str, str]:
    """What is said on standard error, and what is left to be read."""
    command = [sys.executable, "-m", "guide", "play", str(path), "--silent", "--plain"]
    if from_file:
        script = path.with_suffix(".txt")
        script.write_text(typed, encoding="utf-8")
        with script.open("rb") as file:
            done = subprocess.run(command, stdin=file, capture_output=True, text=True, check=False, timeout=120)
            return done.stderr, os.read(file.fileno(), 4096).decode()
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=120)
    return done.stderr, ""


@pytest.mark.skipif(sys.platform == "win32", reason="letters are not heeded there")
@pytest.mark.parametrize("from_file", [False, True], ids=["pipe", "file"])
def test_lines_that_nobody_asked_for_are_counted(path: Path, from_file: bool) -> None:
    ready = "".join(f"{line}\n" for line in (*LINES, "and this", "", "and that"))
    said, left = complaints(path, ready, from_file=from_file)
    assert "2 typed lines were not used." in said
    assert left == ("and this\n\nand that\n" if from_file else "")
    assert kept().reflection == "The chair held me."


@pytest.mark.skipif(sys.platform == "win32", reason="letters are not heeded there")
def test_where_all_of_it_was_used_nothing_is_said_of_it(path: Path) -> None:
    assert "not used" not in complaints(path, "".join(f"{line}\n" for line in LINES))[0]
    assert kept().ending is Ending.LANDED


@pytest.mark.skipif(sys.platform == "win32", reason="letters are not heeded there")
def test_a_last_line_that_nothing_ends_is_a_line_too(path: Path) -> None:
    complaints(path, "2\n6\n\nl")
    assert kept().ending is Ending.LANDED
