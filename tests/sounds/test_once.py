"""A file of the author's own that is played once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide.audio import SESSION
from guide.audio.loudness import integrated
from guide.problems import CannotReadError
from guide.sounds import open_sound
from guide.sounds.once import LOUDNESS


def chime(seconds: float, hz: int) -> np.ndarray:
    time = np.arange(round(seconds * hz)) / hz
    return (0.4 * np.sin(2 * np.pi * 523 * time) * np.exp(-1.5 * time)).astype(np.float32)


@pytest.mark.parametrize(("suffix", "hz"), [(".wav", 44_100), (".flac", 48_000), (".ogg", 22_050)])
def test_it_lasts_as_long_as_the_file_and_is_as_loud_as_speech(tmp_path: Path, suffix: str, hz: int) -> None:
    path = tmp_path / f"chime{suffix}"
    soundfile.write(path, chime(4.0, hz), hz)
    pcm = open_sound(path)
    assert SESSION.seconds(len(pcm)) == pytest.approx(4.0, abs=0.05)
    assert integrated(np.asarray(pcm), SESSION) == pytest.approx(LOUDNESS, abs=0.3)
    assert np.abs(pcm[0]).max() == np.abs(pcm[-1]).max() == 0.0


def test_a_short_one_is_no_trouble_and_a_loud_one_is_not_clipped(tmp_path: Path) -> None:
    path = tmp_path / "click.wav"
    click = np.zeros(4_800, np.float32)
    click[2_000] = 1.0
    soundfile.write(path, click, 48_000)
    assert 0.0 < np.abs(open_sound(path)).max() <= 0.9


@pytest.mark.parametrize(
    ("name", "sound", "says"),
    [
        ("none.wav", None, "no file"),
        ("quiet.wav", np.zeros(48_000, np.float32), "silent"),
        ("void.wav", np.zeros(0, np.float32), "empty"),
    ],
)
def test_what_cannot_be_played_is_told_in_one_sentence(
    tmp_path: Path, name: str, sound: np.ndarray | None, says: str
) -> None:
    if sound is not None:
        soundfile.write(tmp_path / name, sound, 48_000)
    with pytest.raises(CannotReadError, match=says):
        open_sound(tmp_path / name)


def test_a_folder_is_no_sound(tmp_path: Path) -> None:
    with pytest.raises(CannotReadError, match="folder"):
        open_sound(tmp_path)
