"""How likely a difference as large as this one is, if there is none.

`paired` is the sign-flip permutation test of differences. `score` is the same for a difference that is left once other
things are taken into account: the signs of each one's contribution to the effective score are flipped (J. Hemerik,
J. J. Goeman, L. Finos 2020, Robust testing in generalized linear models by sign flipping score contributions), so that
spreads may differ and nothing has to be bell-shaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np

from guide.insights.statistics import flips
from guide.insights.statistics.flips import Floats

_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Tails:
    """The two chances of one test: of a result as low as this one or lower, and as high or higher."""

    low: float
    high: float

    @property
    def both(self) -> float:
        """The chance of one as far out in either direction."""
        return min(1.0, 2 * min(self.low, self.high))

    def leaning(self, share: float) -> float:
        """Return the chance in both directions where ``share`` (0 to 1) of the false alarms may be low ones."""
        return min(1.0, self.low / share, self.high / (1 - share))


def paired(differences: Floats, seed: int) -> Tails:
    """Return the tails of the sum of ``differences`` over all ways to flip their signs."""
    return _tails(differences, float(differences.sum()), seed)


def score(values: Floats, target: Floats, given: Floats, seed: int, unsure: float = 0.0) -> Tails:
    """Return the tails of what ``target`` adds to ``values`` once ``given`` is taken into account.

    ``values`` and ``target`` have shape (n,), ``given`` (n, columns). ``unsure`` is the standard error of what was
    taken as known, in units of the coefficient of ``target``.
    """
    basis = _basis(given)
    rest = values - basis @ (basis.T @ values)
    own = target - basis @ (basis.T @ target)
    leverage = (basis**2).sum(axis=1)
    each = own * rest / np.sqrt(np.maximum(1 - leverage, 0.1))
    return _tails(each, float(own @ rest), seed, unsure * float(own @ own))


def effect(values: Floats, target: Floats, given: Floats) -> tuple[float, float]:
    """Return the coefficient of ``target`` beside ``given``, and its standard error (robust, HC3)."""
    basis = _basis(given)
    own = target - basis @ (basis.T @ target)
    square = float(own @ own)
    if square < _TINY:
        return 0.0, float("inf")
    whole = np.column_stack([basis, own / sqrt(square)])
    rest = values - whole @ (whole.T @ values)
    spread = rest / np.maximum(1 - (whole**2).sum(axis=1), 0.1)
    return float(own @ values) / square, sqrt(float((own**2) @ spread**2)) / square


def _basis(given: Floats) -> Floats:
    """An orthonormal basis of the columns, without those that say nothing new."""
    if not given.shape[1]:
        return given
    left, strength, _ = np.linalg.svd(given, full_matrices=False)
    return np.asarray(left[:, strength > 1e-8 * max(float(strength[0]), _TINY)])


def _tails(each: Floats, seen: float, seed: int, unsure: float = 0.0) -> Tails:
    if len(each) > flips.MOST:
        return _bell(seen, sqrt(float(each @ each) + unsure**2))
    could, itself = flips.sums(each, seed)
    if unsure:
        could = could + unsure * np.random.default_rng([seed, 1]).standard_normal(len(could))
    slack = 1e-5 * (1 + float(np.abs(each).sum()))  # sums of the same values in another order
    low = (int((could <= seen + slack).sum()) + itself) / (len(could) + itself)
    return Tails(low, (int((could >= seen - slack).sum()) + itself) / (len(could) + itself))


def _bell(seen: float, deviation: float) -> Tails:
    if deviation < _TINY:
        return Tails(1.0, 1.0)
    high = 0.5 * erfc(seen / deviation / sqrt(2))
    return Tails(1 - high, high)
