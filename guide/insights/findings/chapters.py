"""A life as a river: the chapters that somebody named, from when to when, and how much was written in each."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TypeAlias

from guide.forms import chapters as named
from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.own_words import in_order
from guide.insights.wording import EXACT
from guide.translation import _, counted

SHOWN = 12
"""Chapters in the picture."""
YEARS = 24
"""Columns of the picture at most."""
Said: TypeAlias = dict[int, dict[str, list[str]]]


def find(history: History) -> Draft:
    """Lay the chapters out over the years, with what lies in each."""
    if not history.question(named.NAME, named.FORM):
        return scarce(0)
    said, entries = _said(history), history.entries
    told = [mine for entry, mine in said.items() if entries[entry].form == named.FORM]
    found = named.in_order([chapter for mine in told if (chapter := named.chapter(mine))])
    if not found:
        return scarce(0)
    many = _many(history, found, said)
    quotes = tuple(
        f"{each.title}{f', {each.years}' if each.years else ''}: {counted(many[each], 'entry', 'entries')}"
        for each in found
    )
    text = _(
        "Your river has {chapters}, named by you and in the order they began. What lies in each is told by its time, "
        "or by the name of its chapter. {exact}"
    ).format(chapters=counted(len(found), "chapter"), exact=EXACT)
    return Draft(len(found), lambda _judged: text, chart=_chart(found, many, history.today), quotes=quotes)


def _said(history: History) -> Said:
    """The lines of each answer that tells of a chapter or of a time, by entry and question."""
    said: Said = {}
    for row in in_order(history.where(lambda form, name, kind: name in named.QUESTIONS)):
        said.setdefault(row.entry, {}).setdefault(row.question, []).append(row.text or "")
    return said


def _many(history: History, found: tuple[named.Chapter, ...], said: Said) -> dict[named.Chapter, int]:
    """How many entries lie in each. Most tell nothing of it: they lie where their day does, and are counted by it."""
    others = {entry: row.day for entry, row in history.entries.items() if row.form != named.FORM}
    days = Counter(day for entry, day in others.items() if entry not in said)
    told = [(mine, others[entry]) for entry, mine in said.items() if entry in others]
    return {
        each: sum(count for day, count in days.items() if each.holds({}, day))
        + sum(each.holds(mine, day) for mine, day in told)
        for each in found
    }


def _chart(found: tuple[named.Chapter, ...], many: dict[named.Chapter, int], today: date) -> Chart | None:
    """A row a chapter over the years in which it lies; None where nobody told a year."""
    dated = [each for each in found if each.begins][:SHOWN]
    if not dated:
        return None
    first = min(each.begins.year for each in dated if each.begins)
    last = max((each.ends or today).year for each in dated)
    step = max(1, -(-(last - first + 1) // YEARS))
    years = range(first, last + 1, step)
    rows = tuple(
        Series(each.title, tuple(_lies(each, year, step, today, many[each]) for year in years)) for each in dated
    )
    return Chart("grid", _("The river, chapter by chapter"), tuple(map(str, years)), rows, _("entries"))


def _lies(chapter: named.Chapter, year: int, step: int, today: date, many: int) -> float | None:
    begins, ends = chapter.begins, chapter.ends or today
    lies = begins is not None and begins.year < year + step and ends.year >= year
    return float(max(1, many)) if lies else None


FINDINGS = (Insight("chapters", _("Which chapters does your river have?"), 1, _("chapters with a name"), find),)
