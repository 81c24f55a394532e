"""What recorded a sound is taken off its ends: pops, gates, cuts. The sound itself stays as it is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import Pcm, Rate
from guide.audio.onset import WITHIN, softened

RATE = Rate(48_000)


def mono(sound: object) -> Pcm:
    return np.asarray(sound, np.float32)[:, None]


def silence(seconds: float) -> Pcm:
    return np.zeros((RATE.frames(seconds), 1), np.float32)


def tone(seconds: float, hz: float = 220.0) -> Pcm:
    return mono(0.4 * np.cos(2 * np.pi * hz * np.arange(RATE.frames(seconds)) / RATE.hz))


def stands_out(sound: Pcm) -> float:
    """How many times as high as all within 16 ms the worst second difference is."""
    padded = np.pad(sound[:, 0], 768)
    bent = np.abs((padded[:-2] + padded[2:]) / 2 - padded[1:-1])
    at = int(np.argmax(bent))
    around = max(bent[max(0, at - 768) : at - 72].max(initial=0.0), bent[at + 73 : at + 768].max(initial=0.0))
    return float(bent[at] / max(around, 1e-5))


POP = mono([0.9, -0.6, 0.2])
CASES = {
    "a cut": tone(1.0),
    "a gate": np.concatenate([silence(0.4), tone(1.0), silence(0.3)]),
    "a pop before": np.concatenate([POP, silence(0.5), tone(1.0)]),
    "a pop behind": np.concatenate([tone(1.0), silence(0.5), POP]),
    "a long pop": np.concatenate([mono(np.full(40, 0.8)), silence(0.2), tone(1.0)]),
    "something short": tone(0.06),
}


@pytest.mark.parametrize("name", CASES)
def test_a_step_at_either_end_gets_a_fade(name: str) -> None:
    sound = CASES[name].copy()
    assert stands_out(sound) > 2.5, "or nothing would be shown"
    found = softened(sound, RATE)
    assert stands_out(found) < 2.5
    assert len(found) == len(CASES[name])


@given(st.integers(0, 1_000), st.sampled_from((0.1, 0.5, 2.0)), st.floats(1.0, 9.0))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_sound_that_swells_and_goes_is_left_as_it_is(seed: int, seconds: float, swings: float) -> None:
    rng, at = np.random.default_rng(seed), np.linspace(0.0, np.pi * swings, RATE.frames(seconds))
    sound = mono(0.2 * rng.standard_normal(len(at)) * np.sin(at) ** 2)
    assert (softened(sound.copy(), RATE) == sound).all()


def test_a_plosive_keeps_its_burst() -> None:
    """Six milliseconds of noise that begin at once, and breath after them: no step, whatever a fade would do to it."""
    rng = np.random.default_rng(7)
    burst = mono(0.3 * rng.standard_normal(RATE.frames(0.006)))
    breath = mono(0.03 * rng.standard_normal(RATE.frames(0.05)))
    sound = np.concatenate([silence(0.03), burst, breath, tone(0.4)])
    assert (softened(sound.copy(), RATE)[: RATE.frames(0.08)] == sound[: RATE.frames(0.08)]).all()


def test_what_is_further_in_is_not_touched() -> None:
    inside = RATE.frames(WITHIN) + RATE.frames(0.3)
    sound = tone(2.0)
    sound[inside] = 0.9
    assert softened(sound, RATE)[inside] == np.float32(0.9)


@pytest.mark.parametrize("frames", [0, 1, 2, 7, 100])
def test_nothing_and_next_to_nothing_are_no_trouble(frames: int) -> None:
    assert len(softened(mono(np.full(frames, 0.5)).reshape(-1, 1), RATE)) == frames
