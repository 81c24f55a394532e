"""How findings speak: short, warm, with what they rest on. Numbers are told, people are not judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import isfinite

from guide.insights.finding import Comparison
from guide.translation import _, decimal, full_date, month, weekday

CHANCE = _("This could be chance.")
RETURN = _(
    "We often reach for a practice when it is hard, and hard moments also ease by themselves, so "
    "this shows what happened and not what did it."
)
EXACT = _("This is a plain count; what was not written down is not in it.")
"""How sure a count is."""


def weekdays() -> tuple[str, ...]:
    """Return the names of the days, from Monday on, in the language that was chosen."""
    return tuple(weekday(date.fromordinal(number)) for number in range(1, 8))


def number(value: float) -> str:
    """Return a value with one decimal at most: ``1.5``, ``3``, ``−0.4``."""
    text = f"{abs(value):.1f}".removesuffix(".0")
    return f"−{decimal(text)}" if value < 0 and text != "0" else decimal(text)


def difference(by: Comparison) -> str:
    """Return ``1.4 lower (40 practices …`` without the brackets: how much, and in which direction."""
    said = _("{number} lower") if by.difference < 0 else _("{number} higher")
    return said.format(number=number(abs(by.difference)))


def likely(low: float, high: float) -> str:
    """Return where a value likely lies: ``likely between 0.8 and 2.1``."""
    if not (isfinite(low) and isfinite(high)):
        return _("how far off this may be is not known yet")
    return _("likely between {low} and {high}").format(low=number(low), high=number(high))


def reach(by: Comparison) -> str:
    """Return where a difference likely lies: ``likely between 0.8 and 2.1 lower``."""
    if not (isfinite(by.low) and isfinite(by.high)):
        return _("how far off this may be is not known yet")
    if by.low < 0 < by.high:
        return _("likely between {low} lower and {high} higher").format(low=number(-by.low), high=number(by.high))
    near, far = sorted((abs(by.low), abs(by.high)))
    said = _("likely between {near} and {far} lower") if by.high <= 0 else _("likely between {near} and {far} higher")
    return said.format(near=number(near), far=number(far))


def percent(low: float, high: float) -> str:
    """Return where a share likely lies, in hundreds: ``likely between 41 and 63 in 100``."""
    return _("likely between {low} and {high} in 100").format(low=round(100 * low), high=round(100 * high))


def day(at: date) -> str:
    """Return ``3 May 2026``, in words that every reader of a screen speaks."""
    return full_date(at)


def month_and_year(at: date) -> str:
    """Return ``May 2026``."""
    return f"{month(at)} {at.year}"


def months_of(months: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the labels of months, each given as year and month: ``May 26``."""
    return tuple(f"{month(date(year, number, 1), short=True)} {year % 100:02}" for year, number in months)


def listed(names: Iterable[str]) -> str:
    """Return ``a, b and c``."""
    *most, last = list(names) or [""]
    return _("{most} and {last}").format(most=", ".join(most), last=last) if most else last


def hour(at: int) -> str:
    """Return ``08:00``."""
    return f"{at:02}:00"
