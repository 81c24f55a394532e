"""How far off a mean or a share may be: between which two values it likely lies, at 95 in 100."""

from __future__ import annotations

from math import sqrt
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from guide.insights.statistics.flips import Floats

Wholes: TypeAlias = npt.NDArray[np.integer[Any]]

_Z = 1.959964
DRAWS = 999
ENOUGH = 120
"""Values from which on drawing them again gives the bell curve's interval."""


def mean(values: Floats, seed: int) -> tuple[float, float]:
    """Return the interval of the mean of ``values``, at least two, by drawing them again (bootstrap).

    Draws of a few values vary too little; they are widened as T. C. Hesterberg (2015) does, to what Student's would be.
    """
    middle, count = float(values.mean()), len(values)
    if count > ENOUGH:
        half = _Z * float(values.std(ddof=1)) / sqrt(count)
        return middle - half, middle + half
    chosen = np.random.default_rng([seed, count]).integers(0, count, size=(DRAWS, count))
    drawn = middle + (values[chosen].mean(axis=1) - middle) * sqrt(count / (count - 1)) * _student(count - 1) / _Z
    return middle_of(drawn)


def middle_of(drawn: Floats) -> tuple[float, float]:
    """Return the two values between which 95 in 100 of ``drawn`` lie, interpolated as `numpy.quantile` does.

    That one loads the masked arrays for it, which takes longer than all draws.
    """
    in_order = np.sort(drawn)
    low, high = (_between(in_order, share * (len(in_order) - 1)) for share in (0.025, 0.975))
    return low, high


def _between(in_order: Floats, place: float) -> float:
    below = int(place)
    left, right = float(in_order[below]), float(in_order[min(below + 1, len(in_order) - 1)])
    part = place - below
    return left + (right - left) * part if part < 0.5 else right - (right - left) * (1 - part)


def by_block(values: Floats, blocks: Wholes) -> tuple[float, float]:
    """Return the mean of ``values`` and its standard error where those of one block (a fortnight) may be alike.

    ``blocks`` are whole numbers that lie close together.
    """
    middle = float(values.mean())
    places = (blocks - blocks.min()).astype(int)
    off = np.bincount(places, values - middle)[np.bincount(places) > 0]
    if len(off) < 2:
        return middle, float("inf")
    return middle, sqrt(float(off @ off)) / len(values) * sqrt(len(off) / (len(off) - 1))


def by_week(values: Floats, weeks: Wholes) -> tuple[float, float]:
    """Return the interval of the mean of ``values``, where those of one week may be alike; infinite under three weeks.

    The factor is Student's for the number of weeks.
    """
    middle, error = by_block(values, weeks)
    free = len(set(weeks.tolist())) - 1
    if free < 2:
        return -float("inf"), float("inf")
    half = _student(free) * error
    return middle - half, middle + half


def share(hits: int, count: int) -> tuple[float, float]:
    """Return the interval of a share, 0 to 1 (E. B. Wilson 1927)."""
    part, z = hits / count, _Z**2 / count
    middle, half = part + z / 2, _Z * sqrt(part * (1 - part) / count + z / count / 4)
    return max(0.0, (middle - half) / (1 + z)), min(1.0, (middle + half) / (1 + z))


def _student(free: int) -> float:
    """Student's quantile at 97.5 in 100, by the first terms of its expansion: within 4 in 100 from two degrees on."""
    return _Z + 2.37 / free + 2.8 / free**2
