"""How much everything stretches: what the arranger asks when it meets something elastic.

A `Fit` answers by the value of what is elastic and never by its place, so the same script gives the same arrangement
however it is split into parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from guide.audio import Rate
from guide.script.model import Count, Duration


class Reach(NamedTuple):
    """How far whole rounds have gone from their natural number towards their bound.

    ``share`` runs from 0 to 1. A range of so many rounds moves in steps of one part of it; where several ranges step
    at the same share, those whose loop comes first in the script (``loop`` and before) have stepped already.
    """

    share: float
    loop: int

    def steps(self, span: int, loop: int) -> int:
        """How many of ``span`` steps a loop has made."""
        made = min(span, int(self.share * span) + 1)
        while made > 0 and (made / span, loop) > self:
            made -= 1
        return made


class Bounds(NamedTuple):
    """A pause in frames: by nature, and by how much it can shrink or grow."""

    natural: int
    less: int
    more: int
    rest: bool

    @classmethod
    def of(cls, length: Duration, rate: Rate) -> Bounds:
        """Of a length as it is written."""
        natural = rate.frames(length.natural)
        less, more = natural - rate.frames(length.shortest), rate.frames(length.longest) - natural
        return cls(natural, less, more, length.rest)


@dataclass(frozen=True, slots=True)
class Fit:
    """One way to perform a script. The default is its natural one."""

    left_out: frozenset[int] = frozenset()
    """Indexes of optional sections that are not heard."""
    longer: bool = True
    """Whether rounds grow, or shrink."""
    reach: Reach = Reach(0.0, 0)
    change: int = 0
    """Frames by which all pauses together are longer, or shorter if negative, of `room` that there is."""
    room: int = 1
    share: int = 0
    """Frames that each ``rest`` has beyond its natural length."""
    given: int = 0
    """Frames, negative, by which all rests together are shorter, of `spare` that they can be."""
    spare: int = 1
    pinned: int = 0
    """How many moments are waited for; what comes before the last of them is natural."""
    tail: int = 0
    """Frames of quiet at the end, which nothing else could take."""
    hush: dict[int, float] = field(default_factory=dict)
    """Which share of the lines of a priority is heard; those not named here all are."""

    def rounds(self, count: Count, loop: int) -> int:
        """How many of an elastic number."""
        if self.longer:
            return count.natural + self.reach.steps(count.longest - count.natural, loop)
        return count.natural - self.reach.steps(count.natural - count.shortest, loop)

    def frames(self, length: Duration, rate: Rate) -> int:
        """How long a pause is. Rounding never leaves the bounds and keeps pauses in their order of size."""
        return self.stretched(Bounds.of(length, rate))

    def stretched(self, pause: Bounds) -> int:
        """How long a pause is, by its bounds in frames."""
        if pause.rest:
            return pause.natural + self.share + pause.less * self.given // self.spare
        return pause.natural + (pause.more if self.change > 0 else pause.less) * self.change // self.room


NATURAL = Fit()
EVERYTHING = Reach(1.0, 1_000_000)
