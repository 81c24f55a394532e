"""When bells ring, as tables and laws: no clock is read, and no time goes by."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.bells.rhythm import CLOSEST, BellHours, Rhythm, next_moment, ring_moments

HALF_HOURS = Rhythm(1800.0, 1800.0)
EAST = timezone(timedelta(hours=2))

distances = st.floats(CLOSEST, 7200.0)


def of(clock: str) -> time:
    hour, minute = map(int, clock.split(":"))
    return time(hour, minute)


def at(clock: str, day: int = 1, zone: timezone = EAST) -> float:
    return datetime.combine(date(2026, 5, day), of(clock), zone).timestamp()


def clocks(count: int, start: float, hours: BellHours | None, rhythm: Rhythm = HALF_HOURS) -> list[str]:
    found = islice(ring_moments(rhythm, start, hours, EAST), count)
    return [f"{datetime.fromtimestamp(each, EAST):%d %H:%M:%S}" for each in found]


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("10:10", None, ["01 10:40:00", "01 11:10:00", "01 11:40:00"]),
        ("23:40", None, ["02 00:10:00", "02 00:40:00", "02 01:10:00"]),
        ("10:10", ("9:00", "18:00"), ["01 10:30:00", "01 11:00:00", "01 11:30:00"]),
        ("9:00", ("9:00", "18:00"), ["01 09:30:00", "01 10:00:00", "01 10:30:00"]),
        ("8:00", ("9:00", "18:00"), ["01 09:00:00", "01 09:30:00", "01 10:00:00"]),
        ("17:20", ("9:00", "18:00"), ["01 17:30:00", "01 18:00:00", "02 09:00:00"]),
        ("18:00", ("9:00", "18:00"), ["02 09:00:00", "02 09:30:00", "02 10:00:00"]),
        ("23:10", ("22:15", "1:00"), ["01 23:15:00", "01 23:45:00", "02 00:15:00"]),
        ("0:20", ("22:15", "1:00"), ["01 00:45:00", "01 22:15:00", "01 22:45:00"]),
        ("23:10", ("0:00", "0:00"), ["01 23:30:00", "02 00:00:00", "02 00:30:00"]),
        ("12:00", ("9:10", "9:20"), ["02 09:10:00", "03 09:10:00", "04 09:10:00"]),
    ],
)
def test_rings_come_by_the_clock(start: str, hours: tuple[str, str] | None, expected: list[str]) -> None:
    within = BellHours(of(hours[0]), of(hours[1])) if hours else None
    assert clocks(3, at(start), within) == expected


@given(distances, distances, st.integers(0, 10**6))
def test_distances_stay_within_their_bounds_and_a_seed_brings_them_back(one: float, other: float, seed: int) -> None:
    rhythm = Rhythm(min(one, other), max(one, other), seed)
    found = list(islice(rhythm.moments(), 40))
    apart = [after - before for before, after in zip([0.0, *found], found, strict=False)]
    assert all(rhythm.shortest - 1e-6 <= each <= rhythm.longest + 1e-6 for each in apart)
    assert found == list(islice(Rhythm(rhythm.shortest, rhythm.longest, seed).moments(), 40))


@given(st.floats(CLOSEST, 3600.0), st.integers(1, 10_000))
def test_steady_bells_never_drift(every: float, number: int) -> None:
    assert next(islice(Rhythm(every, every).moments(), number - 1, None)) == number * every


@given(st.integers(0, 86_399), st.integers(0, 86_399), st.integers(0, 86_399), st.integers(0, 99))
def test_whatever_the_hours_rings_come_later_and_later_and_within_them(
    opens: int, closes: int, start: int, seed: int
) -> None:
    clock = [time(each // 3600, each // 60 % 60, each % 60) for each in (opens, closes)]
    hours = BellHours(*clock)
    begin = at("0:00") + start
    rhythm = Rhythm(20.0, max(20.0, min(5400.0, hours.seconds)), seed)
    found = list(islice(ring_moments(rhythm, begin, hours, EAST), 30))
    assert [begin, *found] == sorted({begin, *found})
    for each in found:
        day = datetime.fromtimestamp(each, EAST).date()
        assert any(
            first <= each <= last for first, last in (hours.on(day - timedelta(days=back), EAST) for back in (0, 1))
        )


def test_the_same_random_bells_come_back_whenever_one_begins_in_the_day() -> None:
    rhythm, hours = Rhythm(600.0, 3000.0, 7), BellHours(time(9), time(18))
    early = clocks(8, at("8:00"), hours, rhythm)
    late = clocks(3, at("11:00"), hours, rhythm)
    assert late == [each for each in early if each > "01 11:00:00"][:3]
    assert clocks(8, at("8:00"), hours, Rhythm(600.0, 3000.0, 8)) != early
    assert [each[3:] for each in clocks(8, at("8:00", day=2), hours, rhythm)] != [each[3:] for each in early]


@pytest.mark.parametrize(
    ("now", "wanted", "expected"),
    [("7:00", "7:30", ("7:30", 1)), ("7:30", "7:30", ("7:30", 2)), ("22:00", "7:30", ("7:30", 2))],
)
def test_a_time_of_day_is_the_next_one(now: str, wanted: str, expected: tuple[str, int]) -> None:
    assert next_moment(of(wanted), at(now), EAST) == at(*expected)


def test_hours_are_those_of_the_day_on_which_they_begin() -> None:
    night = BellHours(time(22), time(6))
    assert night.on(date(2026, 5, 1), UTC) == (at("22:00", zone=UTC), at("6:00", day=2, zone=UTC))
    assert night.seconds == 8 * 3600
