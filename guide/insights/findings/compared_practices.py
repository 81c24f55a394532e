"""What helps, and when: practices, kinds and intensities beside the person's other practices that began alike."""

from __future__ import annotations

from collections.abc import Callable

from guide.forms.zone import Zone
from guide.insights import ranges
from guide.insights.finding import Compared, Comparison, Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.pairs import Pairs, beside_others, grouped, pairs
from guide.insights.wording import difference as told
from guide.insights.wording import reach
from guide.journal.rows import SessionRow
from guide.translation import _, counted

LEAST = 12
_OF = _("practices with a number before and after, of two sorts at least five times each")
ALIKE = _(
    "Each is set beside your other practices that began alike, because one reaches for some of them when it is hard."
)


def _by(key: Callable[[SessionRow], str]) -> Callable[[History], Draft]:
    def find(history: History) -> Draft:
        both = pairs(history)
        return _draft(both, tuple(beside_others(both, grouped(both, key), history.seed)))

    return find


def when(history: History) -> Draft:
    """Compare practices within each zone that they began in."""
    both = pairs(history)
    titles = grouped(both, lambda session: session.title)
    zones = grouped(both, dict(zip(both.sessions, both.zones, strict=True)).__getitem__)
    compared = [
        _labelled(
            each,
            _("{label}, beginning {zone}").format(
                label=each.label, zone=Zone(zone).word if zone in tuple(Zone) else zone
            ),
        )
        for zone, mask in zones.items()
        for each in beside_others(both, titles, history.seed, mask)
    ]
    return _draft(both, tuple(compared))


def _labelled(by: Comparison, label: str) -> Comparison:
    return Comparison(label, by.n, by.difference, by.low, by.high, by.chance, by.claim, by.first)


def _draft(both: Pairs, compared: Compared) -> Draft:
    if not compared:
        return scarce(min(len(both), LEAST - 1))
    picture = ranges.picture(
        _("Distress after, beside other practices that began alike"), compared, _("points of distress")
    )
    return Draft(len(both), lambda judged: _say(judged, len(both)), compared, picture)


def _say(compared: Compared, count: int) -> str:
    holding = [each for each in compared if each.holds]
    practices = counted(count, "practice")
    if not holding:
        widest = max(compared, key=lambda each: abs(each.difference))
        return _(
            "None stood out from the others over {practices}. The largest difference there was could be "
            "chance: {label}, {difference} ({n} of them, {reach})."
        ).format(practices=practices, label=widest.label, difference=told(widest), n=widest.n, reach=reach(widest))
    parts = [
        _("After {label}, distress was {difference} ({n} of {practices}, {reach}).").format(
            label=each.label, difference=told(each), n=each.n, practices=practices, reach=reach(each)
        )
        for each in holding
    ]
    return f"{' '.join(parts)} {ALIKE}"


FINDINGS = (
    Insight("by-practice", _("After which practices was it lighter than after others?"), LEAST, _OF,
            _by(lambda session: session.title)),
    Insight("by-kind", _("After which kinds of practices was it lighter than after others?"), LEAST, _OF,
            _by(lambda session: session.kind)),
    Insight("by-intensity", _("Does the intensity of a practice matter?"), LEAST, _OF,
            _by(lambda session: _("intensity {intensity}").format(intensity=session.intensity))),
    Insight("what-helps-when", _("What helps when: which practice, beginning in which zone?"), LEAST, _OF, when),
)  # fmt: skip
