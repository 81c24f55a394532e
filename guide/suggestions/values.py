"""What suggestions are made of: plain values, whoever fills them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from guide.journal import Zone
from guide.suggestions.capacity import Capacity
from guide.suggestions.dates import GentleDate

INTENSE = 3
"""Intensity from which on a practice may stir up much."""
CAPPED = 2
"""The most on a day with little left, or outside the window."""
MUCH = 8
"""Distress, 0 to 10, from which on the support card is offered."""
GAP = timedelta(days=7)
"""After so long a person is greeted, and the days are not counted."""
RESTFUL = ("rest", "grounding", "nature")
"""Kinds that are rest or resource at intensity 2, too; every practice of intensity 1 is."""
ACTIVE = ("standing", "walking", "moving")
OUTSIDE = (Zone.HOT, Zone.COLD)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A practice that might be suggested."""

    name: str
    title: str
    kind: str
    intensity: int
    """1 to 5."""
    minutes: tuple[float, float] = (5.0, 5.0)
    """The shortest and the longest it can be."""
    eyes: tuple[str, ...] = ("either",)
    """Of open, closed, either: what its author says is possible."""
    posture: tuple[str, ...] = ()
    """Of sitting, lying, standing, walking, moving; empty where the author says nothing."""
    needs: tuple[str, ...] = ()

    @property
    def still(self) -> bool:
        """Return whether it is stillness: eyes closed and no other way, or lying, or rest."""
        return not {"open", "either"} & set(self.eyes) or self.posture == ("lying",) or self.kind == "rest"

    @property
    def activating(self) -> bool:
        """Return whether it moves something: the body, or the eyes round the room.

        What an author puts first is how it begins. That one might stand through it as well moves nothing yet.
        """
        moves = self.kind in ("movement", "grounding") or (self.posture != () and set(self.posture) <= set(ACTIVE))
        inward = self.eyes[:1] == ("closed",) or self.posture[:1] == ("lying",)
        return moves and not inward and not self.still

    @property
    def discharging(self) -> bool:
        """Return whether strength that had nowhere to go may go somewhere."""
        return self.kind == "movement" and not self.still

    @property
    def orienting(self) -> bool:
        """Return whether it looks round, eyes open, and finds out where one is."""
        return self.kind == "grounding" and self.eyes != ("closed",) and not self.still

    @property
    def settling(self) -> bool:
        """Return whether it settles: gentle, and of a kind that does not dig."""
        return self.intensity == 1 and self.kind in ("grounding", "breathwork", "rest", "nature", "mindfulness")

    @property
    def restful(self) -> bool:
        """Return whether it counts as rest or resource after something intense."""
        return is_restful(self.kind, self.intensity)

    @property
    def intense(self) -> bool:
        """Return whether it may stir up much."""
        return self.intensity >= INTENSE


def is_restful(kind: str, intensity: int) -> bool:
    """Return whether a practice of that ``kind`` and ``intensity`` is rest or resource."""
    return intensity == 1 or (intensity == 2 and kind in RESTFUL)


@dataclass(frozen=True, slots=True)
class Past:
    """One practice as it was lived."""

    name: str
    kind: str
    intensity: int
    at: datetime
    after: Zone | None = None
    """The zone that was said last of it; None where nothing was said."""
    calmed: bool = False
    """Whether it was eased, grounded or landed early: a choice, and practice too, yet no reason to go further."""

    @property
    def restful(self) -> bool:
        """Return whether it was rest or resource."""
        return is_restful(self.kind, self.intensity)

    @property
    def went_well(self) -> bool:
        """Return whether a step further may follow: inside afterwards, or nothing said and no ease needed."""
        return self.after is Zone.INSIDE or (self.after is None and not self.calmed)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said at one time."""

    at: datetime
    zone: Zone | None = None
    distress: int | None = None
    """0 to 10."""
    signs: tuple[str, ...] = ()
    """Which of the person's own signs to pause they ticked, in their words."""


@dataclass(frozen=True, slots=True)
class SeriesStep:
    """Where somebody stands in a series: what its next layer holds. The state is the layer chosen last, no date."""

    title: str
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What is known when somebody asks what there is for now."""

    now: datetime
    """With the offset that holds where the person is."""
    past: tuple[Past, ...] = ()
    """In any order."""
    check_ins: tuple[CheckIn, ...] = ()
    """In any order; that of this visit is the latest."""
    capacity: Capacity | None = None
    dates: tuple[GentleDate, ...] = ()
    needs: tuple[str, ...] = ()
    """What was chosen just now: I can't sleep."""
    minutes: float | None = None
    """How much time there is; None where nobody was asked."""
    safe: bool | None = None
    """Whether this is a place where one can be with oneself; None where nobody was asked."""
    on_the_road: bool = False
    """Whether they said in this visit that they are driving, or at a machine."""
    signs: tuple[str, ...] = ()
    """Which of their own signs to pause were ticked in this visit before something intense, in their words."""
    response: str = ""
    """Fight, flight, freeze or fawn: the first impulse that was told in this visit."""
    shelved: frozenset[str] = frozenset()
    """What is on the shelf "not yet": names, and titles in small letters."""
    series: tuple[SeriesStep, ...] = ()
    good_days: bool = False
    """Whether the person wants to hear of a day that might be good for more. Off unless they say so."""
    visit: timedelta = field(default=timedelta(hours=3))
    """How long what was said at a check-in stands for now."""

    @property
    def sessions(self) -> tuple[Past, ...]:
        """Return what was practised up to now, the latest first."""
        return tuple(sorted((each for each in self.past if each.at <= self.now), key=lambda each: each.at)[::-1])

    @property
    def said(self) -> CheckIn | None:
        """Return the check-in of this visit, or None."""
        latest = max((each for each in self.check_ins if each.at <= self.now), key=lambda each: each.at, default=None)
        return latest if latest and self.now - latest.at <= self.visit else None

    @property
    def zone(self) -> Zone | None:
        """Return the zone of this visit. Not asked is not inside."""
        return self.said.zone if self.said else None

    @property
    def signs_here(self) -> tuple[str, ...]:
        """Return the person's own signs to pause that are here in this visit."""
        return (self.said.signs if self.said else ()) or self.signs

    @property
    def distress(self) -> int:
        """Return the distress of this visit; 0 where nothing was said."""
        return (self.said.distress or 0) if self.said else 0

    @property
    def today(self) -> date:
        """Return the person's day."""
        return self.now.date()

    def gentle(self) -> tuple[GentleDate, ...]:
        """Return the dates that are today or tomorrow."""
        return tuple(each for each in self.dates if each.near(self.today))
