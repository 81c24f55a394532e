"""How often each was said: words as they were written, told apart without regard to capital letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guide.insights.wording import listed

SHOWN = 12
"""Most of them in a picture."""


def tally(texts: Iterable[str | None]) -> dict[str, int]:
    """Return how often each text occurs, the most frequent first; each is written as it was the first time."""
    written: dict[str, str] = {}
    many: Counter[str] = Counter()
    for text, count in Counter(texts).items():
        if text and text.strip():
            key = text.strip().casefold()
            written.setdefault(key, text.strip())
            many[key] += count
    return {written[key]: count for key, count in sorted(many.items(), key=lambda each: -each[1])}


def top(many: dict[str, int], count: int = SHOWN) -> dict[str, int]:
    """Return the ``count`` most frequent."""
    return dict(list(many.items())[:count])


def spoken(many: dict[str, int], count: int = 3) -> str:
    """Return the most frequent in words: ``chest (12), belly (4) and hands (2)``."""
    names = [f"{name} ({times})" for name, times in top(many, count).items()]
    return listed(names)
