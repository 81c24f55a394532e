"""How loud voice, bells and bed begin, as rows that are chosen from beside the others. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from guide.preferences.table import LOUDEST, QUIETEST, STEP
from guide.translation import _
from guide.tui.choosing import Choice

TITLES = {"voice level": _("voice level"), "bells level": _("bells level"), "bed level": _("bed level")}
NAMES = tuple(TITLES)
AS_WRITTEN, DECIBELS = _("as written"), "{level:+} dB"
_LEVELS = tuple(range(QUIETEST, LOUDEST + 1, STEP))
ROWS = tuple(
    Choice(
        name,
        tuple(str(level) for level in _LEVELS),
        tuple(DECIBELS.format(level=level) if level else AS_WRITTEN for level in _LEVELS),
    )
    for name in NAMES
)


def value(levels: Sequence[float], name: str) -> str:
    """Return the value of a row with these ``levels``, in decibels and in the order of `NAMES`."""
    return f"{levels[NAMES.index(name)]:.0f}"


def changed(levels: Sequence[float], name: str, step: int) -> tuple[float, float, float]:
    """Return ``levels`` with one of them a step louder (1) or softer (-1), as far as it goes."""
    found = list(levels)
    at = NAMES.index(name)
    found[at] = min(max(found[at] + step * STEP, QUIETEST), LOUDEST)
    voice, bells, bed = found
    return voice, bells, bed
