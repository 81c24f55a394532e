"""Days to be gentle around, as people write them: "12 March", "12.3.", "every 12 March", "24.12. to 1.1.".

A day without a year comes round every year. Day before month, as it is written in most of the world, unless only the
other way is a date. Months are read by their names in every language that the program speaks: "12. März". What cannot
be understood is left as it is, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from guide.translation import month_names

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED = r"(?P<month>[^\W\d_]{3,9})\.?"
_YEAR = r"(?:,?\s*(?P<year>\d{4}))?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"{_DAY}\.?\s*(?:of\s+)?{_NAMED}{_YEAR}",
        rf"{_NAMED}\s*(?:the\s+)?{_DAY}{_YEAR}",
        r"(?P<day>\d{1,2})\s*[./]\s*(?P<month>\d{1,2})(?:\s*[./]\s*(?P<year>\d{4})?)?",
    )
)
_RANGE = r"(?<=\d)-(?=\d{1,2}\.?\s*[^\W\d_]{3})"
_BETWEEN = re.compile(rf"\s*(?:–|—|\.\.|\bto\b|\buntil\b|\btill\b|\bbis\b|\s-\s|{_RANGE})\s*")
_EVERY = re.compile(
    r"^(?:every(?:\s+year)?|each(?:\s+year)?|yearly|always|jede[ns](?:\s+jahr)?|jährlich|immer)[\s,:]+"
    r"(?:on\s+|am\s+)?(?:the\s+)?"
)
ALSO = {"sept": 9, "jänner": 1, "feber": 2}
"""Names of months that are written too."""
LEAP = 2024
"""A year that has all days."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a year; of every year where ``year`` is None."""

    month: int
    day: int
    year: int | None = None

    def in_year(self, year: int) -> date:
        """Return it in ``year``; the last of February for the 29th where there is none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, self.month, 28)


@dataclass(frozen=True, slots=True)
class GentleDate:
    """A day, or days in a row, with what the person wrote beside it."""

    first: Day
    last: Day
    words: str = ""
    """Verbatim; empty where only the date was written."""

    def near(self, today: date) -> bool:
        """Return whether it is today, or begins tomorrow."""
        return any(first - timedelta(days=1) <= today <= last for first, last in self._around(today))

    def _around(self, today: date) -> Iterable[tuple[date, date]]:
        for year in (self.first.year,) if self.first.year else range(max(1, today.year - 1), min(9999, today.year + 2)):
            first = self.first.in_year(year)
            last = self.last.in_year(self.last.year or year)
            if last < first and self.last.year is None:
                last = self.last.in_year(min(9999, year + 1))
            yield first, last


def read_date(text: str) -> GentleDate | None:
    """Return the date that ``text`` begins with, the words behind it kept as they are; None if it is none.

    "12 March: the day she left" has the words "the day she left".
    """
    plain = " ".join(text.split())
    for end in (len(plain), *reversed([match.start() for match in re.finditer(r"[ :;,(]", plain)])):
        found = _read(plain[:end].casefold())
        if found is not None:
            words = plain[end:].strip(" :;,()-–")
            return GentleDate(found[0], found[1], words)
    return None


def read_dates(lines: Iterable[str]) -> tuple[tuple[GentleDate, ...], tuple[str, ...]]:
    """Return the dates in ``lines``, and the lines that are none."""
    read = [(line, read_date(line)) for line in lines if line.strip()]
    return tuple(found for _, found in read if found), tuple(line for line, found in read if not found)


def _read(text: str) -> tuple[Day, Day] | None:
    every = _EVERY.match(text)
    ends = [part for part in _BETWEEN.split(text[every.end() :] if every else text) if part]
    if not 1 <= len(ends) <= 2:
        return None
    days = [_day(each, ends) for each in ends]
    if any(each is None for each in days):
        return None
    first, last = days[0], days[-1]
    assert first is not None  # noqa: S101 - for the type checker: see above
    assert last is not None  # noqa: S101 - as above
    if every:
        return Day(first.month, first.day), Day(last.month, last.day)
    if last.year and not first.year:
        first = Day(first.month, first.day, last.year - ((first.month, first.day) > (last.month, last.day)))
    if first.year and last.year and last.in_year(last.year) < first.in_year(first.year):
        return None
    return first, last


def _day(text: str, ends: list[str]) -> Day | None:
    """The day that ``text`` is. A bare number takes the month of the other end: "12 to 14 March"."""
    bare = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\.?", text.strip())
    if bare and len(ends) == 2 and text is ends[0]:
        other = _day(ends[1], ends[1:])
        return _valid(other.month, int(bare[1]), other.year) if other else None
    for shape in _SHAPES:
        found = shape.fullmatch(text.strip())
        if found:
            return _of(found.groupdict())
    return None


def _of(parts: dict[str, str | None]) -> Day | None:
    named, day, year = parts["month"] or "", int(parts["day"] or 0), parts.get("year")
    if named.isdigit():
        month = int(named)
        if month > 12 >= day and not year:
            month, day = day, month
    else:
        month = ALSO.get(named) or _month(named)
    return _valid(month, day, int(year) if year else None)


def _month(written: str) -> int:
    """The month that is called so, or that begins so; 0 for none."""
    for number, names in enumerate(month_names(), 1):
        if any(name.startswith(written) for name in names):
            return number
    return 0


def _valid(month: int, day: int, year: int | None) -> Day | None:
    try:
        date(year if year is not None else LEAP, month, day)
    except ValueError:
        return None
    return Day(month, day, year)
