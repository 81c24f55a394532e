"""Week by week: distress, pleasantness, energy, how far they swing, and every other scale."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from guide.insights import over_time
from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import DISTRESS, History, ago
from guide.insights.over_time import Numbers, numbers
from guide.insights.statistics import intervals
from guide.insights.wording import likely, number
from guide.translation import _

LEAST = over_time.LEAST
AXES = {"pleasantness": _("pleasantness"), "energy": _("energy")}
WINDOW = 28
"""Days of one stretch of the swing."""
WINDOWS = 6


def distress(history: History) -> Draft:
    """Look at numbers of distress given apart from practices and before them."""
    return over_time.draft(history, _starts(history), _("distress"))


def _starts(history: History) -> Numbers:
    return history.once("starts", _read)


def _read(history: History) -> Numbers:
    return numbers(history, (row for row in history.scale(DISTRESS) if row.moment in ("", "before")))


def _axis(axis: str) -> Callable[[History], Draft]:
    def find(history: History) -> Draft:
        return over_time.draft(
            history, numbers(history, (row for row in history.of("field") if row.text == axis)), AXES[axis]
        )

    return find


def swing(history: History) -> Draft:
    """Look at how far numbers of distress lie apart in stretches of four weeks."""
    told = _starts(history)
    parts = [_stretch(history, told, back) for back in range(WINDOWS - 1, -1, -1)]
    latest = parts[-1].values
    if len(latest) < LEAST:
        return scarce(len(latest))
    spreads = [float(part.values.std(ddof=1)) if len(part.values) >= LEAST else None for part in parts]
    chosen = np.random.default_rng([history.seed, WINDOW]).integers(0, len(latest), size=(intervals.DRAWS, len(latest)))
    low, high = intervals.middle_of(latest[chosen].std(axis=1, ddof=1))
    text = _(
        "Over the last four weeks, numbers of distress lay about {spread} around their middle (n = {n}, "
        "{reach}). Neither much nor little swing is better."
    ).format(spread=number(float(latest.std(ddof=1))), n=len(latest), reach=likely(low, high))
    labels = tuple(f"{ago(history.today, WINDOW * (back + 1) - 1):%d.%m.}" for back in range(WINDOWS - 1, -1, -1))
    picture = Chart(
        "bars",
        _("How far distress swings, four weeks each"),
        labels,
        (Series(_("swing"), tuple(spreads)),),
        _("points"),
    )
    return Draft(len(latest), lambda _: text, chart=picture)


def _stretch(history: History, told: Numbers, back: int) -> Numbers:
    last = history.today.toordinal() - WINDOW * back
    return told.within(last - WINDOW + 1, last)


def scales(history: History) -> Draft:
    """Look at every scale but distress, each for itself."""
    told = {name: numbers(history, rows) for name, rows in sorted(history.by_scale.items()) if name != DISTRESS}
    drafts = {name: over_time.draft(history, each, name) for name, each in told.items()}
    enough = sorted((name for name, each in drafts.items() if each.n >= LEAST), key=lambda name: -drafts[name].n)
    if not enough:
        return scarce(max((each.n for each in drafts.values()), default=0))
    text = " ".join(over_time.spoken(history, told[name], name) for name in enough)
    first = drafts[enough[0]]
    return Draft(first.n, lambda _: f"{text} {over_time.UP_AND_DOWN}", chart=first.chart)


FINDINGS = (
    Insight("distress-over-weeks", _("How has distress been over the weeks?"), LEAST, _("check-ins with a number"),
            distress),
    Insight("pleasantness-over-weeks", _("How pleasant has it been over the weeks?"), LEAST,
            _("check-ins with a place in the field"), _axis("pleasantness")),
    Insight("energy-over-weeks", _("How much energy has there been over the weeks?"), LEAST,
            _("check-ins with a place in the field"), _axis("energy")),
    Insight("swing", _("How far do the numbers swing?"), LEAST, _("numbers in the last four weeks"), swing),
    Insight("scales-over-time", _("How have your other scales been?"), LEAST, _("numbers on one scale"), scales),
)  # fmt: skip
