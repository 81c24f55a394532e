"""Where somebody is in each series: the layer they chose last. No date is kept, and how often is not counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.journal.journal import Journal

SERIES = "series"
"""Under which it is kept: pairs of a series and a layer, the one chosen last at the end."""


def places(journal: Journal | None) -> Mapping[str, str]:
    """Return the layer chosen last in each series that was begun, by its name; the latest choice stands last."""
    kept = journal.setting(SERIES) if journal else None
    pairs = [each for each in kept if isinstance(each, list) and len(each) == 2] if isinstance(kept, list) else []
    return {str(series): str(layer) for series, layer in pairs}


def choose(journal: Journal, series: str, layer: str) -> None:
    """Keep that ``layer`` is where somebody is; an empty one forgets the series. Raises CannotWriteError."""
    others = [[name, at] for name, at in places(journal).items() if name != series]
    journal.set_setting(SERIES, [*others, *([[series, layer]] if layer else [])] or None)
