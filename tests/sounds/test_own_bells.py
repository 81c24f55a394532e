"""A listener's own short sounds are bells, and whoever waits for a conversion is told how far it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import places
from guide.audio import SESSION, Pcm
from guide.audio.loudness import peak
from guide.problems import CannotReadError
from guide.sounds import BELL_PEAK, catalogue, open_bed, open_bell, open_sound


def cup(seconds: float, hz: int) -> Pcm:
    time = np.arange(round(seconds * hz)) / hz
    strike = np.sin(2 * np.pi * 880 * time) * np.exp(-3.0 * time / seconds * 2)
    return np.stack((0.9 * strike, 0.7 * strike), axis=1).astype(np.float32)


def own_bell(name: str, sound: Pcm, hz: int = 44_100) -> Path:
    folder = places.own_sounds() / "bells"
    folder.mkdir(parents=True, exist_ok=True)
    soundfile.write(folder / name, sound, hz)
    return folder / name


@pytest.mark.parametrize("ending", ["wav", "mp3"])
def test_a_file_in_the_folder_of_bells_is_a_bell(ending: str) -> None:
    own_bell(f"Tea Cup.{ending}", cup(3.0, 44_100))
    found = catalogue().find_bell("tea cup")
    assert found
    assert (found.title, found.own, found.kind) == ("Tea Cup", True, "bell")
    sound = open_bell("tea cup")
    assert peak(sound) == pytest.approx(BELL_PEAK, abs=0.01)
    assert SESSION.seconds(len(sound)) == pytest.approx(3.0, abs=0.1)
    assert not sound.flags.writeable
    assert np.abs(sound[0]).max() == 0.0
    assert np.abs(sound[-1]).max() == 0.0


def test_a_bell_of_ones_own_is_no_bed_and_takes_no_name_that_ships() -> None:
    own_bell("Gong.wav", cup(2.0, 44_100))
    own_bell("Pot.wav", cup(2.0, 44_100))
    sounds = catalogue()
    assert "pot" not in sounds.beds
    assert not sounds.bells["gong"].own


def test_a_bed_and_a_bell_may_share_a_name() -> None:
    own_bell("garden.wav", cup(2.0, 44_100))
    soundfile.write(places.own_sounds() / "garden.wav", cup(4.0, 44_100), 44_100)
    sounds = catalogue()
    assert sounds.beds["garden"].files != sounds.bells["garden"].files


@pytest.mark.parametrize(
    ("sound", "sentence"),
    [(np.zeros((48_000, 2), np.float32), "is silent"), (cup(181.0, 8_000), r"lasts 18[01] seconds.*A bell lasts 180")],
)
def test_what_cannot_be_a_bell_is_told_in_one_sentence(sound: Pcm, sentence: str) -> None:
    own_bell("odd.wav", sound, 8_000)
    with pytest.raises(CannotReadError, match=sentence):
        open_bell("odd")


def test_whoever_waits_for_a_conversion_is_told_how_far_it_is(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    path = tmp_path / "long.flac"
    soundfile.write(path, 0.1 * rng.standard_normal((44_100 * 60, 2)), 44_100)
    for opened in (open_bed, open_sound):
        told: list[float] = []
        opened(path, told.append)
        assert told == sorted(told)
        assert len(told) > 2
        assert 0.0 < told[0] < 1.0
        assert told[-1] == 1.0
        again: list[float] = []
        opened(path, again.append)
        assert again == []
