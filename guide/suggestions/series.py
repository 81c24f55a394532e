"""Series that were begun -> the steps that may be offered next: pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from guide.suggestions.values import SeriesStep

if TYPE_CHECKING:
    from guide.forms.series import Series


def steps(
    series: Mapping[str, Series], places: Mapping[str, str], find: Callable[[str, str], str | None]
) -> tuple[SeriesStep, ...]:
    """Return what the next layer of each series holds, that of the series chosen last first.

    ``places`` has the layer chosen last by series, the latest choice at the end. ``find`` turns what a layer calls a
    practice, and the path of its series, into a name in the library, None where it is not there. A series at its last
    layer has no step, and one that is not there any more neither.
    """
    found = []
    for name, layer in reversed(tuple(places.items())):
        one = series.get(name)
        at = one.at(layer) if one else None
        if one is None or at is None or at + 1 == len(one.layers):
            continue
        named = (find(each, one.where.path) for each in one.layers[at + 1].practices)
        found.append(SeriesStep(one.title, tuple(each for each in named if each)))
    return tuple(found)
