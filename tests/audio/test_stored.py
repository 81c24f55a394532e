"""PCM on disk: mapped, whole, and honest about damage."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.audio import Rate, decibels, level
from guide.audio.files import read, resample, stereo
from guide.audio.stored import load, save
from guide.problems import CannotReadError, CannotWriteError

SOUND = np.random.default_rng(1).uniform(-1, 1, (1000, 2)).astype(np.float32)


@pytest.mark.parametrize("pcm", [SOUND, SOUND[:, 0], SOUND[:0], SOUND[:1]])
def test_what_was_kept_is_what_comes_back(pcm: np.ndarray, tmp_path: Path) -> None:
    save(tmp_path / "deep" / "a.pcm", pcm, {"words": "é"})
    found = load(tmp_path / "deep" / "a.pcm")
    assert found is not None
    np.testing.assert_array_equal(found.pcm, pcm)
    assert found.notes == {"words": "é"}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["a.pcm"]


@given(st.integers(0, 8_191), st.integers(1, 255))
def test_any_damaged_byte_is_noticed(at: int, flip: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pcm"
        save(path, SOUND)
        raw = bytearray(path.read_bytes())
        raw[at % len(raw)] ^= flip
        path.write_bytes(raw)
        found = load(path)
        assert found is None or np.array_equal(found.pcm, SOUND)  # padding and notes bear on no sample


@pytest.mark.parametrize("cut", [0, 5, 30, 100, 4000, -1])
def test_a_file_cut_short_is_noticed(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.pcm"
    save(path, SOUND)
    path.write_bytes(path.read_bytes()[:cut])
    assert load(path) is None


def test_a_missing_file_is_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "none.pcm") is None


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWriteError, match="could not be written"):
        save(tmp_path / "file" / "a.pcm", SOUND)


@pytest.mark.parametrize(("db", "multiplier"), [(0, 1.0), (6, 1.9952623), (-6, 0.5011872), (-60, 0.0), (-90, 0.0)])
def test_decibels(db: float, multiplier: float) -> None:
    assert level(db) == pytest.approx(multiplier)
    assert decibels(multiplier) == pytest.approx(max(db, -60.0))


def test_resampling_keeps_pitch_and_length() -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(24_000) / 24_000).astype(np.float32)
    out = resample(tone, Rate(24_000), Rate(48_000))
    assert len(out) == 48_000
    wanted = np.sin(2 * np.pi * 440 * np.arange(48_000) / 48_000)
    assert np.abs(out - wanted)[1000:-1000].max() < 1e-3


def test_stereo() -> None:
    assert stereo(SOUND[:, 0]).shape == stereo(SOUND[:, :1]).shape == stereo(SOUND).shape == (1000, 2)


def test_what_is_no_sound_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("not sound")
    with pytest.raises(CannotReadError, match="cannot be read as sound"):
        read(tmp_path / "a.wav", Rate(48_000))
