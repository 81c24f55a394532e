"""When bells ring: at equal distances, or at distances that nobody can foresee and a seed brings back.

Everything is counted from a beginning and not from the last ring, so that nothing drifts. Pure: no clock is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import chain, count
from random import Random

CLOSEST = 5.0
"""Seconds from a bell to the next one, at least: closer, they are one sound."""
BELL = "bowl"
"""The bell where nobody names another one."""
LEVEL = -24.0
"""dBFS of a strike's peak where nobody says otherwise: soft, and heard through closed eyes."""
LEVELS = (-60.0, -6.0)
"""From hardly heard to loud; from there on a strike and the ring of the one before could be too much together."""
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds from one bell to the next: ``shortest`` to ``longest``, each as likely. Equal ones need no seed."""

    shortest: float
    longest: float
    seed: int = 0

    @property
    def steady(self) -> bool:
        """Whether all distances are the same."""
        return self.shortest == self.longest

    def moments(self, part: str = "") -> Iterator[float]:
        """Seconds from the beginning to each bell, without end. Each ``part`` of a plan has distances of its own."""
        if self.steady:
            yield from (number * self.shortest for number in count(1))
            return
        chance, at = Random(f"{self.seed} {part}"), 0.0  # noqa: S311 - bells, not secrets
        while True:
            at += chance.uniform(self.shortest, self.longest)
            yield at


@dataclass(frozen=True, slots=True)
class BellHours:
    """The part of each day in which bells ring, by the local clock. Over midnight if it ends before it begins."""

    opens: time
    closes: time

    @property
    def seconds(self) -> float:
        """How long that is, on a day without a change of clocks."""
        opens, closes = (60.0 * (60 * each.hour + each.minute) + each.second for each in (self.opens, self.closes))
        return closes - opens if closes > opens else closes - opens + _DAY

    def on(self, day: date, zone: tzinfo | None = None) -> tuple[float, float]:
        """From when to when, on the clock of `time.time`, where it begins on ``day``."""
        last = day + timedelta(days=1) if self.closes <= self.opens else day
        return moment_of(day, self.opens, zone), moment_of(last, self.closes, zone)


def ring_moments(
    rhythm: Rhythm, start: float, hours: BellHours | None = None, zone: tzinfo | None = None
) -> Iterator[float]:
    """Every ring after ``start``, on the clock of `time.time`. ``zone`` is that of this machine where it is None.

    Without ``hours`` they are counted from ``start``; with them from each day's first moment, at which steady bells
    ring too, so that half-hours stay half-hours whenever one begins.
    """
    if hours is None:
        yield from (start + each for each in rhythm.moments())
        return
    last = start
    for day in _days(datetime.fromtimestamp(start, zone).date() - timedelta(days=1)):
        opens, closes = hours.on(day, zone)
        begins = (0.0,) if rhythm.steady else ()
        for each in chain(begins, rhythm.moments(day.isoformat())):
            if opens + each > closes:
                break
            if opens + each > last:
                last = opens + each
                yield last


def moment_of(day: date, clock: time, zone: tzinfo | None = None) -> float:
    """That time of that day, on the clock of `time.time`. A time that is left out in spring is an hour later."""
    return datetime.combine(day, clock, zone).timestamp()


def next_moment(clock: time, now: float, zone: tzinfo | None = None) -> float:
    """When it is ``clock`` the next time: today, or tomorrow."""
    today = datetime.fromtimestamp(now, zone).date()
    coming = moment_of(today, clock, zone)
    return coming if coming > now else moment_of(today + timedelta(days=1), clock, zone)


def _days(first: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in count())
