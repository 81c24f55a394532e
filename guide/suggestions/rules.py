"""The one table of rules. A row says when it holds, what it keeps back for now, what it puts first, and why.

Rows stand in the order of their weight: an earlier row decides before a later one which practice comes first, and its
sentence is the reason that is shown. What is kept back is kept back from the suggestions alone; the library has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.journal import Zone
from guide.suggestions.capacity import Capacity
from guide.suggestions.values import CAPPED, GAP, MUCH, Candidate, History, Past
from guide.translation import _

Holds = Callable[[History], bool]
Concerns = Callable[[History, Candidate], bool]
SHORT = 10.0
"""Minutes that still are short."""
ENOUGH = 2
"""Intense practices of one day, after which something gentler is offered."""
NIGHT, MORNING = (21, 5), (5, 10)
"""Hours of the day: from, up to."""
LATELY = 3
"""Practices back that count as lately."""
NIGHT_NEEDS = ("can't sleep", "woke at three", "sleep")
AFTER_A_GAP = "after a gap"
BOUNDARY = "boundary"
"""A need: I would like to say no."""


def _never(history: History, candidate: Candidate) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class SuggestionRule:
    """One row."""

    name: str
    because: str
    """A sentence for the person, true of everything that the rule puts first."""
    holds: Holds
    forbids: Concerns = _never
    """What is not suggested while it holds."""
    favours: Concerns = _never
    """What comes first while it holds."""
    asks_much: str = ""
    """A sentence for whoever chose something intense all the same; empty where nothing is said of it."""


def ceiling(history: History) -> int:
    """Return the highest intensity a step may lead to: one above the last practice that went well, at first 2."""
    last = next((past for past in history.sessions if past.went_well), None)
    return last.intensity + 1 if last else CAPPED


def unrested(history: History) -> Past | None:
    """Return the intense practice after which there was neither rest nor resource yet, or None."""
    for past in history.sessions:
        if past.restful:
            return None
        if past.intensity > CAPPED:
            return past
    return None


def night(history: History) -> bool:
    """Return whether it is late, or before the morning."""
    return history.now.hour >= NIGHT[0] or history.now.hour < NIGHT[1]


def returning(history: History) -> bool:
    """Return whether somebody comes back after a while."""
    return bool(history.sessions) and history.now - history.sessions[0].at >= GAP


def much(history: History) -> bool:
    """Return whether there is more distress than one would want to be alone with."""
    return history.distress >= MUCH


def _deep(history: History, candidate: Candidate) -> bool:
    return candidate.intense


def _today(history: History) -> int:
    return sum(past.intensity > CAPPED and past.at.date() == history.today for past in history.sessions)


def _short(candidate: Candidate) -> bool:
    return candidate.minutes[0] <= SHORT


def _fresh(history: History, candidate: Candidate) -> bool:
    return candidate.name not in {past.name for past in history.sessions[:LATELY]}


def _steady(history: History) -> bool:
    return history.good_days and history.zone is Zone.INSIDE and history.capacity is Capacity.A_LOT


RULES: tuple[SuggestionRule, ...] = (
    SuggestionRule(
        "on-the-road", "", lambda history: history.on_the_road, forbids=_deep,
        asks_much=_("This one asks much, and the road comes first: it can wait until you have arrived."),
    ),
    SuggestionRule(
        "not-safe-here", "", lambda history: history.safe is False, forbids=_deep,
        asks_much=_("This one asks much, and where you are is not safe enough for it."),
    ),
    SuggestionRule(
        "not-yet", "", lambda history: bool(history.shelved),
        forbids=lambda history, candidate: bool({candidate.name, candidate.title.casefold()} & history.shelved),
        asks_much=_("This one asks much, and you put it on your shelf “not yet”."),
    ),
    SuggestionRule(
        "one-step", "", lambda history: True,
        forbids=lambda history, candidate: candidate.intensity > ceiling(history),
    ),
    SuggestionRule(
        "time", _("It fits into the time you have."), lambda history: history.minutes is not None,
        forbids=lambda history, candidate: candidate.minutes[0] > (history.minutes or 0.0),
    ),
    SuggestionRule(
        "frozen", _("It moves a little, eyes open, because you said: far away."),
        lambda history: history.zone is Zone.COLD,
        forbids=lambda history, candidate: candidate.intense or candidate.still,
        favours=lambda history, candidate: candidate.activating,
        asks_much=_("This one asks much, and you said: far away."),
    ),
    SuggestionRule(
        "freeze", _("It moves a little, eyes open, because you said: freeze."),
        lambda history: history.response == "freeze",
        forbids=lambda history, candidate: candidate.intense or candidate.still,
        favours=lambda history, candidate: candidate.activating,
        asks_much=_("This one asks much, and you said: freeze."),
    ),
    SuggestionRule(
        "hot", _("It is short and settles, because you said: a lot at once."),
        lambda history: history.zone is Zone.HOT,
        forbids=_deep,
        favours=lambda history, candidate: candidate.settling and _short(candidate),
        asks_much=_("This one asks much, and you said: a lot at once."),
    ),
    SuggestionRule(
        "distress", _("It is short and settles, because there is much just now."),
        lambda history: much(history) and history.zone is not Zone.COLD,
        forbids=_deep,
        favours=lambda history, candidate: candidate.settling and _short(candidate),
        asks_much=_("This one asks much, and there is much just now."),
    ),
    SuggestionRule(
        "distress-far-away", "", lambda history: much(history) and history.zone is Zone.COLD, forbids=_deep,
        asks_much=_("This one asks much, and there is much just now."),
    ),
    SuggestionRule(
        "own-signs", _("It is gentle, because you know your signs."), lambda history: bool(history.signs_here),
        forbids=_deep, favours=lambda history, candidate: candidate.restful,
        asks_much=_("This one asks much, and you know your signs: one of them is here."),
    ),
    SuggestionRule(
        "little-left", _("It is short and gentle, because there is little left today."),
        lambda history: history.capacity is Capacity.LITTLE,
        forbids=lambda history, candidate: candidate.intense or not _short(candidate),
        favours=lambda history, candidate: candidate.restful,
        asks_much=_("This one asks much, and there is little left today."),
    ),
    SuggestionRule(
        "fight", _("It gives the push somewhere to go, because you said: fight."),
        lambda history: history.response == "fight",
        forbids=_deep, favours=lambda history, candidate: candidate.discharging,
        asks_much=_("This one asks much, and you said: fight."),
    ),
    SuggestionRule(
        "flight", _("It looks round to see where you are, because you said: flight."),
        lambda history: history.response == "flight",
        forbids=_deep, favours=lambda history, candidate: candidate.orienting,
        asks_much=_("This one asks much, and you said: flight."),
    ),
    SuggestionRule(
        "fawn", _("It is about where you end and others begin, because you said: fawn."),
        lambda history: history.response == "fawn",
        forbids=_deep, favours=lambda history, candidate: BOUNDARY in candidate.needs,
        asks_much=_("This one asks much, and you said: fawn."),
    ),
    SuggestionRule(
        "gentle-day", _("It is gentle, because of a day that you marked."), lambda history: bool(history.gentle()),
        forbids=_deep, favours=lambda history, candidate: candidate.restful,
        asks_much=_("This one asks much, and you marked a day to be gentle around."),
    ),
    SuggestionRule(
        "rest-between", _("It gives rest, after something that went deep."),
        lambda history: unrested(history) is not None,
        forbids=_deep, favours=lambda history, candidate: candidate.restful,
        asks_much=_("This one asks much, and something went deep lately."),
    ),
    SuggestionRule(
        "enough-today", "", lambda history: _today(history) >= ENOUGH, forbids=_deep,
        asks_much=_("This one asks much, and today has held much already."),
    ),
    SuggestionRule(
        "need", _("It is for what you came for."), lambda history: bool(history.needs),
        favours=lambda history, candidate: bool(set(history.needs) & set(candidate.needs)),
    ),
    SuggestionRule(
        "returning", _("It is a way to begin again."), returning,
        favours=lambda history, candidate: AFTER_A_GAP in candidate.needs,
    ),
    SuggestionRule(
        "late", _("It is for the night."), night,
        favours=lambda history, candidate: bool(set(NIGHT_NEEDS) & set(candidate.needs)),
    ),
    SuggestionRule(
        "morning", _("It is for the morning."), lambda history: MORNING[0] <= history.now.hour < MORNING[1],
        favours=lambda history, candidate: "morning" in candidate.needs,
    ),
    SuggestionRule(
        "by-day", "", lambda history: not night(history) and not set(NIGHT_NEEDS) & set(history.needs),
        favours=lambda history, candidate: not set(NIGHT_NEEDS) & set(candidate.needs),
    ),
    SuggestionRule(
        "good-day", _("There is room today, and it goes a step further."), _steady,
        favours=lambda history, candidate: candidate.intensity == ceiling(history),
    ),
    SuggestionRule(
        "variety", _("It is another one than lately."), lambda history: bool(history.sessions), favours=_fresh,
    ),
)  # fmt: skip
"""The table, in the order of weight."""
