"""Feeling words: which are said before and after, and how wide their range is: a picture, never a number to reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from guide.insights.chart import Chart, Series, counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, ago, months
from guide.insights.statistics import intervals
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT, months_of, percent
from guide.journal.rows import AnswerRow
from guide.translation import _, counted

LEAST = 8
SHOWN = 12
MOMENTS = {"before": _("before"), "after": _("after")}
_OF = _("check-ins with words")


def _entries(rows: Sequence[AnswerRow]) -> int:
    return len({row.entry for row in rows})


def before_and_after(history: History) -> Draft:
    """Count the words said before practices and after them."""
    rows = history.of("words")
    sides = {moment: [row for row in rows if row.moment == moment] for moment in MOMENTS}
    many = {moment: tally(row.text for row in side) for moment, side in sides.items()}
    fewest = min(_entries(side) for side in sides.values())
    if fewest < LEAST:
        return scarce(fewest)
    names = tuple(dict.fromkeys([*top(many["before"], 7), *top(many["after"], 7)]))
    folded = {moment: {name.casefold(): count for name, count in each.items()} for moment, each in many.items()}
    series = tuple(
        Series(MOMENTS[moment], tuple(float(folded[moment].get(name.casefold(), 0)) for name in names))
        for moment in many
    )
    said = [
        _("{moment}, {each}, from {check_ins}").format(
            moment=MOMENTS[moment], each=spoken(each), check_ins=counted(_entries(sides[moment]), "check-in")
        )
        for moment, each in many.items()
    ]
    text = _("The words said most often: {said}. {exact}").format(said="; ".join(said), exact=EXACT)
    picture = Chart("bars", _("Words before and after"), names, series, _("times"))
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
    text = _(
        "Over the last year, {different_words} came up in {check_ins}. More check-ins bring more words, "
        "so this is a picture and nothing to reach. {exact}"
    ).format(different_words=counted(words, "different word"), check_ins=counted(entries, "check-in"), exact=EXACT)
    picture = Chart(
        "bars", _("Different words, month by month"), labels, (Series(_("words"), tuple(different)),), _("words")
    )
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
        for name, side in ((_("pleasant"), True), (_("unpleasant"), False))
    }
    text = _("In {both} of {check_ins} with words, pleasant and unpleasant ones stood side by side ({reach}).").format(
        both=both, check_ins=counted(len(sides), "check-in"), reach=percent(*intervals.share(both, len(sides)))
    )
    picture = counts(_("Pleasant and unpleasant words"), {_("both"): both, **alone}, _("check-ins"))
    return Draft(len(sides), lambda _: text, chart=picture)


FINDINGS = (
    Insight("words-before-and-after", _("Which words come before a practice, and which after?"), LEAST,
            _("{of} on each side").format(of=_OF), before_and_after),
    Insight("range-of-words", _("How many different feelings have a word?"), LEAST, _OF, range_of_words),
    Insight("side-by-side", _("Do joy and pain stand beside each other?"), LEAST, _("{of} of the list").format(of=_OF),
            side_by_side),
)  # fmt: skip
