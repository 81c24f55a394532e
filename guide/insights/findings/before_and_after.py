"""Distress before and after a practice: over all, by zone and by time of day."""

from __future__ import annotations

from guide.forms.zone import Zone
from guide.insights import ranges
from guide.insights.finding import Compared, Comparison, Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.pairs import LEAST_GROUP, beyond_return, difference, grouped, pairs
from guide.insights.statistics.flips import Floats
from guide.insights.wording import RETURN, reach
from guide.insights.wording import difference as told
from guide.translation import _, counted

LEAST = 8
ZONES = ("hot", "inside", "cold")
PARTS = (_("at night"), _("in the morning"), _("in the afternoon"), _("in the evening"))
_OF = _("practices with a number before and after")


def overall(history: History) -> Draft:
    """Compare after with before, and with coming back by itself where the usual level is known."""
    both = pairs(history)
    if len(both) < LEAST:
        return scarce(len(both))
    compared = [difference(_("All practices"), both.change, history.seed, first=True)]
    if both.known:
        compared.append(beyond_return(both, history.seed))
    return Draft(
        len(both), _say, tuple(compared), ranges.picture(_("After minus before"), compared[:1], _("points of distress"))
    )


def _say(compared: Compared) -> str:
    raw, *beyond = compared
    practices = counted(raw.n, "practice")
    begin = _("After practising, distress was {difference} than before on average ({practices}, {reach}).").format(
        difference=told(raw), practices=practices, reach=reach(raw)
    )
    if not beyond:
        return _("{begin} {because} With some check-ins apart from practices, more can be told.").format(
            begin=begin, because=RETURN
        )
    (by,) = beyond
    if by.holds:
        return _(
            "{begin} Hard moments also ease by themselves; set against your usual level, it was still "
            "{difference} than that would explain ({reach})."
        ).format(begin=begin, difference=told(by), reach=reach(by))
    return _("{begin} {because} Set against your usual level, what is left could be chance ({reach}).").format(
        begin=begin, because=RETURN, reach=reach(by)
    )


def by_zone(history: History) -> Draft:
    """Compare after with before for each zone that practices began in."""
    both = pairs(history)
    masks = grouped(both, dict(zip(both.sessions, both.zones, strict=True)).__getitem__)
    return _each(
        history,
        both.change,
        {_("beginning {zone}").format(zone=Zone(zone).word): masks[zone] for zone in ZONES if zone in masks},
    )


def by_hour(history: History) -> Draft:
    """Compare after with before for each quarter of the day."""
    both = pairs(history)
    masks = grouped(both, lambda session: PARTS[int(session.hour // 6) % 4])
    return _each(history, both.change, {part: masks[part] for part in PARTS if part in masks})


def _each(history: History, change: Floats, masks: dict[str, Floats]) -> Draft:
    enough = {label: change[mask] for label, mask in masks.items() if mask.sum() >= LEAST_GROUP}
    count = sum(map(len, enough.values()))
    if count < LEAST:
        return scarce(count)
    compared = tuple(difference(label, values, history.seed) for label, values in enough.items())
    return Draft(count, _say_each, compared, ranges.picture(_("After minus before"), compared, _("points of distress")))


def _say_each(compared: Compared) -> str:
    told_of = [f"{each.label} {told(each)} ({_sure(each)})" for each in compared]
    return _("Distress after practising, on average: {told_of}. {because}").format(
        told_of="; ".join(told_of), because=RETURN
    )


def _sure(by: Comparison) -> str:
    chance = "" if by.holds else _("; as several were looked at, this could be chance")
    return f"{counted(by.n, 'practice')}, {reach(by)}{chance}"


FINDINGS = (
    Insight("before-and-after", _("How was it before a practice, and how after it?"), LEAST, _OF, overall),
    Insight("before-and-after-by-zone", _("Does it matter where you begin: hot, inside, cold?"), LEAST, _OF, by_zone),
    Insight("before-and-after-by-hour", _("Is it different at different times of the day?"), LEAST, _OF, by_hour),
)
