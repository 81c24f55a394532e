"""``guide --say``: what is asked line by line is said aloud, and nothing else is."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from guide import places, preferences, voices
from guide.__main__ import main
from guide.audio import Pcm
from guide.cli import aloud
from guide.cli.aloud import SpokenOutput
from guide.player import hearing
from guide.problems import NoDeviceError
from tests.scripts import TONE

TEXT = TONE + "sections: [{title: One, steps: [Rest here.], closing: true}]\n"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that are said, without a voice or a sound card."""
    found: list[str] = []
    monkeypatch.setattr(aloud.Speaker, "say", lambda _self, words, _stop: found.append(words))
    return found


Typed = Callable[..., None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Typed]:
    """Has lines stand ready on standard input, as a script has them."""
    with ExitStack() as files:

        def stand_ready(*lines: str) -> None:
            path = tmp_path / "typed.txt"
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            monkeypatch.setattr(sys, "stdin", files.enter_context(path.open(encoding="utf-8")))

        yield stand_ready


def test_what_was_printed_is_said_with_the_question_once_and_signs_are_left_out() -> None:
    heard: list[str] = []
    out = SpokenOutput(io.StringIO(), lambda words, _stop: heard.append(words))
    print("A title", "", "> ", "Room [y/N] (quite)", sep="\n", file=out)
    with out.asking("Which? ", waits=True):
        print("Which? 2", file=out)
    with out.asking("And now?", waits=True):
        pass
    assert heard == ["A title", "Room y/N quite", "Which?", "And now?"]
    assert out.getvalue().startswith("A title\n\n> \n")


def test_what_is_typed_ends_what_is_said() -> None:
    heard, begun = [], threading.Event()

    def say(words: str, stop: threading.Event) -> None:
        heard.append(words)
        begun.set()
        assert stop.wait(20)

    out = SpokenOutput(io.StringIO(), say)
    print("One\nTwo\nThree", file=out)
    with out.asking("Which?", waits=False):
        assert begun.wait(20)
    assert heard == ["One"]


def test_a_check_in_is_said_aloud(said: list[str], typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    typed("2", "6")
    assert main(["--say", "check-in"]) == 0
    written = " ".join(capsys.readouterr().out.split())
    assert any(line.endswith("a wish to get away or push back.") for line in said)  # which took two lines
    assert "Enter skips, the sign for less goes back, the question mark helps, the full stop stops" in " ".join(said)
    assert "the question mark helps" in said
    assert [line for line in said if line not in written and "the question mark" not in line] == []


def test_the_last_words_are_heard_to_their_end_and_so_is_what_was_wrong(
    said: list[str], typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["--say", "play", "no-such-practice-at-all"]) == 1
    assert "no-such-practice-at-all" in said[-1]
    with pytest.raises(SystemExit):
        main(["--say", "list", "--no-such-option"])
    assert "--no-such-option" in said[-1]
    said.clear()
    with pytest.raises(SystemExit):
        main(["--say", "check-in", "--help"])
    assert "usage: guide check-in" in said[0]
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        said.clear()
        assert main(["--say", "welcome"]) == 0
    assert said[-1] == "h and Enter speaks one sentence; Enter goes on:"


def test_enter_ends_the_last_words_and_is_left_for_whoever_reads_next(monkeypatch: pytest.MonkeyPatch) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no such terminals")
    person, terminal = pty.openpty()
    heard: list[str] = []

    def say(words: str, stop: threading.Event) -> None:
        heard.append(words)
        os.write(person, b"half" if words == "One" else b"\n")
        if words == "Two":
            assert stop.wait(20)

    with os.fdopen(terminal, encoding="utf-8") as stdin:
        os.write(person, b"typed before\n")
        monkeypatch.setattr(sys, "stdin", stdin)
        out = SpokenOutput(io.StringIO(), say)
        print("One\nTwo\nThree", file=out)
        out.say_rest()
        assert heard == ["One", "Two"]
        assert [stdin.readline(), stdin.readline()] == ["typed before\n", "half\n"]
    os.close(person)


def test_the_words_of_a_practice_are_left_to_its_own_voice(said: list[str], typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(TEXT, encoding="utf-8")
    typed("", "2", "3", "", "It held.")
    assert main(["--say", "play", str(path), "--silent"]) == 0
    told = " ".join(said)
    assert "How is it now?" in told
    assert "And now?" in told
    assert "Rest here." not in told


def test_alone_it_is_the_first_visit_and_then_what_would_be_good_now(said: list[str], typed: Typed) -> None:
    typed("", "", "", "", "2", "")
    assert main(["--say"]) == 0
    assert said[0] == "Welcome"
    assert any("How is it just now?" in line for line in said)
    said.clear()
    typed("2", "")
    assert main(["--say"]) == 0
    assert "Welcome" not in said


def test_it_is_heard(monkeypatch: pytest.MonkeyPatch, typed: Typed) -> None:
    sounds: list[Pcm] = []
    folders: list[Path] = []

    class Noted(voices.TakeService):
        def __init__(self, folder: Path) -> None:
            super().__init__(folder)
            folders.append(folder)

    monkeypatch.setattr(voices, "TakeService", Noted)
    monkeypatch.setattr(hearing, "hear", lambda pcm, _device, _stop: sounds.append(pcm))
    preferences.keep("voice", "tone")
    typed("")
    assert main(["--say", "check-in"]) == 0
    assert len(sounds) > 2
    assert all(np.abs(each).max() > 0.01 for each in sounds)
    (folder,) = folders
    assert not folder.is_relative_to(places.takes())
    assert not folder.exists()  # nothing keeps what may be somebody's own words


def test_without_a_sound_card_it_is_told_once_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    def hear(*_given: object) -> int:
        raise NoDeviceError("There is no sound card.")

    monkeypatch.setattr(hearing, "hear", hear)
    preferences.keep("voice", "tone")
    typed("2", "6", "")
    assert main(["--say", "check-in"]) == 0
    assert capsys.readouterr().err.count("There is no sound card.") == 1


def test_whoever_says_it_speaks_the_language_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert aloud.voice() == "default"
    monkeypatch.setattr("guide.translation.chosen", lambda: "de")
    assert aloud.voice() in ("", "system:de")
