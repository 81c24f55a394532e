"""Every file of half a second or longer becomes a bed, whatever is in it, and nobody finds where it is joined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.audio import SESSION, Pcm
from guide.sounds import open_bed, seam

Numbers = npt.NDArray[np.float64]
Material = Callable[[int, int, np.random.Generator], Numbers]
"""Frames, frames a second and chance to a mono sound."""

WINDOW = SESSION.frames(0.05)


def noise(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return rng.standard_normal(frames)


def brown(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    bins = np.fft.rfft(rng.standard_normal(frames)) / np.maximum(np.fft.rfftfreq(frames, 1 / hz), 80.0)
    return np.fft.irfft(bins, frames)


def tone(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return np.sin(2 * np.pi * rng.uniform(60.0, 2_000.0) * np.arange(frames) / hz)


def chord(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    strings = [np.sin(2 * np.pi * pitch * np.arange(frames) / hz + pitch) for pitch in (220.0, 277.2, 329.6)]
    return np.asarray(np.sum(strings, axis=0))


def hum_in_noise(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return tone(frames, hz, rng) + noise(frames, hz, rng)


def fading_away(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return tone(frames, hz, rng) * np.exp(-4.0 * np.arange(frames) / frames)


def one_knock(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return (np.arange(frames) == rng.integers(frames)).astype(float)


def knock_at_the_end(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return (np.arange(frames) == frames - 1).astype(float)


def off_its_middle(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return 5.0 + noise(frames, hz, rng)


def with_gaps(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    return noise(frames, hz, rng) * (np.sin(2 * np.pi * 1.3 * np.arange(frames) / hz) > 0)


def patchy(frames: int, hz: int, rng: np.random.Generator) -> Numbers:
    """Loud here and soft there, so that good places lie anywhere, also at the very end."""
    levels = 10.0 ** (rng.choice((0.0, -1.5), 48))
    return rng.standard_normal(frames) * np.repeat(levels, -(-frames // 48))[:frames]


STEADY: tuple[Material, ...] = (noise, brown, tone, chord, hum_in_noise)
ALL: tuple[Material, ...] = (*STEADY, patchy, fading_away, one_knock, knock_at_the_end, off_its_middle, with_gaps)


def recorded(material: Material, frames: int, hz: int, seed: int) -> Pcm:
    sound = material(frames, hz, np.random.default_rng(seed))
    sound = 0.1 * sound / max(float(np.abs(sound).max()), 1e-9)
    return np.repeat(sound[:, None], 2, axis=1).astype(np.float32)


def looped(sound: Pcm) -> tuple[Pcm, seam.Seam]:
    found = seam.find(sound)
    loop = sound[found.start : found.stop].copy()
    loop[: found.fade] = seam.join(sound, found)
    return loop, found


def levels(sound: Pcm) -> Numbers:
    """dB of every window, one beginning in the middle of the one before."""
    powers = np.lib.stride_tricks.sliding_window_view(np.square(sound[:, 0], dtype=float), WINDOW)[:: WINDOW // 2]
    return 10 * np.log10(powers.mean(axis=1) + 1e-12)


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(ALL), st.integers(SESSION.frames(0.5), SESSION.frames(18.0)), st.integers(0, 999))
@example(noise, 711_360, 1)
@example(tone, 168_288, 1)
@example(noise, SESSION.frames(0.5), 1)
def test_a_seam_is_found_in_sounds_of_any_length(material: Material, frames: int, seed: int) -> None:
    sound = recorded(material, frames, SESSION.hz, seed)
    loop, found = looped(sound)
    assert 0 <= found.start < found.stop
    assert found.stop + found.fade <= frames
    assert found.frames >= 2 * found.fade > 0
    assert np.isfinite(loop).all()
    twice = np.concatenate((loop[-64:], loop[: found.fade + 64]))
    sharpest = float(np.abs(np.diff(sound, 2, axis=0)).max())
    assert np.abs(np.diff(twice, 2, axis=0)).max() <= 1.6 * sharpest, "it clicks where it is joined"


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(STEADY), st.integers(SESSION.frames(0.5), SESSION.frames(18.0)), st.integers(0, 999))
def test_what_is_steady_is_as_steady_where_it_is_joined(material: Material, frames: int, seed: int) -> None:
    sound = recorded(material, frames, SESSION.hz, seed)
    loop, found = looped(sound)
    around = levels(np.concatenate((loop[-2 * WINDOW :], loop[: found.fade + 2 * WINDOW])))
    usual = levels(sound)
    assert usual.min() - 3.0 <= around.min()
    assert around.max() <= usual.max() + 3.0


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(STEADY), st.floats(0.6, 18.0), st.floats(0.05, 0.45), st.floats(0.05, 0.45), st.integers(0, 999))
def test_silence_around_a_recording_is_not_in_the_loop(
    material: Material, seconds: float, before: float, after: float, seed: int
) -> None:
    middle = recorded(material, SESSION.frames(seconds), SESSION.hz, seed)
    silent = [np.zeros((round(share * len(middle)), 2), np.float32) for share in (before, after)]
    loop, _ = looped(np.concatenate((silent[0], middle, silent[1])))
    assert levels(np.tile(loop, (2, 1))).min() > levels(middle).min() - 6.0


@settings(deadline=None, max_examples=12)
@given(
    st.sampled_from([each for each in ALL if each is not knock_at_the_end]),
    st.sampled_from((8_000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000)),
    st.floats(0.51, 6.0), st.integers(0, 999),
)  # fmt: skip
def test_a_file_of_any_rate_and_length_becomes_a_bed(
    tmp_path_factory: pytest.TempPathFactory, material: Material, hz: int, seconds: float, seed: int
) -> None:
    path = Path(tmp_path_factory.mktemp("bed")) / "own.wav"
    soundfile.write(path, recorded(material, round(seconds * hz), hz, seed), hz)
    heard = open_bed(path).read(0, SESSION.frames(2 * seconds))
    assert np.isfinite(heard).all()
    assert 0.001 < np.abs(heard).max() <= 2.0
