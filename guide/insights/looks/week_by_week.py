"""What was ticked, week by week: on how many days each of it was there. A week without it is left blank."""

from __future__ import annotations

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, scarce
from guide.insights.history import History, monday, week, weeks
from guide.insights.look import Look, Names
from guide.insights.tally import tally
from guide.insights.wording import EXACT
from guide.translation import _, counted

LEAST = 3
WEEKS = 12
"""In the picture, and in the sentence."""
SHOWN = 10
"""Rows, those that were ticked most."""


def draft(history: History, form: str, names: Names) -> Draft:
    """Count the days of each week on which each option was ticked."""
    (name,) = names
    shown = weeks(history.today, WEEKS)
    rows = [row for row in history.question(name, form) if row.text and week(row.day) in shown]
    entries = len({row.entry for row in rows})
    if entries < LEAST:
        return scarce(entries)
    days = {((row.text or "").strip().casefold(), row.day) for row in rows}
    of_week: dict[tuple[str, int], int] = {}
    for text, day in days:
        of_week[text, week(day)] = of_week.get((text, week(day)), 0) + 1
    written = list(tally(row.text for row in rows))[:SHOWN]
    series = tuple(
        Series(text, tuple(float(of_week.get((text.casefold(), each), 0)) or None for each in shown))
        for text in written
    )
    labels = tuple(f"{monday(each):%d.%m.}" for each in shown)
    most = counted(sum(text == written[0].casefold() for text, _ in days), "day")
    text = _(
        "Over the last {weeks} weeks, from {entries}: “{first}” was there on {most}, and below stands each of them, "
        "week by week. {exact}"
    ).format(weeks=WEEKS, entries=counted(entries, "entry", "entries"), first=written[0], most=most, exact=EXACT)
    picture = Chart(
        "grid",
        _("{name}, days of each week").format(name=f"{name[:1].upper()}{name[1:]}"),
        labels,
        series,
        _("days"),
        (0.0, 7.0),
    )
    return Draft(entries, lambda _judged: text, chart=picture)


LOOK = Look(1, _("entries of the last weeks"), LEAST, _("In which weeks was there what: {names}?"), draft)
