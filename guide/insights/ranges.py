"""Differences as a picture: each with where it likely lies, beside the line of no difference."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from guide.insights.chart import Chart, Series
from guide.insights.finding import Comparison
from guide.translation import _


def picture(title: str, comparisons: Iterable[Comparison], unit: str) -> Chart | None:
    """Return a picture of differences and where each likely lies, or None if there are none."""
    told = [each for each in comparisons if isfinite(each.low) and isfinite(each.high)]
    if not told:
        return None
    values = Series(
        _("difference"),
        tuple(each.difference for each in told),
        tuple(each.low for each in told),
        tuple(each.high for each in told),
    )
    return Chart("ranges", title, tuple(f"{each.label} ({each.n})" for each in told), (values,), unit, middle=0.0)
