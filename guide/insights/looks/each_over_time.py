"""A number over weeks, told apart by a name: a belief by its sentence, what stirs somebody up by the word for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, scarce
from guide.insights.history import History, monday, week, weeks
from guide.insights.look import Look, Names
from guide.insights.over_time import SHOWN as WEEKS
from guide.insights.over_time import UP_AND_DOWN
from guide.insights.wording import day, listed, number
from guide.journal.rows import AnswerRow
from guide.translation import _, counted, quoted

LEAST = 3
"""Numbers under one name."""
SHOWN = 5
"""Names, those with most numbers first."""
QUOTED = 12
"""The last numbers of each name, written out."""


def draft(history: History, form: str, names: Names) -> Draft:
    """Look at the numbers of each name, the first one of each entry."""
    label, asked = names
    told = _by_name(history, form, label, asked)
    often = {name: rows for name, rows in told.items() if len(rows) >= LEAST}
    if not often:
        return scarce(max(map(len, told.values()), default=0))
    shown = dict(sorted(often.items(), key=lambda each: -len(each[1]))[:SHOWN])
    many = listed(f"{quoted(name)} (n = {len(rows)})" for name, rows in shown.items())
    text = _("{asked} each time, with its day, for {many}. {up_and_down}").format(
        asked=f"{asked[:1].upper()}{asked[1:]}", many=many, up_and_down=UP_AND_DOWN
    )
    quotes = tuple(f"{name}: {_path(rows[-QUOTED:])}" for name, rows in shown.items())
    return Draft(
        sum(map(len, shown.values())), lambda _judged: text, chart=_chart(history, shown, asked), quotes=quotes
    )


def _by_name(history: History, form: str, label: str, asked: str) -> dict[str, list[AnswerRow]]:
    """The first number of each entry under its name, in order; a name is written as it was the first time."""
    called = {row.entry: row.text.strip() for row in history.question(label, form) if row.text and row.text.strip()}
    first: dict[int, AnswerRow] = {}
    for row in sorted(history.question(asked, form), key=lambda row: (row.stamp, row.entry, row.number)):
        if row.value is not None and row.entry in called:
            first.setdefault(row.entry, row)
    written: dict[str, str] = {}
    found: dict[str, list[AnswerRow]] = {}
    for entry, row in first.items():
        name = written.setdefault(called[entry].casefold(), called[entry])
        found.setdefault(name, []).append(row)
    return found


def _path(rows: Sequence[AnswerRow]) -> str:
    each = _("{number} on {day}")
    told = (each.format(number=number(row.value or 0), day=day(row.day)) for row in rows)
    return f"{counted(len(rows), 'time')}, {', '.join(told)}"


def _chart(history: History, shown: Mapping[str, Sequence[AnswerRow]], asked: str) -> Chart:
    """A line a name: the mean of each week in which it was told, and a gap where it was not."""
    numbers = weeks(history.today, WEEKS)
    series = []
    for name, rows in shown.items():
        of_week: dict[int, list[float]] = {}
        for row in rows:
            of_week.setdefault(week(row.day), []).append(row.value or 0.0)
        means = tuple(sum(of_week[each]) / len(of_week[each]) if each in of_week else None for each in numbers)
        series.append(Series(f"{name} (n = {len(rows)})", means))
    labels = tuple(f"{monday(each):%d.%m.}" for each in numbers)
    return Chart(
        "lines", _("{name}, week by week").format(name=f"{asked[:1].upper()}{asked[1:]}"), labels, tuple(series)
    )


LOOK = Look(
    2, _("numbers under one name"), LEAST, _("How have they been over the weeks, each by itself: {names}?"), draft
)
