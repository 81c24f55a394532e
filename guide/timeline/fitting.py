"""A length that is asked for, to the one arrangement that lasts exactly so long.

What gives way, in this order: a ``rest``; optional sections, the lowest first; whole rounds and breaths; then all
pauses alike, each in proportion to the room that it has. Each step goes only as far as what remains for the next one
has the same direction: so pauses are not longer than by nature in a practice that is shorter than by nature, unless a
whole section had to go, and never shorter in one that is longer. What pauses cannot take is quiet at the end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from guide.audio import Rate
from guide.script.model import Duration, Script
from guide.script.times import LONGEST
from guide.timeline.fit import EVERYTHING, Bounds, Fit
from guide.timeline.flow import Flow, Lengths
from guide.timeline.performance import Performance, perform
from guide.timeline.size import Sizer, measure


def fitted(script: Script, lengths: Lengths, rate: Rate, frames: int) -> Fit | None:
    """The fit that lasts exactly ``frames``; None if that is out of reach."""
    return _Fitter(script, lengths, rate, frames).fit()


def extremes(script: Script, lengths: Lengths, rate: Rate) -> tuple[Fit, Fit]:
    """The shortest way to perform a script, and the longest."""
    sizer = measure(script, lengths, rate)
    least = [
        Fit(out, longer=False, reach=EVERYTHING, change=-1, given=-1, pinned=sizer.pinned)
        for out in orders(script, frozenset(sizer.kept))
    ]
    longest = Fit(reach=EVERYTHING, change=1, pinned=sizer.pinned)
    return min(least, key=lambda fit: perform(script, lengths, rate, fit).frames), longest


def orders(script: Script, kept: frozenset[int]) -> Sequence[frozenset[int]]:
    """The sets of sections that are left out, from none to all that may be, one more at a time."""
    sections = script.sections
    may = [at for at, each in enumerate(sections) if each.optional and not each.closing and at not in kept]
    may.sort(key=lambda at: (sections[at].optional, -at))
    may = may[: len(sections) - 1]  # something is always heard
    return [frozenset(may[:count]) for count in range(len(may) + 1)]


class _Fitter:
    """Looks for one fit. Sections are measured as often as some have to be left out, and no more."""

    def __init__(self, script: Script, lengths: Lengths, rate: Rate, frames: int) -> None:
        self._script, self._lengths, self._rate, self._frames = script, lengths, rate, frames
        self._whole = measure(script, lengths, rate)
        self._orders = orders(script, frozenset(self._whole.kept))
        self._stages: dict[int, _Stage] = {}

    def fit(self) -> Fit | None:
        """The first set of sections that can be had in this length. Fewer sections are not always shorter."""
        last = len(self._orders) - 1
        for out in range(last + 1):
            if self._at(out).natural <= self._frames:
                return self._at(out).longer(must=not out)
            if out == last or self._at(out + 1).natural < self._frames:
                found = self._at(out).shorter()
                if found:
                    return found
        return next(filter(None, (self._at(out).shorter() for out in range(last + 1))), None)

    def _at(self, out: int) -> _Stage:
        if out not in self._stages:
            left_out = self._orders[out]
            sizer = measure(self._script, self._lengths, self._rate, left_out) if out else self._whole
            self._stages[out] = _Stage(sizer, left_out, self._frames, self._play)
        return self._stages[out]

    def _play(self, fit: Fit) -> Performance:
        return perform(self._script, self._lengths, self._rate, fit)


class _Rounds:
    """A script with so many rounds as one fit has them, and how long it is when its pauses are others."""

    def __init__(self, fit: Fit, play: Callable[[Fit], Performance], played: Flow | None = None) -> None:
        self.fit, self._play = fit, play
        self._played = played = played or play(fit)
        self.frames, self.at, self._ending = played.frames, played.at, played.ending
        lengths: dict[Duration, int] = {}
        self._marks = [(-1, mark) if isinstance(mark, int) else (lengths.setdefault(mark, len(lengths)), 0)
                       for mark in played.marks]  # fmt: skip
        self._pauses = [Bounds.of(length, played.rate) for length in lengths]
        self._were = list(map(fit.stretched, self._pauses))
        often = Counter(number for number, _ in self._marks)
        self._often = [often[number] for number in range(len(lengths))]
        self.pauses = sum(self._often)

    def ends(self, fit: Fit) -> int:
        """The frame at which all is said and done, with pauses as in ``fit``."""
        return (
            self.at
            + self._ending
            + sum(change * often for change, often in zip(self._changes(fit), self._often, strict=True))
        )

    def lasts(self, fit: Fit) -> int:
        """Frames of it all, with what rings on."""
        if self._played.struck_within:
            return self._play(fit).frames
        changes, moved, rung = self._changes(fit), 0, 0
        for number, gone in self._marks:
            if number >= 0:
                moved += changes[number]
            elif gone + moved > rung:
                rung = gone + moved
        return max(self.at + moved + self._ending, rung)

    def most(self, fit: Callable[[int], Fit], low: int, high: int, frames: int) -> Fit:
        """The longest of at most ``frames``, of a fit for each number from ``low``, which is, to ``high``.

        Each number is a frame more, but for rounding; what is missing is quiet at the end.
        """
        most, beyond = low, high + 1
        while most + 1 < beyond:  # what is missing is a good guess; where it is too much, half of what is between
            missing = frames - self.ends(fit(most))
            guess = most + missing if 0 < missing < beyond - most else (most + beyond) // 2
            if missing <= 0 and most > low:
                break
            if self.ends(fit(guess)) <= frames:
                most = guess
            else:
                beyond = guess
        if self.lasts(fit(most)) > frames:  # a bell rings past the end
            most = bisect_right(range(low + 1, most), frames, key=lambda number: self.lasts(fit(number))) + low
        return self.quiet(fit(most), frames)

    def quiet(self, fit: Fit, frames: int) -> Fit:
        """With quiet at the end for what is missing."""
        return replace(fit, tail=frames - self.ends(fit)) if self.lasts(fit) < frames else fit

    def _changes(self, fit: Fit) -> list[int]:
        return [fit.stretched(pause) - were for pause, were in zip(self._pauses, self._were, strict=True)]


class _Stage:
    """A script without some of its sections, and how long it shall be.

    How far rounds stretch time is known from sizes. How long a bell rings on is not, so what was found is played.
    """

    def __init__(self, sizer: Sizer, left_out: frozenset[int], frames: int, play: Callable[[Fit], Performance]) -> None:
        self._sizer, self._frames, self._play = sizer, frames, play
        self._fit = Fit(left_out, pinned=sizer.pinned)
        self._size = sizer.size(self._fit)
        self._base = _Rounds(self._fit, play, None if sizer.loops else sizer)  # at its longest it is natural, then
        self.natural = self._base.frames

    def longer(self, *, must: bool) -> Fit | None:
        """More rounds, then longer pauses; None if that is not enough, where it ``must`` be."""
        if self.natural == self._frames:
            return self._fit  # under the ring of a bell a pause could grow, and nothing would be longer
        if self._size.rests:
            if self._frames > self._sizer.rate.frames(LONGEST):
                return None
            most = (self._frames - self.natural) // self._size.rests + 1
            return self._base.most(lambda more: replace(self._fit, share=more), 0, most, self._frames)
        fits = [self._fit, *(replace(self._fit, reach=reach) for reach in self._sizer.reaches(longer=True))]
        taken = self._last(fits, lambda found: found <= self._frames)
        more = self._sizer.size(fits[taken]).more
        fit, rounds = replace(fits[taken], room=max(1, more)), self._rounds(fits[taken])
        found = rounds.most(lambda change: replace(fit, change=change), 0, more, self._frames)
        full = found.change == more and taken == len(fits) - 1
        return None if must and full and found.tail else found

    def shorter(self) -> Fit | None:
        """Shorter rests, fewer rounds, then shorter pauses; None if that is not enough."""
        spare = self._size.spare
        fit = replace(self._fit, spare=max(1, spare))
        if spare and self._base.lasts(replace(fit, given=-spare)) <= self._frames:
            return self._base.most(lambda less: replace(fit, given=less), -spare, 0, self._frames)
        rested = replace(self._fit, longer=False, given=-1)
        fits = [rested, *(replace(rested, reach=reach) for reach in self._sizer.reaches(longer=False))]
        taken = self._last(fits, lambda found: found >= self._frames)
        less = self._sizer.size(fits[taken]).less
        fit, rounds = replace(fits[taken], room=max(1, less)), self._rounds(fits[taken])
        if rounds.lasts(replace(fit, change=-less)) <= self._frames:
            return rounds.most(lambda change: replace(fit, change=change), -less, 0, self._frames)
        if taken + 1 == len(fits):
            return None
        return _Rounds(fits[taken + 1], self._play).quiet(fits[taken + 1], self._frames)  # by less than a round

    def _rounds(self, fit: Fit) -> _Rounds:
        return self._base if fit.reach == self._fit.reach else _Rounds(fit, self._play)

    def _last(self, fits: Sequence[Fit], keeps: Callable[[int], bool]) -> int:
        """The last of ``fits`` of which the length ``keeps`` what is asked, as the first does."""
        if len(fits) == 1:
            return 0

        def fails(fit: Fit) -> bool:
            return not keeps(self._play(fit).frames)

        natural = self.natural - self._size.natural - (self._size.spare if fits[0].given else 0)
        guess = bisect_left(fits, True, key=lambda fit: not keeps(natural + self._sizer.size(fit).natural)) - 1
        if guess >= 0 and not fails(fits[guess]) and (guess + 1 == len(fits) or fails(fits[guess + 1])):
            return guess
        return max(0, bisect_left(fits, True, key=fails) - 1)
