"""How likely a difference as large as this one is, if there is none.

`paired` is the sign-flip permutation test of differences. `Adjusted.tails` is the same for what is left once other
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


class Adjusted:
    """Values from which what is given has been taken into account, to ask what other things add to them."""

    def __init__(self, values: Floats, given: Floats) -> None:
        """``values`` has shape (n,), ``given`` (n, columns)."""
        self._values = values
        self._basis = _basis(given)
        self._rest = values - self._basis @ (self._basis.T @ values)
        self._free = np.maximum(1 - (self._basis**2).sum(axis=1), 0.1)

    def tails(self, target: Floats, seed: int, unsure: float = 0.0) -> Tails:
        """Return the tails of what ``target``, shape (n,), adds.

        ``unsure`` is the standard error of what was taken as known, in units of the coefficient of ``target``.
        """
        own = self._own(target)
        each = own * self._rest / np.sqrt(self._free)
        return _tails(each, float(own @ self._rest), seed, unsure * float(own @ own))

    def effect(self, target: Floats) -> tuple[float, float]:
        """Return the coefficient of ``target``, and its standard error (robust, HC3); infinite if it adds nothing."""
        own = self._own(target)
        square = float(own @ own)
        if square < _TINY:
            return 0.0, float("inf")
        size = float(own @ self._rest) / square
        spread = (self._rest - size * own) / np.maximum(self._free - own**2 / square, 0.1)
        return size, sqrt(float((own**2) @ spread**2)) / square

    def _own(self, target: Floats) -> Floats:
        """What of ``target`` is not told by what is given."""
        return np.asarray(target - self._basis @ (self._basis.T @ target))


def _basis(given: Floats) -> Floats:
    """An orthonormal basis of the columns, without those that say nothing new."""
    strength, turned = np.linalg.eigh(given.T @ given)
    new = strength > 1e-10 * max(float(strength[-1]), _TINY) if len(strength) else np.zeros(0, bool)
    return np.asarray(given @ (turned[:, new] / np.sqrt(strength[new])))


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
