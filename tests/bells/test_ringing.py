"""The bell of the day waits by a clock that a test moves, and what it rings goes through a whole player."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from guide.audio import Rate, decibels
from guide.bells.rhythm import Rhythm, ring_moments
from guide.bells.ringing import EARLY, LATE, LOOK, DayBell, follow, strike
from guide.cli.bell import Wall
from guide.player.devices import Take
from guide.problems import CannotReadError, NoDeviceError
from tests.live.fast_device import Fast


class ByHand:
    """A clock on which time goes by only in waiting; the machine sleeps where it is told to."""

    def __init__(self, sleeps: dict[float, float] | None = None) -> None:
        self.time = 1000.0
        self._sleeps = dict(sleeps or {})
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds
        for moment in [each for each in self._sleeps if each <= self.time]:
            self.time += self._sleeps.pop(moment)


class Rung:
    """Each strike takes so long."""

    def __init__(self, clock: ByHand, takes: float) -> None:
        self._clock, self._takes = clock, takes
        self.rung: list[float] = []

    def ring(self, moment: float) -> None:
        assert moment - EARLY - 1e-6 <= self._clock.time <= moment + LATE
        self.rung.append(moment)
        self._clock.time = max(self._clock.time, moment) + self._takes

    def rest(self) -> None:
        pass


def told(clock: ByHand, moments: list[float], times: int | None = None, takes: float = 0.0) -> tuple[list[float], ...]:
    """Which of ``moments`` rang, and which were missed, where each strike ``takes`` so long."""
    bell, missed = Rung(clock, takes), list[float]()
    follow(moments, bell, clock, times, missed.append)
    return bell.rung, missed


def some(count: int) -> list[float]:
    found: Iterator[float] = ring_moments(Rhythm(60.0, 60.0), 1000.0)
    return [next(found) for _ in range(count)]


@pytest.mark.parametrize(
    ("sleeps", "missed"),
    [
        ({}, []),
        ({1010.0: 20.0}, []),
        ({1010.0: 52.0}, []),
        ({1010.0: 100.0}, [1060.0]),
        ({1070.0: 200.0}, [1120.0, 1180.0, 1240.0]),
        ({1030.0: 31.0, 1100.0: 90.0}, [1120.0, 1180.0]),
    ],
)
def test_what_was_slept_through_is_not_rung_afterwards(sleeps: dict[float, float], missed: list[float]) -> None:
    moments = some(6)
    found = told(ByHand(sleeps), moments)
    assert found == ([each for each in moments if each not in missed], missed)


def test_a_strike_that_takes_long_delays_none_of_the_next() -> None:
    assert told(ByHand(), some(30), takes=50.0) == (some(30), [])


def test_it_ends_after_so_many_rings_and_only_rings_count() -> None:
    assert told(ByHand({1010.0: 100.0}), some(10), times=3) == ([1120.0, 1180.0, 1240.0], [1060.0])


def test_the_clock_is_looked_at_often_enough_to_notice_sleep() -> None:
    clock = ByHand()
    told(clock, some(2))
    assert max(clock.waits) <= LOOK


class Catching(Fast):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[bytes] = []

    def open(self, take: Take, rate: Rate) -> None:
        def keeping(out: memoryview, when: float) -> None:
            take(out, when)
            self.heard.append(bytes(out))

        super().open(keeping, rate)


@pytest.mark.parametrize("level", [-24.0, -36.0])
def test_a_strike_is_heard_whole_and_as_loud_as_it_was_asked_for(level: float) -> None:
    device, sound = Catching(), strike("wood-block", level)
    bell = DayBell(sound, lambda: device, Wall())
    bell.ring(0.0)
    bell.fade()
    assert not bell.sounds
    pcm = np.frombuffer(b"".join(device.heard), np.float32).reshape(-1, 2)
    first = int(np.flatnonzero(pcm.any(axis=1))[0]) - int(np.flatnonzero(sound.sound.any(axis=1))[0])
    assert np.array_equal(pcm[first : first + sound.frames], sound.sound)
    assert decibels(float(np.abs(pcm).max())) == pytest.approx(level, abs=0.1)


def test_a_bell_that_is_struck_again_sounds_on() -> None:
    once = strike("wood-block", -24.0)
    twice = replace(once, strikes=(0, 1_000, 40_000))
    whole = twice.render(0, twice.frames + 500, 0)[1]
    expected = np.zeros((twice.frames, 2), np.float32)
    for at in twice.strikes:
        expected[at : at + once.frames] += once.sound
    assert np.array_equal(whole, expected)
    struck = once.again(1_000, heard=500).again(40_000, heard=900)
    assert (struck.strikes, struck.frames) == ((0, 1_000, 40_000), twice.frames)
    for second in range(5, 5000, 5):  # through a day, nothing piles up
        struck = struck.again(second * 48_000, heard=second * 48_000 - 60_000)
        assert len(struck.strikes) <= 2 + once.frames // 240_000
    parts = [twice.render(at, 777, 0)[1] for at in range(0, twice.frames, 777)]
    assert np.array_equal(np.concatenate(parts), expected)


class Gone(Fast):
    """A card that cannot be had any more."""

    def open(self, take: Take, rate: Rate) -> None:
        raise NoDeviceError("It was unplugged.")


def test_a_card_that_is_gone_is_told() -> None:
    with pytest.raises(NoDeviceError, match="unplugged"):
        DayBell(strike("wood-block", -24.0), Gone, ByHand()).ring(0.0)


def test_a_bell_that_nobody_knows_is_told() -> None:
    with pytest.raises(CannotReadError, match="no bell called 'gnog'"):
        strike("gnog", -24.0)
