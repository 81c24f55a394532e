import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import SESSION, Pcm, Rate, level, loudness
from guide.voices.engine import CannotSay, SpokenAudio
from guide.voices.normalise import AFTER, BEFORE, CEILING_DB, TAKE_LUFS, normalise

HZ = Rate(24_000)
WORDS = "Rest here."


def voice(
    seconds: float, height: float = 0.1, before: float = 0.32, after: float = 0.46, offset: float = 0.0
) -> SpokenAudio:
    at = np.arange(HZ.frames(seconds)) / HZ.hz
    hum = sum(np.sin(2 * np.pi * 140 * n * at) / n for n in range(1, 12)) * (1.0 + 0.5 * np.sin(2 * np.pi * 4 * at))
    quiet = np.pad(hum * height, (HZ.frames(before), HZ.frames(after)))
    return SpokenAudio((quiet + offset).astype(np.float32), HZ)


@pytest.mark.parametrize("height", [0.001, 0.02, 0.1, 0.4])
@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.7, 3.0, 12.0])
def test_every_take_is_as_loud_as_the_others(seconds: float, height: float) -> None:
    pcm = normalise(voice(seconds, height), WORDS).pcm
    assert loudness.integrated(pcm, SESSION) == pytest.approx(TAKE_LUFS, abs=0.5)


def test_single_high_peaks_are_held_down_and_the_rest_keeps_its_loudness() -> None:
    spoken = voice(4.0)
    spoken.pcm[HZ.frames(2.0) :: HZ.frames(0.7)] = 3.0
    pcm = normalise(spoken, WORDS).pcm
    assert np.abs(pcm).max() <= level(CEILING_DB) + 1e-6
    assert loudness.integrated(pcm, SESSION) == pytest.approx(TAKE_LUFS, abs=0.5)


def test_the_edges_begin_and_end_at_nothing() -> None:
    pcm = normalise(voice(1.0, before=0.0, after=0.0), WORDS).pcm
    assert pcm[0] == pcm[-1] == 0.0
    assert np.abs(pcm[:24]).max() < 0.1 * np.abs(pcm).max()
    assert np.abs(pcm[-24:]).max() < 0.1 * np.abs(pcm).max()


@pytest.mark.parametrize(("before", "after"), [(0.32, 0.46), (2.0, 0.1), (0.0, 3.0)])
def test_silence_around_the_words_is_trimmed_but_for_a_margin(before: float, after: float) -> None:
    seconds = len(normalise(voice(2.0, before=before, after=after), WORDS).pcm) / SESSION.hz
    assert seconds == pytest.approx(2.0 + min(before, BEFORE) + min(after, AFTER), abs=0.02)


def test_a_soft_onset_stays() -> None:
    spoken = voice(2.0)
    start = HZ.frames(0.32)
    hiss = np.random.default_rng(1).standard_normal(HZ.frames(0.12)) * np.abs(spoken.pcm).max() * level(-40.0)
    spoken.pcm[start - len(hiss) : start] += hiss.astype(np.float32)
    assert len(normalise(spoken, WORDS).pcm) / SESSION.hz == pytest.approx(2.0 + 0.12 + BEFORE + AFTER, abs=0.02)


def test_direct_current_is_taken_out() -> None:
    assert abs(float(normalise(voice(2.0, offset=0.2), WORDS).pcm.mean())) < 1e-4


@pytest.mark.parametrize(
    "pcm", [np.zeros(0, np.float32), np.zeros(5000, np.float32), np.full(5000, np.nan, np.float32)]
)
def test_silence_is_never_a_take(pcm: Pcm) -> None:
    with pytest.raises(CannotSay):
        normalise(SpokenAudio(pcm, HZ), WORDS)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3000), st.floats(1e-3, 10.0), st.sampled_from([8_000, 22_050, 24_000, 48_000]), st.integers(0, 9))
def test_whatever_comes_in_what_goes_out_is_finite_and_under_the_ceiling(n: int, h: float, hz: int, seed: int) -> None:
    noise = (np.random.default_rng(seed).standard_normal(n) * h).astype(np.float32)
    try:
        pcm = normalise(SpokenAudio(noise, Rate(hz)), WORDS).pcm
    except CannotSay:
        return
    assert pcm.dtype == np.float32
    assert np.isfinite(pcm).all()
    assert np.abs(pcm).max(initial=0.0) <= level(CEILING_DB) + 1e-6
