"""Our meter against the standard's own figures and two meters that others wrote."""

from __future__ import annotations

import re
import subprocess
import warnings
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile

from guide.audio import SILENCE_DB, Pcm, Rate, level, loudness
from guide.audio.loudness import gated, integrated, peak, reach, steps, steps_within, true_peak

RATE = Rate(48_000)


def sine(db: float, seconds: float = 5.0, hz: float = 1000.0) -> Pcm:
    at = np.arange(RATE.frames(seconds)) / RATE.hz
    return np.repeat((level(db) * np.sin(2 * np.pi * hz * at)).astype(np.float32)[:, None], 2, axis=1)


def programme(seed: int) -> Pcm:
    """Bursts of coloured noise between silences, different on the two sides: what gating is for."""
    rng = np.random.default_rng(seed)
    noise = np.cumsum(rng.standard_normal((RATE.frames(12), 2)), axis=0)
    noise -= np.linspace(0, 1, len(noise))[:, None] * noise[-1]
    loud = np.repeat(rng.choice([0.0, 0.02, 0.3, 1.0], 48), RATE.frames(0.25))[:, None]
    return (0.3 * loud * noise / np.abs(noise).max() + 0.02 * loud * rng.standard_normal(noise.shape)).astype(
        np.float32
    )


@pytest.mark.parametrize("db", [-20.0, -30.0, -40.0])
def test_the_standards_reference_tone(db: float) -> None:
    """A 997 Hz sine on both sides at -20 dBFS reads -20 LUFS (EBU Tech 3341, case 1 and 2, there at -23)."""
    assert integrated(sine(db, hz=997.0), RATE) == pytest.approx(db, abs=0.1)


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_pyloudnorm(seed: int) -> None:
    import pyloudnorm

    sound = programme(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = pyloudnorm.Meter(RATE.hz).integrated_loudness(sound.astype(np.float64))
    assert integrated(sound, RATE) == pytest.approx(other, abs=0.1)


@pytest.mark.real
@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_with_ffmpeg(seed: int, tmp_path: Path) -> None:
    sound, path = programme(seed), tmp_path / "a.wav"
    soundfile.write(path, sound, RATE.hz, "FLOAT")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostats", "-i", str(path), "-af", "ebur128", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    other = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1])
    assert integrated(sound, RATE) == pytest.approx(other, abs=0.2)


def test_a_short_word_is_as_loud_as_a_long_one() -> None:
    assert integrated(sine(-20, 0.15), RATE) == pytest.approx(integrated(sine(-20), RATE), abs=0.3)


def test_mono_counts_as_played_by_both_sides() -> None:
    stereo = sine(-20)
    assert integrated(stereo[:, 0], RATE) == pytest.approx(integrated(stereo, RATE))


@pytest.mark.parametrize("nothing", [np.zeros((0, 2), np.float32), np.zeros((48_000, 2), np.float32)])
def test_silence(nothing: Pcm) -> None:
    assert (integrated(nothing, RATE), peak(nothing)) == (SILENCE_DB, SILENCE_DB)


def test_peak() -> None:
    assert peak(sine(-6)) == pytest.approx(-6, abs=0.01)


@pytest.mark.parametrize(("hz", "turn"), [(12_000.0, np.pi / 4), (997.0, 0.0), (6_000.0, 0.4), (11_000.0, 1.0)])
def test_the_highest_point_lies_between_samples(hz: float, turn: float) -> None:
    """A quarter of the rate, an eighth of a turn off: every sample lies 3 dB under the crest."""
    at = np.arange(RATE.frames(1.0)) / RATE.hz
    wave = (0.5 * np.sin(2 * np.pi * hz * at + turn)).astype(np.float32)
    smooth = wave * np.sin(np.pi * np.arange(len(wave)) / len(wave)).astype(np.float32)
    assert true_peak(np.stack([smooth, 0.5 * smooth], axis=1)) == pytest.approx(-6.02, abs=0.15)


@pytest.mark.real
@pytest.mark.parametrize("seed", range(3))
def test_the_true_peak_agrees_with_ffmpeg(seed: int, tmp_path: Path) -> None:
    sound, path = programme(seed), tmp_path / "a.wav"
    soundfile.write(path, sound, RATE.hz, "FLOAT")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostats", "-i", str(path), "-af", "ebur128=peak=true"]
    said = subprocess.run([*command, "-f", "null", "-"], capture_output=True, text=True, check=True).stderr
    assert true_peak(sound) == pytest.approx(float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", said)[-1]), abs=0.2)


@pytest.mark.parametrize("cut", [4_800, 48_000, 100_800])
def test_steps_of_parts_are_the_steps_of_the_whole(cut: int) -> None:
    """But for the two at the cut, which look over it."""
    sound = programme(1)[: RATE.frames(5.0)]
    whole, parts = steps(sound, RATE), np.concatenate((steps(sound[:cut], RATE), steps(sound[cut:], RATE)))
    near = cut // 4_800
    inner = np.r_[0 : near - 1, near + 1 : len(whole)]
    np.testing.assert_allclose(parts[inner], whole[inner], rtol=1e-4)


def test_steps_of_sounds_that_have_nothing_in_common_add_up() -> None:
    one, other = 0.1 * np.random.default_rng(1).standard_normal((2, RATE.frames(5.0), 2)).astype(np.float32)
    together = gated(steps(one + other, RATE))
    assert together == pytest.approx(gated(steps(one, RATE) + steps(other, RATE)), abs=0.05)
    assert together == pytest.approx(gated(steps(one, RATE)) + 3.01, abs=0.1)


def test_steps_are_the_same_whether_what_lies_around_them_is_given_or_silence() -> None:
    sound, near = programme(2), reach(RATE)
    wide = np.pad(sound, ((near, near), (0, 0)))
    np.testing.assert_array_equal(steps_within(wide, RATE), steps(sound, RATE))
    inner = steps_within(sound[4_800 - near : 48_000 + near], RATE)
    np.testing.assert_allclose(inner, steps(sound, RATE)[1:10], rtol=1e-4)


@pytest.mark.parametrize(("bed", "least", "most"), [(-22.0, 0.0, 0.0), (-30.9, 3.0, 6.0), (-45.0, 0.0, 0.0)])
def test_only_what_goes_on_near_the_gate_leaves_the_loudness_open(bed: float, least: float, most: float) -> None:
    """Three minutes of voice in ten: by itself the voice counts alone, together with its bed the two are softer."""
    steps = np.repeat([loudness.power(-16.0), loudness.power(bed)], [300, 700])
    assert least <= loudness.leeway(steps) <= most
