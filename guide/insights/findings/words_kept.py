"""Own words: then and now, days of earlier years, the story as it was dated, and steps that are open."""

from __future__ import annotations

from datetime import date

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, months
from guide.insights.own_words import dated, in_order, then_and_now
from guide.insights.wording import EXACT, MONTHS, counted, day
from guide.journal.rows import AnswerRow

SHOWN = 5
NEAR = 3
"""Days around today's date in earlier years."""
WRITTEN = ("line", "text")
AS_WRITTEN = "They are shown as you wrote them; what they mean, only you can say."
STORY_FORMS = ("story", "story-dated", "chapter", "letter-to-self")
MONTHS_SHOWN = 24


def then_now(history: History) -> Draft:
    """Show the first and the latest answer to questions that were answered weeks apart."""
    by_question: dict[tuple[str, str], list[AnswerRow]] = {}
    for row in history.of(*WRITTEN):
        if not row.part:
            by_question.setdefault((row.form, row.question), []).append(row)
    both = [(len(rows), asked, found) for asked, rows in by_question.items() if (found := then_and_now(rows))]
    both.sort(key=lambda each: (-each[0], each[1]))
    if not both:
        return scarce(0)
    quotes = [line for _, (form, name), (then, now) in both[:SHOWN]
              for when, row in (("then", then), ("now", now)) for line in [f"{name} of {form}, {when}: {dated(row)}"]]  # fmt: skip
    text = f"Your words then and now, from {counted(len(both), 'question')} you came back to. {AS_WRITTEN}"
    return Draft(len(both), lambda _: text, quotes=tuple(quotes))


def earlier_years(history: History) -> Draft:
    """Show what was written around this date in earlier years."""
    rows = [row for row in in_order(history.of(*WRITTEN, "words", "list")) if _around(row.day, history.today)]
    entries = {row.entry: row for row in reversed(rows)}
    if not entries:
        return scarce(0)
    first = [entries[each] for each in sorted(entries, key=lambda each: entries[each].stamp)][-SHOWN:]
    text = (
        f"Around this date in earlier years you wrote {counted(len(entries), 'entry', 'entries')}. {AS_WRITTEN} "
        "That the dates are alike may be chance."
    )
    return Draft(len(entries), lambda _: text, quotes=tuple(f"{dated(row)} ({row.form})" for row in first))


def _around(then: date, today: date) -> bool:
    """Whether a day lies near today's date, in an earlier year; 29 February is near 28 February and 1 March."""
    for year in (then.year - 1, then.year, then.year + 1):
        if year < today.year and abs((then - _in(year, today)).days) <= NEAR:
            return (today - then).days > 300
    return False


def _in(year: int, today: date) -> date:
    leap = today.month == 2 and today.day == 29
    return date(year, 2, 28) if leap and year % 4 else date(year, today.month, today.day)


def river(history: History) -> Draft:
    """Draw which forms were filled in over months, and show the dated parts of the story."""
    told: dict[str, set[int]] = {}
    by_month: dict[tuple[str, tuple[int, int]], set[int]] = {}
    for row in history.answers:
        told.setdefault(row.form, set()).add(row.entry)
        by_month.setdefault((row.form, (row.day.year, row.day.month)), set()).add(row.entry)
    entries = len({entry for each in told.values() for entry in each})
    if entries < 3:
        return scarce(entries)
    shown = list(months(history.today, MONTHS_SHOWN))
    forms = sorted(told, key=lambda form: -len(told[form]))[:8]
    rows = tuple(
        Series(form, tuple(float(len(by_month[form, month])) if (form, month) in by_month else None for month in shown))
        for form in forms
    )
    labels = tuple(f"{MONTHS[month - 1][:3]} {year % 100:02}" for year, month in shown)
    story = in_order(row for row in history.of(*WRITTEN) if row.form in STORY_FORMS)
    since = f" The story begins on {day(story[0].day)}." if story else ""
    written = counted(entries, "entry", "entries")
    text = f"{written} in {counted(len(told), 'form')}, in the order they came.{since} {EXACT}"
    picture = Chart("grid", "The river of what you wrote", labels, rows, "entries")
    return Draft(entries, lambda _: text, chart=picture, quotes=tuple(map(dated, story[-SHOWN:])))


def steps(history: History) -> Draft:
    """List the next steps that are open. None of them is ever late."""
    latest = {(row.text or "").casefold(): row for row in in_order(history.of("next"))}
    waiting = [row for row in latest.values() if (row.other or "open") == "open"]
    if not waiting:
        return scarce(0)
    text = (
        f"{counted(len(waiting), 'next step is', 'next steps are')} open: do them, leave them, let them wait. {EXACT}"
    )
    return Draft(len(waiting), lambda _: text, quotes=tuple(map(dated, waiting)))


FINDINGS = (
    Insight("then-and-now", "What did you write then, and what now?", 1, "questions answered weeks apart", then_now),
    Insight("earlier-years", "What was it like around this date in earlier years?", 1, "entries of earlier years",
            earlier_years),
    Insight("river", "What did you write over time?", 3, "entries", river),
    Insight("next-steps", "Which steps are open?", 1, "open next steps", steps),
)  # fmt: skip
