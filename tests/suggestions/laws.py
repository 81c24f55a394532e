"""What must hold of suggestions whatever the history is, written apart from the rules that are to keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from guide.journal import Zone
from guide.suggestions import Candidate, Capacity, History, Suggested
from guide.suggestions.offers import OfferTo

COUNTS = re.compile(r"\d|\bdays?\b (?:ago|since|missed)|\bweeks?\b|\bagain after\b")
REFUSES = re.compile(r"\b(cannot|can't|not allowed|too early|locked|first you|must|should|stop)\b", re.IGNORECASE)


def broken(history: History, there: Sequence[Candidate], found: Suggested) -> list[str]:
    """Return the names of the laws that ``found`` breaks."""
    return list(_broken(history, {each.name: each for each in there}, found))


def _broken(history: History, there: dict[str, Candidate], found: Suggested) -> Iterator[str]:
    names = [each.name for each in found.suggestions]
    chosen = [there[name] for name in names]
    told = [each.reason for each in found.suggestions] + [each.sentence for each in found.offers]
    if len(names) > 3 or len(set(names)) < len(names):
        yield "at most three, each once"
    if any(each.intensity > _reached(history) + 1 for each in chosen):
        yield "at most one step above the last that went well"
    if _waits_for_rest(history) and any(each.intensity >= 3 for each in chosen):
        yield "never two intense in a row without rest between"
    if _zone(history) is Zone.COLD and chosen and (chosen[0].still or any(_shut(each) for each in chosen)):
        yield "far away never gets stillness first, nor closed eyes"
    if _zone(history) is Zone.HOT and chosen and _settles(there, history) and not chosen[0].settling:
        yield "hot gets settling first where there is any"
    if history.capacity is Capacity.LITTLE and any(each.intensity > 2 or each.minutes[0] > 10 for each in chosen):
        yield "little left caps at 2, and short"
    if history.gentle() and any(each.intensity > 2 for each in chosen):
        yield "a gentle day caps at 2"
    if _needs_support(history) and OfferTo.SUPPORT not in {each.to for each in found.offers}:
        yield "support is offered at own signs, at 8 and above, twice outside"
    if any(not re.fullmatch(r"\S.*[.?]", one) or REFUSES.search(one) for one in told):
        yield "a sentence each, and never a refusal"
    back = [each.sentence for each in found.offers if each.to is OfferTo.RETURN]
    if _away(history) != bool(back) or any(COUNTS.search(each) for each in back):
        yield "a return is greeted, and no days are counted"
    layers = [each.practice for each in found.offers if each.to is OfferTo.SERIES]
    if set(layers) & set(names) or len(layers) > 1:
        yield "a series is offered, never pushed"
    if history.shelved & {*names, *layers}:
        yield "what is not yet is left alone"
    if not history.good_days and OfferTo.GOOD_DAY in {each.to for each in found.offers}:
        yield "a good day is told only to who wants to hear it"


def _reached(history: History) -> int:
    well = [
        each for each in history.past
        if each.at <= history.now and (each.after is Zone.INSIDE or (each.after is None and not each.calmed))
    ]  # fmt: skip
    return max(well, key=lambda each: each.at).intensity if well else 1


def _waits_for_rest(history: History) -> bool:
    for each in sorted(history.past, key=lambda each: each.at, reverse=True):
        if each.at <= history.now:
            if each.intensity >= 3:
                return True
            if each.intensity == 1 or each.kind in ("rest", "grounding", "nature"):
                return False
    return False


def _zone(history: History) -> Zone | None:
    said = [each for each in history.check_ins if history.now - timedelta(hours=3) <= each.at <= history.now]
    return max(said, key=lambda each: each.at).zone if said else None


def _shut(candidate: Candidate) -> bool:
    return set(candidate.eyes) == {"closed"}


def _settles(there: dict[str, Candidate], history: History) -> bool:
    """Whether any that may be suggested settles, and is short enough."""
    return any(
        each.settling and each.minutes[0] <= min(10.0, history.minutes or 10.0) and each.name not in history.shelved
        for each in there.values()
    )


def _needs_support(history: History) -> bool:
    said = [each for each in history.check_ins if history.now - timedelta(hours=3) <= each.at <= history.now]
    latest = max(said, key=lambda each: each.at) if said else None
    if latest and (latest.signs or (latest.distress or 0) >= 8):
        return True
    zones = sorted(
        [(each.at, each.zone) for each in history.check_ins if each.zone]
        + [(each.at, each.after) for each in history.past if each.after]
    )
    known = [zone for at, zone in zones if at <= history.now]
    return len(known) >= 2 and Zone.INSIDE not in known[-2:]


def _away(history: History) -> bool:
    past = [each.at for each in history.past if each.at <= history.now]
    return bool(past) and history.now - max(past) >= timedelta(days=7)
