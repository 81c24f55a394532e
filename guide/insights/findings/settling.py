"""Time to settle: how it was some minutes after the end, where that was asked for."""

from __future__ import annotations

import numpy as np

from guide.insights import ranges
from guide.insights.finding import Compared, Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.pairs import by_moment, difference, stamps
from guide.insights.wording import CHANCE, reach
from guide.insights.wording import difference as told
from guide.translation import _, counted

LEAST = 6
LONGEST = 12 * 3600
"""Seconds after which a later number belongs to another part of the day."""


def find(history: History) -> Draft:
    """Compare the number minutes later with the one right after."""
    values, ends, laters = by_moment(history), stamps(history, "after"), stamps(history, "later")
    settled = [(session, later - ends[session]) for session, later in laters.items() if session in ends]
    soon = [(session, wait) for session, wait in settled if 0 < wait <= LONGEST]
    if len(soon) < LEAST:
        return scarce(len(soon))
    change = np.array([values[session, "later"] - values[session, "after"] for session, _ in soon])
    waits = sorted(wait for _session, wait in soon)
    minutes = round((waits[(len(waits) - 1) // 2] + waits[len(waits) // 2]) / 2 / 60)
    compared = (difference(_("Later minus right after"), change, history.seed),)
    picture = ranges.picture(_("Some minutes later"), compared, _("points of distress"))
    return Draft(len(soon), lambda judged: _say(judged, minutes), compared, picture)


def _say(compared: Compared, minutes: int) -> str:
    (by,) = compared
    chance = "" if by.holds else f" {CHANCE}"
    return _(
        "About {minutes} after the end, distress was {difference} than right at it on average "
        "({practices}, {reach}).{chance} What else happened in between is part of it."
    ).format(
        minutes=counted(minutes, "minute"),
        difference=told(by),
        practices=counted(by.n, "practice"),
        reach=reach(by),
        chance=chance,
    )


FINDINGS = (
    Insight(
        "time-to-settle",
        _("How was it once it had settled?"),
        LEAST,
        _("practices that were looked at again later"),
        find,
    ),
)
