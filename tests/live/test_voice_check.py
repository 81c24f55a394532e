"""A voice that is not there is told before anything is spoken, and one that comes along is never started for it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import places, script
from guide.audio import SESSION
from guide.live.voice_check import check_voices
from guide.problems import CannotSpeakError
from guide.script.model import Script
from guide.voices.recorded import folder_of, slug
from tests.scripts import HEAD, TONE

STEPS = """sections:
- title: One
  closing: true
  steps: [Rest here., Come back.]
"""
ABSENT = f"{HEAD}voice: kokoro:af_heart\n{STEPS}"
"""A voice that has to be fetched first, and is not."""


def loaded(path: Path, text: str) -> Script:
    path.write_text(text, encoding="utf-8")
    return script.load(path)


def record(path: Path, *words: str) -> None:
    """Put recordings of these words beside a script."""
    folder_of(path).mkdir()
    tone = 0.03 * np.sin(2 * np.pi * 220 * np.arange(2 * SESSION.hz) / SESSION.hz)
    for each in words:
        soundfile.write(folder_of(path) / f"{slug(each)}.wav", tone, SESSION.hz)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIDE_VOICES", str(tmp_path))
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path / "fresh"))
    places.kept.cache_clear()
    return tmp_path / "x.yaml"


def test_a_voice_that_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(CannotSpeakError, match="--fetch kokoro"):
        check_voices(loaded(path, ABSENT))


def test_one_whose_every_line_is_kept_is_not_asked(path: Path) -> None:
    record(path, "Rest here.", "Come back.")
    check_voices(loaded(path, ABSENT))


def test_one_line_that_is_not_kept_is_enough(path: Path) -> None:
    record(path, "Rest here.")
    with pytest.raises(CannotSpeakError):
        check_voices(loaded(path, ABSENT))


def test_a_voice_that_comes_along_speaks_nothing_for_it(path: Path) -> None:
    check_voices(loaded(path, TONE + STEPS))
    assert not list(places.takes().rglob("*.pcm"))
