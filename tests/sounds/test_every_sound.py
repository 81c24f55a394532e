"""Every bed and bell of the catalogue: even, balanced, without click or seam, and never quite the same again.

Each measure is also given a sound with the fault it is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from guide.audio import SESSION, Pcm
from guide.audio.loudness import gated, integrated, lufs, peak, steps
from guide.sounds import BELL_PEAK, REFERENCE_LUFS, catalogue, open_bed, open_bell
from tests.sounds.sound_measures import Numbers

BEDS = [name for name, sound in catalogue().beds.items() if not sound.own]
BELLS = [name for name, sound in catalogue().bells.items() if not sound.own]

LIVELY = {"ocean", "wind", "bowls"}
"""Beds that swell: 10 s of them may lie 6 LU from the whole; of the others 3."""


@pytest.fixture(scope="module", params=BEDS)
def name(request: pytest.FixtureRequest) -> str:
    """A bed. All tests of one are run before those of the next, so that each is read once."""
    return str(request.param)


@lru_cache(maxsize=1)
def minutes(name: str) -> Pcm:
    return open_bed(name).read(0, SESSION.frames(130))


def unevenness(sound: Pcm) -> float:
    """LU by which the 10 s farthest from the whole lie from it."""
    each = steps(sound, SESSION)
    tens = lufs(np.convolve(each, np.ones(100) / 100, "valid"))
    return float(np.abs(tens - gated(each)).max())


def startle(sound: Pcm) -> float:
    """LU by which the loudest 0.1 s lies over the whole."""
    each = steps(sound, SESSION)
    return float(lufs(each).max() - gated(each))


def ears(sound: Pcm) -> Numbers:
    """Each ear in one piece, which is measured ten times as fast as the two in turn."""
    return np.ascontiguousarray(sound.T, np.float64)


def click(sound: Pcm) -> float:
    """The sharpest bend of the wave against what is sharp in its own 20 ms."""
    bends = np.abs(np.diff(ears(sound), 2)).max(axis=0)
    spans = bends[: len(bends) // 960 * 960].reshape(-1, 960)
    usual = np.median(np.partition(spans, -10, axis=1)[:, -10:], axis=1)
    return float((spans.max(axis=1) / (usual + 1e-4)).max())


def imbalance(sound: Pcm) -> float:
    """Decibels of one ear over the other."""
    left, right = ears(sound).std(axis=1)
    return abs(float(20 * np.log10(left / right)))


def lost_in_mono(sound: Pcm) -> float:
    """Decibels of power that go when both ears are added."""
    both = ears(sound)
    return float(10 * np.log10((both**2).mean() / (both.mean(axis=0) ** 2).mean()))


def offset(sound: Pcm) -> float:
    return float(np.abs(ears(sound).mean(axis=1)).max())


def comes_back(envelope: Numbers, least: int) -> float:
    """The highest autocorrelation of ``envelope`` at ``least`` steps and more."""
    around = envelope - envelope.mean()
    size = 1 << (2 * len(around) - 1).bit_length()
    alike = np.fft.irfft(np.abs(np.fft.rfft(around, size)) ** 2)[: len(around) * 3 // 4]
    fair = alike / np.arange(len(around), 0, -1)[: len(alike)]
    return float(fair[least:].max() / around.var())


def envelope(loops: Sequence[Any], seconds: int) -> Numbers:
    """Loudness of the sum, a value each 0.5 s, from the powers of its loops: they are not correlated."""
    hop = SESSION.frames(0.5)
    time = np.arange(seconds * 2)
    power = np.zeros(len(time))
    for loop in loops:
        sums = np.concatenate(([0.0], np.cumsum(np.square(loop, dtype=np.float64).sum(axis=1))))
        begin, end = (time * hop) % len(loop), (time * hop) % len(loop) + hop
        power += sums[np.minimum(end, len(loop))] - sums[begin] + sums[np.maximum(end - len(loop), 0)]
    return np.asarray(10 * np.log10(power + 1e-12))


def test_a_bed_is_even(name: str) -> None:
    assert unevenness(minutes(name)) < (6.0 if name in LIVELY else 3.0)


def test_nothing_in_a_bed_startles(name: str) -> None:
    assert startle(minutes(name)) < (10.0 if name in LIVELY else 8.0)


def test_a_bed_has_no_click_and_stays_within_bounds(name: str) -> None:
    sound = minutes(name)
    assert click(sound) < 12.0
    assert peak(sound) < -2.0


def test_a_bed_is_balanced_and_survives_mono(name: str) -> None:
    sound = minutes(name)
    assert imbalance(sound) < 0.5
    assert lost_in_mono(sound) < 4.0
    assert offset(sound) < 1e-4


def test_a_bed_is_as_loud_as_the_manifest_says(name: str) -> None:
    told = catalogue().beds[name].loudness
    assert told == pytest.approx(REFERENCE_LUFS, abs=0.1)
    assert integrated(minutes(name)[: SESSION.frames(120)], SESSION) == pytest.approx(told, abs=0.05)


def test_a_bed_does_not_come_round_within_ten_minutes(name: str) -> None:
    loops = list(open_bed(name).loops)
    assert comes_back(envelope(loops, 600), least=40) < 0.95
    assert np.prod([float(len(loop)) for loop in loops]) > 365 * 24 * 3600 * SESSION.hz


@pytest.mark.parametrize("bell", BELLS)
def test_a_bell_peaks_where_bells_do_and_is_balanced(bell: str) -> None:
    sound = open_bell(bell)
    assert peak(sound) == pytest.approx(BELL_PEAK, abs=0.1)
    assert catalogue().bells[bell].loudness == pytest.approx(peak(sound), abs=0.02)
    assert imbalance(sound) < 0.5
    assert lost_in_mono(sound) < 4.0
    assert offset(sound) < 1e-4


@pytest.mark.parametrize("bell", BELLS)
def test_a_bell_is_touched_softly_and_rings_out(bell: str) -> None:
    sound = open_bell(bell)
    assert np.abs(sound[:4]).max() < 4e-3
    assert np.abs(sound[: SESSION.frames(0.0005)]).max() < 0.4 * np.abs(sound).max()
    assert np.abs(sound[-SESSION.frames(0.05) :]).max() < 1e-3 * np.abs(sound).max()
    assert np.abs(sound[-480:]).max() < 1e-4


def test_only_the_breath_breathes() -> None:
    assert [name for name in BEDS if catalogue().beds[name].breathes] == ["breath"]
    assert open_bed("breath").breathes
    assert not open_bed("rain").breathes


def test_there_are_the_beds_and_bells_that_are_promised() -> None:
    assert set(BEDS) >= {
        "rain", "leaves", "ocean", "stream", "wind", "fire", "night", "forest", "brown", "pink", "drone", "bowls",
        "heartbeat", "breath",
    }  # fmt: skip
    assert set(BELLS) >= {"bowl-low", "bowl-high", "tingsha", "wood-block", "chime", "gong", "bell"}


def planted() -> Pcm:
    return np.array(minutes("pink")[: SESSION.frames(60)])


def test_the_measures_find_their_faults() -> None:
    louder = planted()
    louder[SESSION.frames(20) : SESSION.frames(30)] *= 2.0
    assert unevenness(louder) > 3.0
    burst = planted()
    burst[SESSION.frames(20) : SESSION.frames(20.2)] *= 5.0
    assert startle(burst) > 10.0
    clicked = planted()
    clicked[SESSION.frames(20)] += 0.9
    assert click(clicked) > 12.0
    lopsided = planted()
    lopsided[:, 0] *= 1.08
    assert imbalance(lopsided) > 0.5
    turned = planted()
    turned[:, 1] = -0.5 * turned[:, 0] + 0.5 * turned[:, 1]
    assert lost_in_mono(turned) > 4.0
    assert offset(planted() + np.float32(0.001)) > 1e-4


def test_the_measure_of_coming_round_finds_a_single_loop_with_an_event() -> None:
    loop = planted()[: SESSION.frames(30)]
    loop[SESSION.frames(10) : SESSION.frames(13)] *= 1.5
    assert comes_back(envelope([loop], 600), least=40) > 0.95
