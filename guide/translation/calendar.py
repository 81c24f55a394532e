"""Weekdays, months and the decimal mark of the language that was chosen.

They come from the Unicode locale data, through Babel, when a catalogue is made, and lie beside it as a small file: so
nothing of that has to be installed or loaded to run.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import TypedDict

from guide.translation.language import ENGLISH, chosen, locales


class Calendar(TypedDict):
    """The words and marks of one language; weekdays begin on Monday."""

    decimal: str
    group: str
    weekdays: list[str]
    weekdays_short: list[str]
    months: list[str]
    months_short: list[str]
    day_and_month: str
    full_date: str


@cache
def _calendar() -> Calendar | None:
    path = locales() / chosen() / "calendar.json"
    if chosen() == ENGLISH or not path.is_file():
        return None
    found: Calendar = json.loads(path.read_text("utf-8"))
    return found


def weekday(day: date, *, short: bool = False) -> str:
    """Return the name of the weekday: ``Monday``, or ``Mon``."""
    found = _calendar()
    if found is None:
        return f"{day:%a}" if short else f"{day:%A}"
    return found["weekdays_short" if short else "weekdays"][day.weekday()]


def month(day: date, *, short: bool = False) -> str:
    """Return the name of the month: ``November``, or ``Nov``."""
    found = _calendar()
    if found is None:
        return f"{day:%b}" if short else f"{day:%B}"
    return found["months_short" if short else "months"][day.month - 1]


def day_and_month(day: date, *, short: bool = False) -> str:
    """Return the day and its month: ``28 November``, or ``28 Nov``."""
    found = _calendar()
    pattern = found["day_and_month"] if found else "{day} {month}"
    return pattern.format(day=day.day, month=month(day, short=short))


def full_date(day: date) -> str:
    """Return the day, its month and its year: ``28 November 2025``."""
    found = _calendar()
    pattern = found["full_date"] if found else "{day} {month} {year}"
    return pattern.format(day=day.day, month=month(day), year=day.year)


def date_and_time(at: datetime) -> str:
    """Return the day and its time: ``28 November 2025, 20:35``."""
    return f"{full_date(at)}, {at:%H:%M}"


@cache
def month_names() -> tuple[frozenset[str], ...]:
    """Return what each month is called, from January on: in English and in every language there is, in small letters.

    What somebody wrote is read whatever the language is by then.
    """
    found = [{f"{date(2024, number, 1):%B}".casefold()} for number in range(1, 13)]
    for path in sorted(locales().glob("*/calendar.json")):
        told: Calendar = json.loads(path.read_text("utf-8"))
        for names in (told["months"], told["months_short"]):
            for known, name in zip(found, names, strict=True):
                known.add(name.casefold().rstrip("."))
    return tuple(map(frozenset, found))


def decimal(text: str) -> str:
    """Return a number that was written with a point with the decimal mark of the language: ``0.5`` as ``0,5``."""
    found = _calendar()
    return text.replace(".", found["decimal"]) if found else text


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart: ``1,000``, or as the language writes it."""
    found = _calendar()
    return f"{number:,}".replace(",", found["group"]) if found else f"{number:,}"
