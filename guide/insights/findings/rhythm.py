"""When somebody practises: hours and weekdays, minutes by week, and coming back. Rest is drawn, never left blank."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, ago, monday, week, weeks
from guide.insights.wording import EXACT, MONTHS, WEEKDAYS, counted, hour, listed

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
        Series(name, tuple(float(count) or None for count in line)) for name, line in zip(WEEKDAYS, many, strict=True)
    )
    day, block = np.unravel_index(int(many.argmax()), many.shape)
    start = int(block) * BLOCK
    text = (
        f"Of {counted(len(history.sessions), 'practice')}, most lay on {WEEKDAYS[int(day)]} between {hour(start)} and "
        f"{hour(start + BLOCK)} ({int(many[day, block])}). The open fields are rest, and rest belongs to it. {EXACT}"
    )
    labels = tuple(hour(start) for start in range(0, 24, BLOCK))
    return Draft(
        len(history.sessions), lambda _: text, chart=Chart("grid", "When you practise", labels, rows, "practices")
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
    text = (
        f"Over the last {counted(WEEKS, 'week')} you listened for {counted(round(sum(heard.values())), 'minute')} in "
        f"{counted(len(recent), 'practice')}; {counted(rest, 'week was', 'weeks were')} for rest. {EXACT}"
    )
    series = Series("minutes", tuple(round(each, 1) for each in heard.values()))
    labels = tuple(f"{monday(each):%d.%m.}" for each in shown)
    return Draft(
        len(recent), lambda _: text, chart=Chart("bars", "Minutes, week by week", labels, (series,), "minutes")
    )


def returns(history: History) -> Draft:
    """Count how often a practice came after a while without one. How long it was is not told."""
    days = sorted({row.day for row in history.sessions})
    back = [later for earlier, later in pairwise(days) if (later - earlier).days >= AWAY]
    if not back:
        return scarce(0)
    times = counted(len(back), "time")
    lately = listed(f"{MONTHS[each.month - 1]} {each.year}" for each in back[-3:])
    text = f"You came back {times} after a while away, most lately in {lately}. Coming back is practising, too. {EXACT}"
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
        Series(name, tuple(many.get((number, each)) for each in shown)) for number, name in enumerate(WEEKDAYS)
    )
    resting = (history.today - max(first, ago(history.today, 7 * WEEKS))).days + 1 - len({row.day for row in recent})
    text = (
        f"Over the last {counted(WEEKS, 'week')} there were {counted(len({row.day for row in recent}), 'day')} with a "
        f"practice and {counted(resting, 'day')} of rest, each in its place. {EXACT}"
    )
    labels = tuple(f"{monday(each):%d.%m.}" for each in shown)
    return Draft(len(recent), lambda _: text, chart=Chart("grid", "Practice and rest", labels, rows, "practices"))


FINDINGS = (
    Insight("hours-and-weekdays", "When do you practise?", LEAST, "practices", hours),
    Insight("minutes-by-week", "How long do you listen?", LEAST, f"practices in the last {WEEKS} weeks", minutes),
    Insight("practice-and-rest", "How do practice and rest alternate?", LEAST, f"practices in the last {WEEKS} weeks",
            days_of_the_last_weeks),
    Insight("returns", "Do you come back?", 1, "returns after a while away", returns),
)  # fmt: skip
