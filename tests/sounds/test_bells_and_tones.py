"""Bells ring out and are never cut; tones of the breath have the exact length of their phase and no edge."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import SESSION, Pcm
from guide.audio.loudness import integrated, peak
from guide.problems import CannotReadError
from guide.sounds import BELL_PEAK, catalogue, open_bell, tone

BELLS = list(catalogue().bells)
RINGS = {"bowl-low": (20.0, 26.0), "bowl-high": (11.0, 16.0)}
"""Seconds after which the level is 60 dB under the highest sample."""


def levels(sound: Pcm, seconds: float = 0.02) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """RMS in dB under the peak, one value each ``seconds``."""
    hop = SESSION.frames(seconds)
    power = np.square(sound[: len(sound) // hop * hop].astype(np.float64)).reshape(-1, hop * 2).mean(axis=1)
    return np.asarray(10 * np.log10(power + 1e-20) - peak(sound))


@pytest.mark.parametrize("name", BELLS)
def test_a_bell_peaks_where_all_bells_do(name: str) -> None:
    assert peak(open_bell(name)) == pytest.approx(BELL_PEAK, abs=0.1)


@pytest.mark.parametrize("name", RINGS)
def test_a_bowl_rings_for_its_time_and_ends_in_silence(name: str) -> None:
    sound = open_bell(name)
    heard = np.flatnonzero(levels(sound) > -60.0)[-1] * 0.02
    shortest, longest = RINGS[name]
    assert shortest < heard < longest
    assert np.abs(sound[-480:]).max() < 1e-4


@pytest.mark.parametrize("name", RINGS)
def test_a_bowl_is_struck_softly(name: str) -> None:
    sound = open_bell(name)
    assert np.abs(sound[0]).max() < 2e-3
    jumps = np.abs(np.diff(sound, 2, axis=0))
    assert jumps[: SESSION.frames(0.005)].max() <= jumps[SESSION.frames(0.005) : SESSION.frames(0.2)].max()


@pytest.mark.parametrize("name", RINGS)
def test_a_bowl_beats_and_fades(name: str) -> None:
    around = levels(open_bell(name), 0.1)[5:100]
    steady = around - np.polyval(np.polyfit(np.arange(len(around)), around, 2), np.arange(len(around)))
    assert 1.0 < steady.max() - steady.min() < 20.0
    assert around[-1] < around[0] - 15.0


def test_the_bowl_is_the_low_bowl_and_cannot_be_written_to() -> None:
    assert open_bell("bowl") is open_bell("bowl-low")
    assert not open_bell("bowl").flags.writeable


def test_an_unknown_bell_names_the_nearest() -> None:
    with pytest.raises(CannotReadError, match=r"no bell called 'bowl-hi'.*Did you mean 'bowl-high'"):
        open_bell("bowl-hi")


@settings(deadline=None)
@given(phase=st.sampled_from(["in", "hold", "out", "rest"]), frames=st.integers(1, 60_000))
def test_a_tone_is_exactly_as_long_as_its_phase_and_has_no_edge(phase: str, frames: int) -> None:
    sound = tone(phase, frames)
    assert sound.shape == (frames, 2)
    assert sound.dtype == np.float32
    assert not sound[0].any()
    assert not sound[-1].any()
    if frames >= SESSION.frames(0.1):
        with_silence = np.pad(sound, ((3, 3), (0, 0)))
        jumps = np.abs(np.diff(with_silence, 2, axis=0))
        assert max(jumps[:8].max(), jumps[-8:].max()) <= jumps.max() / 4 + 1e-9


@pytest.mark.parametrize(("phase", "lufs"), [("in", -30.0), ("out", -30.0), ("hold", -42.0), ("rest", -60.0)])
def test_a_tone_lies_under_the_voice(phase: str, lufs: float) -> None:
    assert integrated(tone(phase, SESSION.frames(6)), SESSION) == pytest.approx(lufs, abs=1.0)


def pitch(sound: Pcm, second: float) -> float:
    """Hz of the strongest line around ``second``."""
    middle, half = SESSION.frames(second), SESSION.frames(0.25)
    around = sound[middle - half : middle + half, 0] * np.hanning(2 * half)
    return float(np.abs(np.fft.rfft(around, 1 << 18)).argmax() * SESSION.hz / (1 << 18))


def test_the_breath_rises_a_fifth_coming_in_and_falls_going_out() -> None:
    breath_in, breath_out = tone("in", SESSION.frames(6)), tone("out", SESSION.frames(6))
    assert pitch(breath_in, 5.7) / pitch(breath_in, 0.3) == pytest.approx(1.5, rel=0.03)
    assert pitch(breath_out, 0.3) / pitch(breath_out, 5.7) == pytest.approx(1.5, rel=0.03)


def test_an_unknown_phase_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="sideways"):
        tone("sideways", 10)
