"""Feeling words: which are said before and after, and how wide their range is: a picture, never a number to reach."""

from __future__ import annotations

from collections import defaultdict

from guide.insights.chart import Chart, Series, counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, ago, months
from guide.insights.statistics import intervals
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT, months_of, percent
from guide.translation import _, counted

LEAST = 8
SHOWN = 12
MOMENTS = {"before": _("before"), "after": _("after")}
_OF = _("check-ins with words")


def before_and_after(history: History) -> Draft:
    """Count the words said before practices and after them."""
    said = history.words
    rows = list(zip(said.moments, said.entries, said.texts, strict=True))
    sides = {moment: [each for each in rows if each[0] == moment] for moment in MOMENTS}
    many = {moment: tally(each[2] for each in side) for moment, side in sides.items()}
    entries = {moment: len({each[1] for each in side}) for moment, side in sides.items()}
    fewest = min(entries.values())
    if fewest < LEAST:
        return scarce(fewest)
    names = tuple(dict.fromkeys([*top(many["before"], 7), *top(many["after"], 7)]))
    folded = {moment: {name.casefold(): count for name, count in each.items()} for moment, each in many.items()}
    series = tuple(
        Series(MOMENTS[moment], tuple(float(folded[moment].get(name.casefold(), 0)) for name in names))
        for moment in many
    )
    told = [
        _("{moment}, {each}, from {check_ins}").format(
            moment=MOMENTS[moment], each=spoken(each), check_ins=counted(entries[moment], "check-in")
        )
        for moment, each in many.items()
    ]
    text = _("The words said most often: {said}. {exact}").format(said="; ".join(told), exact=EXACT)
    picture = Chart("bars", _("Words before and after"), names, series, _("times"))
    return Draft(fewest, lambda _: text, chart=picture)


def range_of_words(history: History) -> Draft:
    """Count the different words of each month."""
    year = ago(history.today, 365)
    said = history.words
    recent = {day for day in set(said.days) if day > year}
    entries = len({entry for entry, day in zip(said.entries, said.days, strict=True) if day in recent})
    if entries < LEAST:
        return scarce(entries)
    shown = list(months(history.today, SHOWN))
    by_month: defaultdict[tuple[int, int], list[str | None]] = defaultdict(list)
    each_day = {(day, text) for day, text in set(zip(said.days, said.texts, strict=True)) if day in recent}
    for day, text in each_day:
        by_month[day.year, day.month].append(text)
    different = [float(len(tally(by_month[month]))) or None for month in shown]
    labels = months_of(shown)
    words = len(tally(each[1] for each in each_day))
    told = _(
        "Over the last year, {different_words} came up in {check_ins}. More check-ins bring more words, "
        "so this is a picture and nothing to reach. {exact}"
    ).format(different_words=counted(words, "different word"), check_ins=counted(entries, "check-in"), exact=EXACT)
    picture = Chart(
        "bars", _("Different words, month by month"), labels, (Series(_("words"), tuple(different)),), _("words")
    )
    return Draft(entries, lambda _: told, chart=picture)


def side_by_side(history: History) -> Draft:
    """Count the check-ins in which pleasant and unpleasant words stand beside each other."""
    said = history.words
    places = {text: history.places.get((text or "").casefold(), (0.0, 0.0))[0] for text in set(said.texts)}
    joys = {text for text, place in places.items() if place > 0}
    pains = {text for text, place in places.items() if place < 0}
    pleasant = {entry for entry, text in zip(said.entries, said.texts, strict=True) if text in joys}
    unpleasant = {entry for entry, text in zip(said.entries, said.texts, strict=True) if text in pains}
    entries, both = len(pleasant | unpleasant), len(pleasant & unpleasant)
    if entries < LEAST:
        return scarce(entries)
    text = _("In {both} of {check_ins} with words, pleasant and unpleasant ones stood side by side ({reach}).").format(
        both=both, check_ins=counted(entries, "check-in"), reach=percent(*intervals.share(both, entries))
    )
    many = {
        _("both"): both,
        _("pleasant"): len(pleasant) - both,
        _("unpleasant"): len(unpleasant) - both,
    }
    return Draft(entries, lambda _: text, chart=counts(_("Pleasant and unpleasant words"), many, _("check-ins")))


FINDINGS = (
    Insight("words-before-and-after", _("Which words come before a practice, and which after?"), LEAST,
            _("{of} on each side").format(of=_OF), before_and_after),
    Insight("range-of-words", _("How many different feelings have a word?"), LEAST, _OF, range_of_words),
    Insight("side-by-side", _("Do joy and pain stand beside each other?"), LEAST, _("{of} of the list").format(of=_OF),
            side_by_side),
)  # fmt: skip
