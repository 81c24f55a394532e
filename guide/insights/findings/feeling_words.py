"""Feeling words: which are said before and after, and how wide their range is: a picture, never a number to reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from guide.insights.chart import Chart, Series, counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, ago, months
from guide.insights.statistics import intervals
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT, counted, months_of, percent
from guide.journal.rows import AnswerRow

LEAST = 8
SHOWN = 12
_OF = "check-ins with words"


def _entries(rows: Sequence[AnswerRow]) -> int:
    return len({row.entry for row in rows})


def before_and_after(history: History) -> Draft:
    """Count the words said before practices and after them."""
    rows = history.of("words")
    sides = {moment: [row for row in rows if row.moment == moment] for moment in ("before", "after")}
    many = {moment: tally(row.text for row in side) for moment, side in sides.items()}
    fewest = min(_entries(side) for side in sides.values())
    if fewest < LEAST:
        return scarce(fewest)
    names = tuple(dict.fromkeys([*top(many["before"], 7), *top(many["after"], 7)]))
    folded = {moment: {name.casefold(): count for name, count in each.items()} for moment, each in many.items()}
    series = tuple(
        Series(moment, tuple(float(folded[moment].get(name.casefold(), 0)) for name in names)) for moment in many
    )
    said = [
        f"{moment}, {spoken(each)}, from {counted(_entries(sides[moment]), 'check-in')}"
        for moment, each in many.items()
    ]
    text = f"The words said most often: {'; '.join(said)}. {EXACT}"
    picture = Chart("bars", "Words before and after", names, series, "times")
    return Draft(fewest, lambda _: text, chart=picture)


def range_of_words(history: History) -> Draft:
    """Count the different words of each month."""
    year = ago(history.today, 365)
    rows = [row for row in history.of("words") if row.day > year]
    if (entries := _entries(rows)) < LEAST:
        return scarce(entries)
    shown = list(months(history.today, SHOWN))
    by_month: defaultdict[tuple[int, int], list[str | None]] = defaultdict(list)
    for row in rows:
        by_month[row.day.year, row.day.month].append(row.text)
    different = [float(len(tally(by_month[month]))) or None for month in shown]
    labels = months_of(shown)
    words = len(tally(row.text for row in rows))
    text = (
        f"Over the last year, {counted(words, 'different word')} came up in {counted(entries, 'check-in')}. More "
        f"check-ins bring more words, so this is a picture and nothing to reach. {EXACT}"
    )
    picture = Chart("bars", "Different words, month by month", labels, (Series("words", tuple(different)),), "words")
    return Draft(entries, lambda _: text, chart=picture)


def side_by_side(history: History) -> Draft:
    """Count the check-ins in which pleasant and unpleasant words stand beside each other."""
    rows = history.of("words")
    places = {text: history.places.get((text or "").casefold(), (0.0, 0.0))[0] for text in {row.text for row in rows}}
    sides: defaultdict[int, set[bool]] = defaultdict(set)
    for row in rows:
        if place := places[row.text]:
            sides[row.entry].add(place > 0)
    if len(sides) < LEAST:
        return scarce(len(sides))
    both = sum(len(each) == 2 for each in sides.values())
    alone = {
        name: sum(each == {side} for each in sides.values())
        for name, side in (("pleasant", True), ("unpleasant", False))
    }
    text = (
        f"In {both} of {counted(len(sides), 'check-in')} with words, pleasant and unpleasant ones stood side by side "
        f"({percent(*intervals.share(both, len(sides)))})."
    )
    picture = counts("Pleasant and unpleasant words", {"both": both, **alone}, "check-ins")
    return Draft(len(sides), lambda _: text, chart=picture)


FINDINGS = (
    Insight("words-before-and-after", "Which words come before a practice, and which after?", LEAST,
            f"{_OF} on each side", before_and_after),
    Insight("range-of-words", "How many different feelings have a word?", LEAST, _OF, range_of_words),
    Insight("side-by-side", "Do joy and pain stand beside each other?", LEAST, f"{_OF} of the list", side_by_side),
)  # fmt: skip
