"""Many questions at once: what is left of their answers (Y. Benjamini, Y. Hochberg 1995).

Who asks forty questions of rolled dice gets two answers at one in twenty. So what is asked together is judged
together. The questions that matter most may be given more weight beforehand (C. R. Genovese, K. Roeder, L. Wasserman
2006): never after looking.
"""

from __future__ import annotations

from collections.abc import Sequence

FALSE = 0.05
"""The share of false ones among what is told."""


def holding(chances: Sequence[float], weights: Sequence[float] | None = None, level: float = FALSE) -> list[bool]:
    """Return which of ``chances`` hold at ``level``. Raises ValueError for weights that are not above zero.

    Only the proportions of ``weights`` count; without them all are alike.
    """
    count = len(chances)
    given = [1.0] * count if weights is None else list(weights)
    if len(given) != count or any(weight <= 0 for weight in given):
        raise ValueError("each chance has one weight, above zero")
    fair = [chance * sum(given) / (weight * count) for chance, weight in zip(chances, given, strict=True)]
    order = sorted(range(count), key=fair.__getitem__)
    last = max((rank for rank, place in enumerate(order, 1) if fair[place] <= level * rank / count), default=0)
    kept = set(order[:last])
    return [place in kept for place in range(count)]
