"""Days to be gentle around, as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.suggestions.dates import Day, GentleDate, read_date, read_dates

MARCH = Day(3, 12)


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("12 March", MARCH, MARCH, ""),
        ("12.3.", MARCH, MARCH, ""),
        ("12. 3.", MARCH, MARCH, ""),
        ("12/3", MARCH, MARCH, ""),
        ("3/13", Day(3, 13), Day(3, 13), ""),
        ("2026-03-12", Day(3, 12, 2026), Day(3, 12, 2026), ""),
        ("every 12 March", MARCH, MARCH, ""),
        ("every year on the 12th of March", MARCH, MARCH, ""),
        ("March 12th, 2026", Day(3, 12, 2026), Day(3, 12, 2026), ""),
        ("every 2020-03-12", MARCH, MARCH, ""),
        ("12 mar: the day she left", MARCH, MARCH, "the day she left"),
        ("12 March her birthday", MARCH, MARCH, "her birthday"),
        ("12.3.2026 – the hearing", Day(3, 12, 2026), Day(3, 12, 2026), "the hearing"),
        ("24.12. to 1.1.", Day(12, 24), Day(1, 1), ""),
        ("12 to 14 March (the trial)", MARCH, Day(3, 14), "the trial"),
        ("12-14 March", MARCH, Day(3, 14), ""),
        ("2026-03-12 to 2026-03-14", Day(3, 12, 2026), Day(3, 14, 2026), ""),
        ("28 December to 3 January 2027", Day(12, 28, 2026), Day(1, 3, 2027), ""),
        ("29 February", Day(2, 29), Day(2, 29), ""),
        ("12. März, Anna", MARCH, MARCH, "Anna"),
        ("jedes Jahr am 12. März", MARCH, MARCH, ""),
        ("3. Okt. 2026", Day(10, 3, 2026), Day(10, 3, 2026), ""),
        ("24. Dezember bis 1. Jänner", Day(12, 24), Day(1, 1), ""),
    ],
)
def test_what_people_write_is_read(text: str, first: Day, last: Day, words: str) -> None:
    assert read_date(text) == GentleDate(first, last, words)


@pytest.mark.parametrize(
    "text", ["", "soon", "31 February", "when the leaves fall", "2026-13-01", "0.0.", "12", "mayday"]
)
def test_what_is_no_date_is_left_as_it_is(text: str) -> None:
    assert read_date(text) is None
    assert read_dates(["12 March", text])[1] == ((text,) if text else ())


def test_a_day_is_near_on_the_day_before_and_on_it_every_year() -> None:
    found = GentleDate(MARCH, MARCH)
    for year in (2024, 2026, 2031):
        assert [found.near(date(year, 3, day)) for day in (10, 11, 12, 13)] == [False, True, True, False]


def test_a_year_that_was_written_counts() -> None:
    assert GentleDate(Day(3, 12, 2026), Day(3, 12, 2026)).near(date(2027, 3, 12)) is False


def test_days_over_the_new_year_are_one_stretch() -> None:
    found = GentleDate(Day(12, 24), Day(1, 1))
    near = [(12, 22, False), (12, 23, True), (12, 31, True), (1, 1, True), (1, 2, False), (6, 1, False)]
    assert all(found.near(date(2026, month, day)) is is_near for month, day, is_near in near)


def test_the_29th_of_february_is_the_28th_where_there_is_none() -> None:
    found = GentleDate(Day(2, 29), Day(2, 29))
    assert found.near(date(2026, 2, 28))
    assert found.near(date(2028, 2, 29))
    assert not found.near(date(2026, 3, 1))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_date_that_is_written_comes_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%d %B %Y}"):
        found = read_date(text)
        assert found is not None, text
        assert found.near(day)
        assert found.near(day - timedelta(days=1))
        assert not found.near(day + timedelta(days=1))


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_not(text: str) -> None:
    found = read_date(text)
    assert found is None or found.words in " ".join(text.split())
