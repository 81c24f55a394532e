"""How far a script can stretch: its parts that are fixed, its pauses, and its rounds, measured in one performance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from guide.audio import Rate
from guide.problems import Where
from guide.script.model import Breaths, Count, Delivery, Duration, Manner, Script, Section, Utterance
from guide.timeline.fit import Fit, Reach
from guide.timeline.flow import Flow, Lengths


class Size(NamedTuple):
    """Frames."""

    natural: int = 0
    """Everything, with pauses at their natural lengths."""
    less: int = 0
    """By how much pauses can shrink, without those that take what is left."""
    more: int = 0
    """By how much they can grow."""
    rests: int = 0
    """How many take what is left."""
    spare: int = 0
    """By how much those can shrink."""

    def plus(self, other: Size, sign: int = 1) -> Size:
        """The sum, or the difference."""
        return Size(*(one + sign * two for one, two in zip(self, other, strict=True)))


@dataclass(slots=True)
class Loop:
    """A range of rounds, with all that is in them at the longest."""

    count: Count
    number: int
    """Which loop of the script it is, from 1; loops within loops have the number of the outermost."""
    after: list[Size]
    """What has gone by after each number of rounds, from 0 on."""
    within: list[list[Loop]] = field(default_factory=list)
    """The loops of each round."""

    def unplayed(self, fit: Fit) -> Size:
        """What ``fit`` leaves away of it."""
        played = fit.rounds(self.count, self.number)
        gone = self.after[-1].plus(self.after[played], -1)
        for loops in self.within[:played]:
            for loop in loops:
                gone = gone.plus(loop.unplayed(fit))
        return gone


class Sizer(Flow):
    """Performs a script at its longest and notes what of it could be shorter."""

    def __init__(self, lengths: Lengths, rate: Rate, left_out: frozenset[int], moments: int) -> None:
        super().__init__(lengths, rate)
        self._left_out, self._moments = left_out, moments
        self._sections = -1
        self.total = Size()
        """What is not counted in `at`: how it differs from the natural."""
        self.loops: list[Loop] = []
        self._open: list[list[Loop]] = [self.loops]
        self._numbers = 0
        self.pinned = 0
        self.kept: set[int] = set()
        """Sections that cannot be left out, because a moment comes after them."""
        self.lines: Counter[int] = Counter()
        """How many lines there are of each priority."""

    def section(self, section: Section) -> bool:
        """All but those that are left out."""
        self._sections += 1
        return self._sections not in self._left_out

    def spoken(self, utterance: Utterance, where: Where, stop: int, manner: Manner, same_line: bool) -> None:
        """Count lines."""
        if manner.heard and not same_line:
            self.lines[manner.priority] += 1

    def pause(self, length: Duration, where: Where) -> int:
        """Its natural length, and how it may differ."""
        natural = self.rate.frames(length.natural)
        if self.bound:
            self.at += natural
            return natural
        self.marks.append(length)
        less = natural - self.rate.frames(length.shortest)
        _, total_less, total_more, rests, spare = self.total
        if length.rest:
            self.total = Size(0, total_less, total_more, rests + 1, spare + less)
        else:
            more = self.rate.frames(length.longest) - natural
            self.total = Size(0, total_less + less, total_more + more, rests, spare)
        self.at += natural
        return natural

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        """All of them; within something fixed the natural number."""
        if self.bound or count.shortest == count.longest:
            yield from range(1, count.natural + 1)
            return
        loop = self._loop(count)
        for number in range(1, count.longest + 1):
            loop.within.append([])
            self._open.append(loop.within[-1])
            yield number
            self._open.pop()
            loop.after.append(self.now())

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        """How long any number of breaths is, without breathing them."""
        if self.last != "breath":
            self.approach()
        self.last = "breath"
        count, start = breaths.cycles, self.at
        if self.bound or count.shortest == count.longest:
            self.at = start + self.rate.frames(breaths.seconds(count.natural))
            return
        frames = [self.rate.frames(breaths.seconds(number)) for number in range(count.longest + 1)]
        loop = self._loop(count)
        loop.after += [self.now().plus(Size(length)) for length in frames[1:]]
        self.at = start + frames[-1]

    def until(self, seconds: float, where: Where) -> None:
        """A moment that is named."""
        super().until(seconds, where)
        self.pinned += 1
        self.kept.update(range(self._sections + 1))

    @property
    def bound(self) -> bool:
        """Whether all is as it is by nature, as it is before the last moment that is named."""
        return bool(self.fixed) or self.pinned < self._moments

    def now(self) -> Size:
        """What has gone by."""
        return Size(self.at, *self.total[1:])

    def size(self, fit: Fit) -> Size:
        """The whole script when its rounds are as ``fit`` has them, without the end."""
        size = self.now()
        for loop in self.loops:
            size = size.plus(loop.unplayed(fit), -1)
        return size

    def reaches(self, longer: bool) -> list[Reach]:
        """Every step that rounds can take from their natural number to their bound, in order."""
        found: set[Reach] = set()
        _gather(self.loops, longer, found)
        return sorted(found)

    def _loop(self, count: Count) -> Loop:
        if len(self._open) == 1:
            self._numbers += 1
        loop = Loop(count, self._numbers, [self.now()])
        self._open[-1].append(loop)
        return loop


def _gather(loops: list[Loop], longer: bool, found: set[Reach]) -> None:
    for loop in loops:
        count = loop.count
        span = count.longest - count.natural if longer else count.natural - count.shortest
        found.update(Reach(step / span, loop.number) for step in range(1, span + 1))
        for within in loop.within[:1]:  # what comes round is the same in every round
            _gather(within, longer, found)


def measure(script: Script, lengths: Lengths, rate: Rate, left_out: frozenset[int] = frozenset()) -> Sizer:
    """A script that has been measured."""
    sizer = Sizer(lengths, rate, left_out, 0)
    script.perform(sizer)
    if not sizer.pinned:
        return sizer
    sizer = Sizer(lengths, rate, left_out, sizer.pinned)  # now it is known which moment is the last
    script.perform(sizer)
    return sizer
