"""Captions that roll: each cue shows again what the one before it showed, and adds to it. Every line comes once.

Such files are told by their cues: they follow without a gap, and most of them begin with the end of the one before.
A line that is said twice with time between stays twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_GAP = 0.15
"""Seconds between cues that follow each other at once."""
_FLASH = 0.1
"""Seconds: a shorter cue only holds what was there, while the next one is made."""
_FEWEST = 2
"""So many cues repeat the one before, or it is chance; one that only holds it is enough."""
_SHARE = 0.5
"""Of the cues that follow at once, so many repeat the one before in a file that rolls."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one cue shows, and when."""

    begin: float
    end: float
    lines: tuple[str, ...]


@dataclass(slots=True)
class Fresh:
    """What is new in a cue: lines of it by their number, with the words they end up with."""

    lines: dict[int, str] = field(default_factory=dict)


def fresh(cues: Sequence[Shown]) -> list[Fresh] | None:
    """What is new in each cue; None if these captions do not roll."""
    if not _rolls(cues):
        return None
    found: list[Fresh] = []
    owners: list[tuple[Fresh, int]] = []
    before: Shown | None = None
    for cue in cues:
        here = Fresh()
        kept = _kept(before, cue) if before else 0
        shown = owners[len(owners) - kept :] if kept else []
        if kept and shown:
            owner, at = shown[-1]
            if owner.lines.get(at) != cue.lines[kept - 1]:
                owner.lines[at] = cue.lines[kept - 1]  # the line has grown
        for at in range(kept, len(cue.lines)):
            here.lines[at] = cue.lines[at]
        owners = [*shown, *((here, at) for at in range(kept, len(cue.lines)))]
        found.append(here)
        before = cue
    return found


def _rolls(cues: Sequence[Shown]) -> bool:
    pairs = list(_following(cues))
    rolled = [pair for pair in pairs if _kept(*pair)]
    if len(rolled) < _FEWEST and not any(_flashes(two) for _, two in rolled):
        return False
    grown = any(len(two.lines) > kept or one.lines[-1] != two.lines[kept - 1] or _flashes(two)
                for one, two in rolled for kept in [_kept(one, two)])  # fmt: skip
    return grown and len(rolled) >= len(pairs) * _SHARE


def _following(cues: Sequence[Shown]) -> Iterator[tuple[Shown, Shown]]:
    for one, two in pairwise(cues):
        if _at_once(one, two):
            yield one, two


def _at_once(one: Shown, two: Shown) -> bool:
    return one.begin < two.begin <= one.end + _GAP


def _flashes(cue: Shown) -> bool:
    return cue.end - cue.begin <= _FLASH


def _kept(one: Shown, two: Shown) -> int:
    """How many lines of ``two`` were there already: the last ones of ``one``, of which the very last may have grown."""
    if not _at_once(one, two):
        return 0
    most = min(len(one.lines), len(two.lines))
    for count in range(most, 0, -1):
        again = count == len(two.lines) and not _flashes(two) and not _flashes(one)
        if one.lines[-count:] == two.lines[:count] and not again:  # else it is said once more, for as long as it takes
            return count
    for count in range(most, 0, -1):
        old, new = one.lines[-count:], two.lines[:count]
        if old[:-1] == new[:-1] and _grows(old[-1], new[-1]):
            return count
    return 0


def _grows(old: str, new: str) -> bool:
    return len(new) > len(old) and new.startswith(old) and not new[len(old)].isalnum()
