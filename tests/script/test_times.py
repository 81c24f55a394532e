"""Durations and counts as authors write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.script.model import Count, Duration
from guide.script.times import count, duration, seconds, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6s", 6.0),
        ("6", 6.0),
        ("0.5s", 0.5),
        ("90s", 90.0),
        ("2m", 120.0),
        ("2min", 120.0),
        ("1m30s", 90.0),
        ("1m30", 90.0),
        ("1h", 3600.0),
        (" 3S ", 3.0),
        ("", None),
        ("s", None),
        ("-3s", None),
        ("0s", None),
        ("3 s x", None),
        ("1e3", None),
        ("13h", None),
        ("٣s", 3.0),
    ],
)
def test_one_length(text: str, expected: float | None) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8s..40s", Duration(8, 8, 40)),
        ("4s..8s..40s", Duration(4, 8, 40)),
        ("8s", Duration(4, 8, 24)),
        ("8s!", Duration(8, 8, 8)),
        ("2s", Duration(2, 2, 2)),
    ],
)
def test_lengths_that_stretch(text: str, expected: Duration) -> None:
    assert duration(text) == expected


@pytest.mark.parametrize("text", ["1:30", "40s..8s", "8s..", "8s..40s!", "a..b", "1..2..3..4"])
def test_what_is_no_length_is_said_in_a_sentence(text: str) -> None:
    assert isinstance(duration(text), str)


@pytest.mark.parametrize(
    ("text", "expected"), [("3", Count(3, 3, 3)), ("3..6", Count(3, 3, 6)), ("2..3..6", Count(2, 3, 6))]
)
def test_counts(text: str, expected: Count) -> None:
    assert count(text, 10) == expected


@pytest.mark.parametrize("text", ["0", "6..3", "11", "x", "1.5"])
def test_what_is_no_count_is_said_in_a_sentence(text: str) -> None:
    assert isinstance(count(text, 10), str)


@given(st.integers(1, 430_000))
def test_a_length_that_is_written_reads_back(tenths: int) -> None:
    assert seconds(written(tenths / 10)) == pytest.approx(tenths / 10)
