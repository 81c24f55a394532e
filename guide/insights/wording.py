"""How findings speak: short, warm, with what they rest on. Numbers are told, people are not judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import isfinite

from guide.insights.finding import Comparison
from guide.problems import counted as counted

CHANCE = "This could be chance."
RETURN = (
    "We often reach for a practice when it is hard, and hard moments also ease by themselves, "
    "so this shows what happened and not what did it."
)
EXACT = "This is a plain count; what was not written down is not in it."
"""How sure a count is."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def number(value: float) -> str:
    """Return a value with one decimal at most: ``1.5``, ``3``, ``−0.4``."""
    text = f"{abs(value):.1f}".removesuffix(".0")
    return f"−{text}" if value < 0 and text != "0" else text


def difference(by: Comparison) -> str:
    """Return ``1.4 lower (40 practices …`` without the brackets: how much, and in which direction."""
    return f"{number(abs(by.difference))} {'lower' if by.difference < 0 else 'higher'}"


def likely(low: float, high: float) -> str:
    """Return where a value likely lies: ``likely between 0.8 and 2.1``."""
    if not (isfinite(low) and isfinite(high)):
        return "how far off this may be is not known yet"
    return f"likely between {number(low)} and {number(high)}"


def reach(by: Comparison) -> str:
    """Return where a difference likely lies: ``likely between 0.8 and 2.1 lower``."""
    if not (isfinite(by.low) and isfinite(by.high)):
        return "how far off this may be is not known yet"
    if by.low < 0 < by.high:
        return f"likely between {number(-by.low)} lower and {number(by.high)} higher"
    near, far = sorted((abs(by.low), abs(by.high)))
    return f"likely between {number(near)} and {number(far)} {'lower' if by.high <= 0 else 'higher'}"


def percent(low: float, high: float) -> str:
    """Return where a share likely lies, in hundreds: ``likely between 41 and 63 in 100``."""
    return f"likely between {round(100 * low)} and {round(100 * high)} in 100"


def day(at: date) -> str:
    """Return ``3 May 2026``, in words that every reader of a screen speaks."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def months_of(months: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the labels of months, each given as year and month: ``May 26``."""
    return tuple(f"{MONTHS[month - 1][:3]} {year % 100:02}" for year, month in months)


def listed(names: Iterable[str]) -> str:
    """Return ``a, b and c``."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def hour(at: int) -> str:
    """Return ``08:00``."""
    return f"{at:02}:00"
