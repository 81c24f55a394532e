"""Beds go on for ever, sound the same however they are read, and nobody hears where a loop begins again."""

from __future__ import annotations

import mmap
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import places
from guide.audio import SESSION, Pcm
from guide.audio.loudness import integrated
from guide.problems import CannotReadError
from guide.sounds import REFERENCE_LUFS, catalogue, open_bed
from guide.sounds.beds import BedSound, KeptLoop, open_shipped
from guide.sounds.catalogue import SoundInfo
from tests.sounds.sound_measures import joined, stands_out

NAMES = [name for name, sound in catalogue().beds.items() if not sound.own]
THREE_DAYS = 3 * 24 * 3600 * SESSION.hz


def small_bed() -> BedSound:
    rng = np.random.default_rng(7)
    return BedSound([rng.standard_normal((frames, 2)).astype(np.float32) for frames in (7, 11, 24)])


def by_definition(loops: list[Any], start: int, count: int) -> Pcm:
    """One frame after the other, in the order in which the loops stand."""
    frames = [sum((loop[place % len(loop)] for loop in loops[1:]), loops[0][place % len(loops[0])].copy())
              for place in range(start, start + count)]  # fmt: skip
    return np.array(frames, dtype=np.float32).reshape(-1, 2)


@given(start=st.integers(0, 10**15), count=st.integers(0, 200))
def test_a_bed_is_the_sum_of_its_loops_at_every_position(start: int, count: int) -> None:
    sound = small_bed()
    assert np.array_equal(sound.read(start, count), by_definition(list(sound.loops), start, count))


