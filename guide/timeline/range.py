"""How short and how long a script can be, and what holds it there: measured by playing, not by formula."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

from guide.audio import Rate
from guide.problems import Where
from guide.script.model import Breaths, Delivery, Duration, Manner, Script, Section, Utterance
from guide.script.times import LONGEST, written
from guide.timeline.fit import NATURAL, Fit
from guide.timeline.fitting import extremes
from guide.timeline.flow import Lengths
from guide.timeline.model import Source
from guide.timeline.performance import Performance
from guide.timeline.size import measure
from guide.translation import _, counted

_NAMED = 3
"""How many of the things that hold a length are named."""


@dataclass(frozen=True, slots=True)
class SectionRange:
    """How short and how long a section can be, in seconds; the shortest of one that may be left out is 0."""

    section: int
    shortest: float
    natural: float
    longest: float


class Exact(NamedTuple):
    """Which lengths are measured, and not partly guessed."""

    shortest: bool = True
    natural: bool = True
    longest: bool = True


MEASURED = Exact()


@dataclass(frozen=True, slots=True)
class Range:
    """How short and how long a script can be, in seconds."""

    shortest: float
    natural: float
    longest: float
    exact: Exact = MEASURED
    least: tuple[str, ...] = ()
    """What cannot be shorter, the longest first."""
    most: tuple[str, ...] = ()
    """What cannot be longer."""
    sections: tuple[SectionRange, ...] = ()
    """Every section of the script."""

    @property
    def soonest(self) -> int:
        """The shortest length in whole seconds that can be asked for."""
        return ceil(round(self.shortest, 6))

    @property
    def latest(self) -> int:
        """The longest length in whole seconds that can be asked for."""
        return floor(round(self.longest, 6))

    @property
    def stretches(self) -> bool:
        """Whether any length in whole seconds can be asked for."""
        return self.soonest <= self.latest


def range_of(
    script: Script, lengths: Lengths, rate: Rate, known: Callable[[Source], bool] = lambda source: True
) -> Range:
    """Measure how far a script can go; ``known`` tells which lengths are no guesses."""
    shortest, longest = extremes(script, lengths, rate)
    short, natural, long = tallies = [_Tally(lengths, rate, fit, known) for fit in (shortest, NATURAL, longest)]
    for tally in tallies:
        script.perform(tally)
    rests = bool(measure(script, lengths, rate).total.rests)
    path = script.where.path
    sections = range(len(script.sections))
    return Range(
        rate.seconds(short.frames),
        rate.seconds(natural.frames),
        LONGEST if rests else rate.seconds(long.frames),
        Exact(short.exact, natural.exact, rests or long.exact),
        short.named(_("{what} of {place} at least {length}"), path),
        long.named(_("{what} of {place} at most {length}"), path),
        tuple(SectionRange(each, *(tally.lasts(each) for tally in tallies)) for each in sections),
    )


class _Tally(Performance):
    """Adds up what takes how long."""

    def __init__(self, lengths: Lengths, rate: Rate, fit: Fit, known: Callable[[Source], bool]) -> None:
        super().__init__(lengths, rate, fit)
        self._is_known = known
        self.exact = True
        """Whether every line in it is known."""
        self._words = 0
        self._taken: Counter[tuple[str, Where]] = Counter()
        self._begins: dict[int, int] = {}

    def section(self, section: Section) -> bool:
        """Where it begins."""
        played = super().section(section)
        if played:
            self._begins[self._sections] = self.at
        return played

    def spoken(self, utterance: Utterance, where: Where, stop: int, manner: Manner, same_line: bool) -> None:
        """Words."""
        self.exact = self.exact and self._is_known(utterance)
        self._words += stop - self.at

    def pause(self, length: Duration, where: Where) -> int:
        """Pauses."""
        frames = super().pause(length, where)
        self._taken[_("the pause"), where] += frames
        return frames

    def breaths(self, breaths: Breaths, cycles: int, where: Where, how: Delivery) -> None:
        """Breaths."""
        start = self.at
        super().breaths(breaths, cycles, where, how)
        self._taken[counted(cycles, "breath"), where] += self.at - start

    def lasts(self, section: int) -> float:
        """Seconds from the beginning of a section to that of the next one; 0 for one that is left out."""
        if section not in self._begins:
            return 0.0
        later = [begin for number, begin in self._begins.items() if number > section]
        return self.rate.seconds(min(later, default=self.frames) - self._begins[section])

    def named(self, bound: str, path: str) -> tuple[str, ...]:
        """The words, and what takes longest besides."""
        seconds = self.rate.seconds
        words = _("the words take {length}").format(length=written(seconds(self._words)))
        most = [
            bound.format(what=what, place=_place(where, path), length=written(seconds(frames)))
            for (what, where), frames in self._taken.most_common(_NAMED)
        ]
        return (words, *most)


def _place(where: Where, path: str) -> str:
    """The line, with the file where it is another one."""
    return (
        _("line {line}").format(line=where.line)
        if where.path == path
        else _("{name}, line {line}").format(name=Path(where.path).name, line=where.line)
    )
