"""Own words: then and now, days of earlier years, the story as it was dated, and steps that are open."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from operator import attrgetter

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, months
from guide.insights.own_words import dated, in_order, then_and_now, waiting
from guide.insights.wording import EXACT, day, months_of
from guide.journal.rows import AnswerRow
from guide.translation import _, counted

SHOWN = 5
NEAR = 3
"""Days around today's date in earlier years."""
WRITTEN = ("line", "text")
AS_WRITTEN = _("They are shown as you wrote them; what they mean, only you can say.")
STORY_FORMS = ("story", "story-dated", "chapter", "letter-to-self")
MONTHS_SHOWN = 24
MONTH = 31
"""Days."""
NOTICED = ("noticed", "line")
"""Questions of ``i-noticed``, and of the check-in before and after a practice."""


def then_now(history: History) -> Draft:
    """Show the first and the latest answer to questions that were answered weeks apart."""
    lines = history.groups(lambda _, __, kind: kind in WRITTEN)
    by_question = {asked: [row for row in rows if not row.part] for asked, rows in lines.items()}
    both = [(len(rows), asked, found) for asked, rows in by_question.items() if (found := then_and_now(rows))]
    both.sort(key=lambda each: (-each[0], each[1]))
    if not both:
        return scarce(0)
    quotes = [line for _rows, (form, name), (then, now) in both[:SHOWN]
              for line in _both(_("{name} of {form}").format(name=name, form=form), then, now)]  # fmt: skip
    text = _("Your words then and now, from {questions} you came back to. {as_written}").format(
        questions=counted(len(both), "question"), as_written=AS_WRITTEN
    )
    return Draft(len(both), lambda _: text, quotes=tuple(quotes))


def _both(what: str, then: AnswerRow, now: AnswerRow) -> tuple[str, str]:
    return _("{what}, then: {entry}").format(what=what, entry=dated(then)), _("{what}, now: {entry}").format(
        what=what, entry=dated(now)
    )


def earlier_years(history: History) -> Draft:
    """Show what was written around this date in earlier years."""
    told = history.of(*WRITTEN, "words", "list")
    days = set(map(attrgetter("day"), told))
    near = days & _near(history.today, min(days, default=history.today).year)
    rows = in_order(row for row in told if row.day in near)
    entries = {row.entry: row for row in reversed(rows)}
    if not entries:
        return scarce(0)
    first = [entries[each] for each in sorted(entries, key=lambda each: entries[each].stamp)][-SHOWN:]
    text = _(
        "Around this date in earlier years you wrote {entries}. {as_written} That the dates are alike may be chance."
    ).format(entries=counted(len(entries), "entry", "entries"), as_written=AS_WRITTEN)
    return Draft(len(entries), lambda _: text, quotes=tuple(f"{dated(row)} ({row.form})" for row in first))


def _near(today: date, first: int) -> set[date]:
    """The days around today's date in earlier years from ``first`` on; 29 February is 28 February in most."""
    leap = today.month == 2 and today.day == 29
    dates = [date(year, today.month, 28 if leap and year % 4 else today.day) for year in range(first, today.year)]
    return {each + timedelta(days=off) for each in dates for off in range(-NEAR, NEAR + 1)}


def river(history: History) -> Draft:
    """Draw which forms were filled in over months, and show the dated parts of the story."""
    written = history.entries
    told: Counter[str] = Counter()
    by_month: Counter[tuple[str, int, int]] = Counter()
    for (form, at), count in Counter(map(attrgetter("form", "day"), written.values())).items():
        told[form] += count
        by_month[form, at.year, at.month] += count
    entries = len(written)
    if entries < 3:
        return scarce(entries)
    shown = list(months(history.today, MONTHS_SHOWN))
    forms = sorted(told, key=lambda form: -told[form])[:8]
    rows = tuple(Series(form, tuple(float(by_month[form, *month]) or None for month in shown)) for form in forms)
    labels = months_of(shown)
    story = in_order(history.where(lambda form, name, kind: form in STORY_FORMS and kind in WRITTEN))
    since = _(" The story begins on {day}.").format(day=day(story[0].day)) if story else ""
    many = counted(entries, "entry", "entries")
    text = _("{many} in {forms}, in the order they came.{since} {exact}").format(
        many=many, forms=counted(len(told), "form"), since=since, exact=EXACT
    )
    picture = Chart("grid", _("The river of what you wrote"), labels, rows, _("entries"))
    return Draft(entries, lambda _: text, chart=picture, quotes=tuple(map(dated, story[-SHOWN:])))


def noticed(history: History) -> Draft:
    """Show every line of the last month that was noticed or kept of a practice, letter for letter."""
    first = history.today - timedelta(days=MONTH - 1)
    rows = in_order(row for row in history.of("line") if row.question in NOTICED and row.day >= first)
    if not rows:
        return scarce(0)
    text = _("{lines} of the last {days} days, with the day of each. {as_written}").format(
        lines=counted(len(rows), "line"), days=MONTH, as_written=AS_WRITTEN
    )
    return Draft(len(rows), lambda _judged: text, quotes=tuple(map(dated, rows)))


def steps(history: History) -> Draft:
    """List the next steps that are open. None of them is ever late."""
    left = waiting(history.of("next"))
    if not left:
        return scarce(0)
    text = _("{next_steps} open: do them, leave them, let them wait. {exact}").format(
        next_steps=counted(len(left), "next step is", "next steps are"), exact=EXACT
    )
    return Draft(len(left), lambda _: text, quotes=tuple(map(dated, left)))


FINDINGS = (
    Insight("then-and-now", _("What did you write then, and what now?"), 1, _("questions answered weeks apart"),
            then_now),
    Insight("earlier-years", _("What was it like around this date in earlier years?"), 1, _("entries of earlier years"),
            earlier_years),
    Insight("river", _("What did you write over time?"), 3, _("entries"), river),
    Insight("noticed", _("What did you notice in the last month?"), 1, _("lines of the last month"), noticed),
    Insight("next-steps", _("Which steps are open?"), 1, _("open next steps"), steps),
)  # fmt: skip
