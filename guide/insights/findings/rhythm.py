"""When somebody practises: hours and weekdays, minutes by week, and coming back. Rest is drawn, never left blank."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, ago, monday, week, weeks
from guide.insights.wording import EXACT, hour, listed, month_and_year, weekdays
from guide.translation import _, counted

LEAST = 8
BLOCK = 3
"""Hours of one column."""
WEEKS = 12
AWAY = 14
"""Days without a practice after which the next one is a return."""


def hours(history: History) -> Draft:
    """Count practices by weekday and hour."""
    if len(history.sessions) < LEAST:
        return scarce(len(history.sessions))
    many = np.zeros((7, 24 // BLOCK))
    for row in history.sessions:
        many[row.day.weekday(), int(row.hour // BLOCK) % (24 // BLOCK)] += 1
    rows = tuple(
        Series(name, tuple(float(count) or None for count in line)) for name, line in zip(weekdays(), many, strict=True)
    )
    day, block = np.unravel_index(int(many.argmax()), many.shape)
    start = int(block) * BLOCK
    text = _(
        "Of {practices}, most lay on {weekday} between {start} and {end} ({count}). The open fields "
        "are rest, and rest belongs to it. {exact}"
    ).format(
        practices=counted(len(history.sessions), "practice"),
        weekday=weekdays()[int(day)],
        start=hour(start),
        end=hour(start + BLOCK),
        count=int(many[day, block]),
        exact=EXACT,
    )
    labels = tuple(hour(start) for start in range(0, 24, BLOCK))
    return Draft(
        len(history.sessions), lambda _: text, chart=Chart("grid", _("When you practise"), labels, rows, _("practices"))
    )


def minutes(history: History) -> Draft:
    """Sum the minutes heard in each of the last weeks."""
    shown = weeks(history.today, WEEKS)
    recent = [row for row in history.sessions if shown[0] <= week(row.day) <= shown[-1]]
    if len(recent) < LEAST:
        return scarce(len(recent))
    heard = dict.fromkeys(shown, 0.0)
    for row in recent:
        heard[week(row.day)] += row.heard / 60
    rest = sum(not each for each in heard.values())
    text = _("Over the last {weeks} you listened for {minutes} in {practices}; {resting} for rest. {exact}").format(
        weeks=counted(WEEKS, "week"),
        minutes=counted(round(sum(heard.values())), "minute"),
        practices=counted(len(recent), "practice"),
        resting=counted(rest, "week was", "weeks were"),
        exact=EXACT,
    )
    series = Series(_("minutes"), tuple(round(each, 1) or None for each in heard.values()))
    labels = tuple(f"{monday(each):%d.%m.}" for each in shown)
    return Draft(
        len(recent), lambda _: text, chart=Chart("bars", _("Minutes, week by week"), labels, (series,), _("minutes"))
    )


def returns(history: History) -> Draft:
    """Count how often a practice came after a while without one. How long it was is not told."""
    days = sorted({row.day for row in history.sessions})
    back = [later for earlier, later in pairwise(days) if (later - earlier).days >= AWAY]
    if not back:
        return scarce(0)
    times = counted(len(back), "time")
    lately = listed(month_and_year(each) for each in back[-3:])
    text = _(
        "You came back {times} after a while away, most lately in {lately}. Coming back is practising, too. {exact}"
    ).format(times=times, lately=lately, exact=EXACT)
    return Draft(len(back), lambda _: text)


def days_of_the_last_weeks(history: History) -> Draft:
    """Draw the last weeks day by day, with the days of rest."""
    shown = weeks(history.today, WEEKS)
    first = monday(shown[0])
    recent = [row for row in history.sessions if first <= row.day <= history.today]
    if len(recent) < LEAST:
        return scarce(len(recent))
    many: dict[tuple[int, int], float] = {}
    for row in recent:
        many[row.day.weekday(), week(row.day)] = many.get((row.day.weekday(), week(row.day)), 0.0) + 1
    rows = tuple(
        Series(name, tuple(many.get((number, each)) for each in shown)) for number, name in enumerate(weekdays())
    )
    resting = (history.today - max(first, ago(history.today, 7 * WEEKS))).days + 1 - len({row.day for row in recent})
    text = _(
        "Over the last {weeks} there were {days} with a practice and {resting} of rest, each in its place. {exact}"
    ).format(
        weeks=counted(WEEKS, "week"),
        days=counted(len({row.day for row in recent}), "day"),
        resting=counted(resting, "day"),
        exact=EXACT,
    )
    labels = tuple(f"{monday(each):%d.%m.}" for each in shown)
    return Draft(len(recent), lambda _: text, chart=Chart("grid", _("Practice and rest"), labels, rows, _("practices")))


_OF = _("practices in the last {weeks} weeks").format(weeks=WEEKS)
FINDINGS = (
    Insight("hours-and-weekdays", _("When do you practise?"), LEAST, _("practices"), hours),
    Insight("minutes-by-week", _("How long do you listen?"), LEAST, _OF, minutes),
    Insight("practice-and-rest", _("How do practice and rest alternate?"), LEAST, _OF,
            days_of_the_last_weeks),
    Insight("returns", _("Do you come back?"), 1, _("returns after a while away"), returns),
)  # fmt: skip