@given(start=st.integers(0, 10**9), blocks=st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_any_blocks_give_the_same_samples(start: int, blocks: list[int]) -> None:
    sound, places_read = small_bed(), np.cumsum([start, *blocks])
    pieces = [sound.read(int(at), count) for at, count in zip(places_read, blocks, strict=False)]
    assert np.array_equal(np.concatenate(pieces), sound.read(start, sum(blocks)))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_bed_read_in_blocks_days_in_is_the_same_sound(name: str) -> None:
    sound = open_bed(name)
    whole = sound.read(THREE_DAYS, 100_000)
    for block in (1_000, 4_096, 33_333):
        pieces = [sound.read(THREE_DAYS + at, min(block, 100_000 - at)) for at in range(0, 100_000, block)]
        assert np.array_equal(np.concatenate(pieces), whole)
    assert whole.dtype == np.float32


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("start", [0, THREE_DAYS])
def test_a_shipped_bed_is_as_loud_as_the_voice(name: str, start: int) -> None:
    minute = open_bed(name).read(start, SESSION.frames(60))
    assert integrated(minute, SESSION) == pytest.approx(REFERENCE_LUFS, abs=0.5)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_bed_is_clean_wide_and_balanced(name: str) -> None:
    sound = open_bed(name).read(0, SESSION.frames(60)).astype(np.float64)
    left, right = sound.T
    assert np.abs(sound).max() < 1.0
    assert np.abs(sound.mean(axis=0)).max() < 1e-4
    assert abs(20 * np.log10(left.std() / right.std())) < 1.0
    assert 0.0 <= np.corrcoef(left, right)[0, 1] < 0.9


@pytest.mark.parametrize("name", NAMES)
def test_no_loop_of_a_shipped_bed_has_a_seam(name: str) -> None:
    for loop in open_bed(name).loops:
        sound, seam = joined(loop)
        assert max(stands_out(sound, seam).values()) <= 1.0


@pytest.mark.parametrize("fault", ["cut", "click", "step", "dull"])
def test_the_measure_of_seams_finds_a_planted_one(fault: str) -> None:
    loop = np.array(open_bed("drone").loops[1])
    if fault == "cut":
        loop = loop[:-1_000]
    elif fault == "click":
        loop[-1] += 0.02
    elif fault == "step":
        loop[:9_600] *= 2.0
    else:
        kernel = np.hanning(96) / 48.0
        loop[:9_600] = np.stack([np.convolve(loop[:9_600, ear], kernel, "same") for ear in range(2)], axis=1)
    sound, seam = joined(loop)
    assert max(stands_out(sound, seam).values()) > 1.0


LESS = 4
"""Frames that are taken together, for one bed comes back in its low notes as in all of them."""


def alike(mono: np.ndarray) -> np.ndarray:
    """How much a sound is like itself so many frames later, by lag: 1 where it comes back, whatever the lag."""
    frames = len(mono)
    size = 1 << (2 * frames - 1).bit_length()
    products = np.fft.irfft(np.abs(np.fft.rfft(mono, size)) ** 2)[:frames]
    power = np.concatenate([[0.0], np.cumsum(mono.astype(np.float64) ** 2)])
    lags = np.arange(frames)
    return products / np.sqrt(power[frames - lags] * (power[-1] - power[lags]))


def most_alike(name: str, comes_back: int | None = None) -> float:
    """Within two and a half minutes, at lags of 5 s to 120 s; of a loop of so many seconds, if it is made one."""
    mono = open_bed(name).read(0, SESSION.frames(150)).reshape(-1, LESS, 2).mean(axis=(1, 2))
    if comes_back:
        mono = np.resize(mono[: SESSION.frames(comes_back) // LESS], len(mono))
    lags = slice(SESSION.frames(5) // LESS, SESSION.frames(120) // LESS)
    return float(np.abs(alike(mono)[lags]).max())


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_does_not_come_back_to_itself_within_minutes(name: str) -> None:
    assert most_alike(name) < (0.9 if name == "drone" else 0.65)  # few notes are alike by themselves


@pytest.mark.parametrize("seconds", [20, 60, 110])
def test_the_measure_of_what_comes_back_finds_a_planted_loop(seconds: int) -> None:
    assert most_alike("drone", comes_back=seconds) == pytest.approx(1.0, abs=1e-3)


def test_a_damaged_cache_file_is_noticed_and_made_again() -> None:
    whole = open_bed("drone").read(0, 200_000)
    kept = sorted(places.beds().glob("drone_*.pcm"))
    assert len(kept) == 3
    with kept[0].open("r+b") as file:
        file.seek(100_000)
        file.write(b"\x55" * 64)
    kept[1].write_bytes(b"")
    kept[2].unlink()
    assert np.array_equal(open_bed("drone").read(0, 200_000), whole)
    assert sorted(places.beds().glob("drone_*.pcm")) == kept


def test_two_programs_that_open_a_bed_at_once_both_have_it(tmp_path: Path) -> None:
    code = "from guide.sounds import open_bed; print(float(abs(open_bed('drone').read(0, 4800)).sum()))"
    home = {**os.environ, "GUIDE_HOME": str(tmp_path)}
    both = [subprocess.Popen([sys.executable, "-c", code], env=home, stdout=subprocess.PIPE) for _ in range(2)]
    told = {program.communicate()[0] for program in both}
    assert [program.returncode for program in both] == [0, 0]
    assert len(told) == 1
    assert len(list((tmp_path / "cache" / "beds").iterdir())) == 3


def test_a_bed_is_mapped_and_read_only() -> None:
    for loop in open_bed("drone").loops:
        assert isinstance(loop, KeptLoop)
        owner: object = loop.raw
        while isinstance(owner, np.ndarray | memoryview):
            owner = owner.base if isinstance(owner, np.ndarray) else owner.obj
        assert isinstance(owner, mmap.mmap)
        assert not loop.raw.flags.writeable


def test_a_bed_plays_from_memory_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "beds"
    in_the_way.write_text("a file where the folder should be")
    monkeypatch.setattr(places, "beds", lambda: in_the_way)
    assert len(open_bed("drone").read(0, 480)) == 480


def test_a_damaged_asset_is_told_in_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "rain_1.ogg"
    broken.write_bytes(b"OggS" + bytes(400))
    sound = SoundInfo("rain", "bed", "Rain", "", "Apache-2.0", -19.0, (broken,), (48_000,), 9_600)
    with pytest.raises(CannotReadError, match=r"rain_1\.ogg that comes with the program is damaged"):
        open_shipped(sound)


def test_an_unknown_bed_names_the_nearest() -> None:
    with pytest.raises(CannotReadError, match=r"no bed called 'rian'.*Did you mean 'rain'"):
        open_bed("rian")
