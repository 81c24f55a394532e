"""A script as one `Fit` has it: which sections, how many rounds, how long each pause."""

from __future__ import annotations

from collections.abc import Iterable

from guide.audio import Rate
from guide.problems import Where
from guide.script.model import Breaths, Count, Delivery, Duration, Script, Section
from guide.timeline.fit import NATURAL, Fit
from guide.timeline.flow import Flow, Lengths


class Performance(Flow):
    """Follows a fit, and writes nothing down."""

    def __init__(self, lengths: Lengths, rate: Rate, fit: Fit) -> None:
        super().__init__(lengths, rate)
        self._fit = fit
        self._sections = -1
        self._loops = self._depth = self._moments = 0

    @property
    def bound(self) -> bool:
        """Whether all is natural just now: before the last moment that is waited for, and where nothing may stretch."""
        return bool(self.fixed) or self._moments < self._fit.pinned

    @property
    def fit(self) -> Fit:
        """What holds just now."""
        return NATURAL if self.bound else self._fit

    def section(self, section: Section) -> bool:
        """Unless it is left out."""
        self._sections += 1
        return self._sections not in self._fit.left_out

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        """As many as fit."""
        if self.bound or count.shortest == count.longest:
            yield from range(1, count.natural + 1)
            return
        loop = self._enter()
        self._depth += 1
        yield from range(1, self.fit.rounds(count, loop) + 1)
        self._depth -= 1

    def pause(self, length: Duration, where: Where) -> int:
        """As long as fits."""
        if self.bound:
            frames = self.rate.frames(length.natural)
        else:
            frames = self._fit.frames(length, self.rate)
            self.marks.append(length)
        self.at += frames
        return frames

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        """As many breaths as fit."""
        if self.last != "breath":
            self.approach()
        self.last = "breath"
        self.breaths(breaths, self._cycles(breaths.cycles), where, how)

    def breaths(self, breaths: Breaths, cycles: int, where: Where, how: Delivery) -> None:
        """So many of them, from now on."""
        self.at += self.rate.frames(breaths.seconds(cycles))

    def until(self, seconds: float, where: Where) -> None:
        """A moment."""
        super().until(seconds, where)
        self._moments += 1

    @property
    def frames(self) -> int:
        """Frames of it all."""
        return max(self.at + self._fit.tail + self.ending, self.rung)

    def _cycles(self, count: Count) -> int:
        if self.bound or count.shortest == count.longest:
            return count.natural
        return self.fit.rounds(count, self._enter())

    def _enter(self) -> int:
        """The number of the loop that begins, counted as the sizer does."""
        if self._depth == 0:
            self._loops += 1
        return self._loops


def perform(script: Script, lengths: Lengths, rate: Rate, fit: Fit) -> Performance:
    """A script that has gone by."""
    played = Performance(lengths, rate, fit)
    script.perform(played)
    return played
