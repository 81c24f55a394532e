"""Numbers over weeks: how they went lately and before, with gaps where nothing was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, scarce
from guide.insights.history import History, ago, monday, weeks
from guide.insights.statistics import intervals
from guide.insights.statistics.flips import Floats
from guide.insights.statistics.intervals import Wholes
from guide.insights.wording import likely, number
from guide.journal.rows import AnswerRow
from guide.problems import capital
from guide.translation import _

SHOWN = 26
"""Weeks in a picture."""
LATELY = 4
EARLIER = 12
"""Weeks that the sentence speaks of: the last ones, and those before them."""
LEAST = 8
UP_AND_DOWN = _("Numbers like these go up and down by themselves, so a small difference says little.")


@dataclass(frozen=True)
class Numbers:
    """Numbers and the days on which they were given, in no order."""

    values: Floats
    days: Wholes
    """As `date.toordinal`."""

    def within(self, first: int, last: int) -> Numbers:
        """Return those of the days from ``first`` to ``last``."""
        mask = (self.days >= first) & (self.days <= last)
        return Numbers(self.values[mask], self.days[mask])


def numbers(history: History, rows: Iterable[AnswerRow]) -> Numbers:
    """Return the values of rows, of as many weeks as are shown."""
    first = monday(weeks(history.today, SHOWN)[0])
    told = [(row.value, row.day.toordinal()) for row in rows if row.day >= first and row.value is not None]
    both = np.array(told, float).reshape(-1, 2)
    return Numbers(both[:, 0], both[:, 1].astype(int))


def draft(history: History, told: Numbers, name: str) -> Draft:
    """Return how numbers called ``name`` went over the last weeks."""
    recent = told.within(ago(history.today, 7 * (LATELY + EARLIER) - 1).toordinal(), history.today.toordinal())
    if len(recent.values) < LEAST:
        return scarce(len(recent.values))
    text = spoken(history, told, name)
    return Draft(len(recent.values), lambda _: f"{text} {UP_AND_DOWN}", chart=chart(history, told, name))


def spoken(history: History, told: Numbers, name: str) -> str:
    """Return a sentence on the last weeks and those before, each with its n and where its mean likely lies."""
    today, edge = history.today.toordinal(), ago(history.today, 7 * LATELY).toordinal()
    start = ago(history.today, 7 * (LATELY + EARLIER) - 1).toordinal()
    parts = [
        _mean(when, part)
        for when, part in ((_("over the last four weeks"), told.within(edge + 1, today)),
                           (_("over the twelve weeks before"), told.within(start, edge)))
        if len(part.values)
    ]  # fmt: skip
    return _("{name} on average: {parts}.").format(name=capital(name), parts="; ".join(parts))


def _mean(when: str, told: Numbers) -> str:
    count = len(told.values)
    low, high = intervals.by_week(told.values, (told.days - 1) // 7)
    return f"{number(float(told.values.mean()))} {when} (n = {count}, {likely(low, high)})"


def chart(history: History, told: Numbers, name: str, unit: str = "") -> Chart:
    """Return the mean of each week, with the lowest and the highest told in it."""
    shown = weeks(history.today, SHOWN)
    mine = told.within(monday(shown[0]).toordinal(), history.today.toordinal())
    number_of = (mine.days - 1) // 7
    parts = [mine.values[number_of == each] for each in shown]
    series = Series(
        _("mean of the week"),
        tuple(float(part.mean()) if len(part) else None for part in parts),
        tuple(float(part.min()) if len(part) else None for part in parts),
        tuple(float(part.max()) if len(part) else None for part in parts),
    )
    labels = tuple(f"{monday(each):%d.%m.}" for each in shown)
    return Chart("lines", _("{name}, week by week").format(name=capital(name)), labels, (series,), unit)
