"""Fewer words: which lines are heard when the listener wants only some of them. The most needed ones stay longest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from guide.script.model import NEEDED


class LineDensity:
    """Asked for one line after the other, in order. Lines that are needed equally thin out evenly."""

    def __init__(self, lines: Mapping[int, int], per_cent: int) -> None:
        self._shares = _shares(lines, per_cent)
        self._seen: Counter[int] = Counter()

    def heard(self, priority: int) -> bool:
        """Whether the next line of this priority is heard."""
        share = self._shares.get(priority, 1.0)
        self._seen[priority] += 1
        seen = self._seen[priority]
        return int(seen * share) > int((seen - 1) * share)


def _shares(lines: Mapping[int, int], per_cent: int) -> dict[int, float]:
    """Which share of the lines of each priority is heard: so many of all lines, from the most needed one down."""
    others = {priority: count for priority, count in lines.items() if priority < NEEDED}
    left = sum(others.values()) * per_cent / 100
    shares: dict[int, float] = {}
    for priority in sorted(others, reverse=True):
        shares[priority] = min(1.0, left / others[priority])
        left -= shares[priority] * others[priority]
    return shares
