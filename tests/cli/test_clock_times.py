"""Moments as they are written, each told when it comes the next time."""

from __future__ import annotations

import argparse
from datetime import datetime, time, timedelta

import pytest

from guide.cli import clock_times
from guide.problems import WrongUseError

NOW = datetime(2026, 5, 1, 12, 0)  # noqa: DTZ001 - on whatever clock hangs where this runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7:30", time(7, 30)), ("07:30", time(7, 30)), ("23:59:59", time(23, 59, 59)), ("24:00", time(0))],
)
def test_times_of_day_are_read(text: str, expected: time) -> None:
    assert clock_times.clock(text) == expected
    assert clock_times.moment(text) == expected


@pytest.mark.parametrize("text", ["", "7", "7:3", "7.30", "25:00", "24:01", "12:60", "soon", "-1:00", "7:30pm"])
def test_what_is_no_time_of_day_is_said(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no time of day: write 7:30"):
        clock_times.clock(text)


@pytest.mark.parametrize("text", ["2026-13-01T07:30", "yester-day", "2026-05-01T25:00"])
def test_what_is_no_moment_is_said(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no moment"):
        clock_times.moment(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:30", NOW + timedelta(minutes=30)),
        ("12:00", NOW + timedelta(days=1)),
        ("11:59", NOW + timedelta(days=1, minutes=-1)),
        ("12:00:01", NOW + timedelta(seconds=1)),
        ("2026-05-03T07:30", NOW + timedelta(days=2, hours=-4, minutes=-30)),
        ("2026-05-03 07:30:15", NOW + timedelta(days=2, hours=-4, minutes=-30, seconds=15)),
    ],
)
def test_a_moment_is_the_next_one(text: str, expected: datetime) -> None:
    found = clock_times.coming(clock_times.moment(text), NOW.timestamp())
    assert datetime.fromtimestamp(found) == expected  # noqa: DTZ006 - as NOW


def test_a_zone_may_be_named() -> None:
    found = clock_times.coming(clock_times.moment("2100-01-01T00:00:00+00:00"), NOW.timestamp())
    assert found == 4_102_444_800.0


def test_what_has_gone_by_is_said() -> None:
    with pytest.raises(WrongUseError, match="2026-05-01 11:00:00 has gone by"):
        clock_times.coming(clock_times.moment("2026-05-01T11:00"), NOW.timestamp())


def test_a_moment_is_told_with_its_day_if_that_is_another() -> None:
    now = NOW.timestamp()
    assert clock_times.told(now + 30, now) == "12:00:30"
    assert clock_times.told(now + 86_400, now) == "2026-05-02 12:00:00"
    assert clock_times.told(now + 86_400) == "12:00:00"
