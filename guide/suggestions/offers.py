"""What is offered beside practices: one table. An offer is a sentence that can be left, never a refusal.

The sentences count nothing and judge nothing; a person's own words in them stand as they were written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from guide.journal import Zone
from guide.suggestions.capacity import Capacity
from guide.suggestions.rules import much, returning, unrested
from guide.suggestions.values import OUTSIDE, History
from guide.translation import _


class OfferTo(StrEnum):
    """Where an offer leads."""

    SUPPORT = "support"
    REST = "rest"
    DATE = "date"
    RETURN = "return"
    SERIES = "series"
    GOOD_DAY = "good-day"


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer, as it is shown."""

    to: OfferTo
    sentence: str
    practice: str = ""
    """A name of the library, where it leads to one."""


Says = Callable[[History], str]
"""The sentence, or nothing where it is not offered now."""


def twice_outside(history: History) -> bool:
    """Return whether the last two zones that were said, at check-ins or after practices, both lie outside."""
    said = [(each.at, each.zone) for each in history.check_ins] + [(each.at, each.after) for each in history.past]
    zones = [zone for at, zone in sorted(said, key=lambda each: each[0]) if zone is not None and at <= history.now]
    return len(zones) >= 2 and all(zone in OUTSIDE for zone in zones[-2:])


def _own_signs(history: History) -> str:
    signs = history.signs_here
    return (
        _("You wrote that this is a sign for you: {signs}. The support card is there for you.").format(signs=signs[0])
        if signs
        else ""
    )


def _distress(history: History) -> str:
    return _("There is much just now. You do not have to be alone with it: the support card.") if much(history) else ""


def _outside(history: History) -> str:
    said = _("It has been a lot, or far away, more than once. The support card is there if you want company in it.")
    return said if twice_outside(history) else ""


def _rest(history: History) -> str:
    if history.signs_here:
        return _("Or no practice now: rest counts too.")
    if unrested(history) is not None and history.zone is not Zone.INSIDE:
        return _("Something went deep lately. Rest is a practice too.")
    return _("Or no practice today: rest counts too.") if history.capacity is Capacity.LITTLE else ""


def _date(history: History) -> str:
    for each in history.gentle():
        marked = f": {each.words}" if each.words else ""
        return _("You marked a day to be gentle around{marked}. All of it may be smaller now.").format(marked=marked)
    return ""


def _back(history: History) -> str:
    return _("Good that you are here. You can begin anywhere, also with two minutes.") if returning(history) else ""


def _good_day(history: History) -> str:
    steady = history.good_days and history.zone is Zone.INSIDE and history.capacity is Capacity.A_LOT
    return _("This may be a good day for something that takes more room, if you like.") if steady else ""


OFFERS: tuple[tuple[OfferTo, Says], ...] = (
    (OfferTo.SUPPORT, _own_signs),
    (OfferTo.SUPPORT, _distress),
    (OfferTo.SUPPORT, _outside),
    (OfferTo.REST, _rest),
    (OfferTo.DATE, _date),
    (OfferTo.RETURN, _back),
    (OfferTo.GOOD_DAY, _good_day),
)
"""The table. Of several rows that lead to one place the first one speaks."""


def offers(history: History) -> tuple[Offer, ...]:
    """Return what is offered now beside practices, one offer for each place, in the order of the table."""
    found: dict[OfferTo, Offer] = {}
    for to, says in OFFERS:
        sentence = says(history)
        if sentence:
            found.setdefault(to, Offer(to, sentence))
    return tuple(found.values())
