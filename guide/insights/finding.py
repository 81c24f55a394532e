"""What may honestly be said: a finding with its n and how sure it is, or that there is not enough yet.

Two steps, because what is asked together is judged together: a `Draft` holds comparisons that nobody has judged, and
once all of a page are there (`guide.insights.page`), each becomes a `Finding` with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from guide.insights.chart import Chart

if TYPE_CHECKING:
    from guide.insights.history import History


class Claim(StrEnum):
    """What a comparison would say, if it holds. Each kind is judged by itself."""

    DIFFERENCE = "difference"
    """Two numbers differ; why, nobody says. Hard moments also ease by themselves."""
    BEYOND = "beyond"
    """More than coming back to the usual by itself, or more than after the person's other practices."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One difference that was looked at."""

    label: str
    n: int
    difference: float
    low: float
    high: float
    """It likely lies between ``low`` and ``high``."""
    chance: float
    """Of a difference as large if there is none."""
    claim: Claim
    first: bool = False
    """Whether it answers the first question of its kind, which may use most of what may be false."""
    holds: bool = False
    """Set once all were judged together."""


Compared = tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an insight found in the rows. ``say`` gets the comparisons as they were judged, in the same order."""

    n: int
    say: Callable[[Compared], str]
    comparisons: Compared = ()
    chart: Chart | None = None
    quotes: tuple[str, ...] = ()
    """Words of the person, as they were written."""


@dataclass(frozen=True, slots=True)
class Insight:
    """A question that rows can answer, and the least n at which it is answered."""

    name: str
    question: str
    needed: int
    of: str
    """What n counts, as a plural: check-ins with words."""
    find: Callable[[History], Draft]


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question."""

    name: str
    question: str
    n: int
    needed: int
    of: str
    sentence: str
    comparisons: Compared = ()
    chart: Chart | None = None
    quotes: tuple[str, ...] = field(default=())

    @property
    def enough(self) -> bool:
        """Whether there was enough to say something."""
        return self.n >= self.needed


def scarce(n: int) -> Draft:
    """Return a draft of an insight for which there is not enough."""
    return Draft(n, lambda _: "")
