"""Without a sound card one thing happens everywhere: on a terminal it is asked, elsewhere a file is written, and it is
said before, in one sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import places
from guide.__main__ import main
from guide.journal import Journal
from guide.player import SILENCE, choose
from tests.cli.cli_kit import guide

NOWHERE = {"PULSE_SERVER": "unix:/nowhere", "PIPEWIRE_REMOTE": "nowhere"}
"""Not ALSA: without its own configuration PortAudio gives up the whole process."""
TEXT = """title: Three parts
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: First
    steps:
      - Rest here.
      - pause: 10s!
  - title: Second
    steps:
      - Now the second part.
      - pause: 5s!
      - A little more.
  - title: Third
    closing: true
    steps:
      - Come back.
"""


@pytest.fixture(autouse=True)
def no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NOWHERE.items():
        monkeypatch.setenv(name, value)
    if choose().name != SILENCE:
        pytest.skip("there is a sound card here that cannot be hidden")


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    path = tmp_path / "parts.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "here"
    made.mkdir()
    return made


def sentence(said: str) -> str:
    """The one that was said."""
    (line,) = said.strip().splitlines()
    return line


def sessions() -> int:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        return len(list(journal.sessions()))


def test_without_a_terminal_one_file_is_written_and_nothing_is_played(practice: Path, folder: Path) -> None:
    found = guide("play", practice, cwd=folder)
    assert found.returncode == 0
    assert {path.name for path in folder.iterdir()} == {"parts.flac", "parts.vtt"}
    said = sentence(found.stderr)
    assert said.startswith("There is no sound card here, so Three parts is written to ")
    assert said.endswith(", to be played anywhere; to practise without sound, add --silent.")
    assert str(folder / "parts.flac") in said
    assert re.fullmatch(r"parts\.flac  0:\d\d\n", found.stdout)
    assert sessions() == 0


def test_what_was_written_before_is_not_written_twice(practice: Path, folder: Path) -> None:
    for _ in range(3):
        found = guide("play", practice, cwd=folder)
    assert {path.name for path in folder.iterdir()} == {"parts.flac", "parts.vtt"}
    assert "stays the only one: parts.flac." in found.stderr
    assert guide("play", practice, "--pace", "0.8", cwd=folder).returncode == 0
    assert (folder / "parts-2.flac").exists()
    guide("play", practice, "--pace", "0.8", cwd=folder)
    assert len(list(folder.iterdir())) == 4


def test_a_file_begins_where_it_was_to_begin(practice: Path, folder: Path) -> None:
    guide("play", practice, cwd=folder)
    whole, hz = soundfile.read(folder / "parts.flac", dtype="float32")
    for wanted, title, name in (("2", "Second", "parts-2"), ("third", "Third", "parts-3")):
        found = guide("play", practice, "--from", wanted, cwd=folder)
        assert f"so Three parts from “{title}” on is written to " in sentence(found.stderr)
        path = folder / f"{name}.flac"
        part, _ = soundfile.read(path, dtype="float32")
        rest = whole[len(whole) - len(part) :]
        assert 0 < len(part) < len(whole)
        assert np.abs(part - rest)[2 * hz :].max(initial=0.0) < 1e-4  # the ambience, if any, has risen by then
        words = path.with_suffix(".vtt").read_text(encoding="utf-8")
        assert "Rest here." not in words
        assert "Come back." in words
    assert "Now the second part." in (folder / "parts-2.vtt").read_text(encoding="utf-8")


def test_an_appointed_moment_is_answered(practice: Path, folder: Path) -> None:
    found = guide("play", practice, "--at", "23:59", cwd=folder)
    assert "to be played whenever you like instead of at 23:59:00; " in sentence(found.stderr)
    assert found.returncode == 0
    assert len(list(folder.glob("*.flac"))) == 1
    guide("play", practice, "--in", "1h", cwd=folder)
    assert len(list(folder.glob("*.flac"))) == 1


def test_resuming_is_honoured_or_answered(practice: Path, folder: Path) -> None:
    found = guide("play", practice, "--resume", cwd=folder)
    assert found.stderr.startswith(
        "There is nothing to resume: it begins at the beginning.\nThere is no sound card here"
    )
    command = [sys.executable, "-u", "-m", "guide", "play", str(practice), "--silent", "--from", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        assert any("little more" in line for line in process.stdout)
        process.terminate()
    found = guide("play", practice, "--resume", cwd=folder)
    goes_on, said = found.stderr.splitlines()
    place = re.search(r"It goes on at (\d:\d\d),", goes_on)
    assert place
    assert f"Three parts from {place[1]} on is written to" in said
    words = (folder / "parts-2.vtt").read_text(encoding="utf-8")
    assert "Now the second part." not in words
    assert "A little more." in words


def test_bells_alone_are_written_too_and_a_silent_timer_is_played(folder: Path) -> None:
    found = guide("play", "timer", "--for", "1m", "--bell", "wood-block", cwd=folder)
    assert (found.returncode, [path.name for path in folder.iterdir()]) == (0, ["timer.flac"])


def test_nothing_is_spoken_where_nothing_can_be_written(
    practice: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert main(["play", str(practice)]) == 3
    assert sentence(capsys.readouterr().err).startswith(f"Nothing can be written to {folder}.")


class TestAtATerminal:
    """Line by line and on screen it is asked, and one thing is done."""

    @pytest.fixture(autouse=True)
    def _in_a_folder(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("pty", reason="Windows has no such terminals")
        monkeypatch.chdir(folder)

    @pytest.mark.parametrize("answer", ["w", "s", "q", "\x04"])
    def test_line_by_line(self, practice: Path, folder: Path, answer: str) -> None:
        from tests.cli.terminal import Terminal

        terminal = Terminal("play", str(practice), "--plain", "--no-check-in")
        try:
            terminal.hear("Write Three parts to a file (w), practise in silence (s), or leave (q)? ")
            if answer == "\x04":
                terminal.press(b"\x04")
            else:
                terminal.type(answer)
            if answer == "s":
                terminal.hear("Rest here.")
                terminal.type("q")
            elif answer == "w":
                terminal.hear("There is no sound card here, so Three parts is written to ")
            assert terminal.process.wait(30) == 0
        finally:
            terminal.close()
        assert len(list(folder.glob("*.flac"))) == (answer == "w")
        assert sessions() == (answer == "s")

    @pytest.mark.parametrize("answer", ["w", "s", "q"])
    def test_on_screen(self, practice: Path, folder: Path, answer: str) -> None:
        from tests.cli.terminal import Terminal

        terminal = Terminal("play", str(practice), "--no-check-in", "--from", "2")
        try:
            terminal.hear("There is no sound card here")
            terminal.press(answer.encode())
            if answer == "s":
                terminal.hear("second part.")
                terminal.press(b"qq")
            elif answer == "w":
                terminal.hear("to be played anywhere:")
                terminal.press(b"\r")
            if answer != "w":
                assert terminal.process.wait(30) == 0
        finally:
            terminal.close()
        assert len(list(folder.glob("*.flac"))) == (answer == "w")
        assert sessions() == (answer == "s")
        if answer == "w":
            assert "Rest here." not in (folder / "parts.vtt").read_text(encoding="utf-8")
