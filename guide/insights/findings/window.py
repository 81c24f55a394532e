"""How often somebody was inside their window after a practice, intensity by intensity and over months."""

from __future__ import annotations

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, months
from guide.insights.pairs import zones_at
from guide.insights.statistics import intervals
from guide.insights.wording import listed, months_of, percent
from guide.translation import _, counted

LEAST = 5
"""Practices of one intensity."""
SHOWN = 12


def find(history: History) -> Draft:
    """Look at the zone told after practices of each intensity."""
    sessions = history.by_session
    told = {session: zone for session, zone in zones_at(history, "after").items() if session in sessions}
    by_intensity: dict[int, list[int]] = {}
    for session in told:
        by_intensity.setdefault(sessions[session].intensity, []).append(session)
    enough = {intensity: mine for intensity, mine in sorted(by_intensity.items()) if len(mine) >= LEAST}
    if not enough:
        return scarce(max(map(len, by_intensity.values()), default=0))
    parts = listed(_part(intensity, [told[each] for each in mine]) for intensity, mine in enough.items())
    text = _(
        "Inside your window afterwards: {parts}. One zone is not better than another; it is where you were."
    ).format(parts=parts)
    shown = list(months(history.today, SHOWN))
    rows = tuple(
        Series(_("intensity {intensity}").format(intensity=intensity), _inside(history, told, mine, shown))
        for intensity, mine in enough.items()
    )
    labels = months_of(shown)
    picture = Chart("grid", _("Inside your window after a practice"), labels, rows, _("of all"), (0.0, 1.0))
    return Draft(sum(map(len, enough.values())), lambda _: text, chart=picture)


def _part(intensity: int, zones: list[str]) -> str:
    inside, times = zones.count("inside"), counted(len(zones), "time")
    return _("at intensity {intensity}, {inside} of {times} ({reach})").format(
        intensity=intensity, inside=inside, times=times, reach=percent(*intervals.share(inside, len(zones)))
    )


def _inside(
    history: History, told: dict[int, str], mine: list[int], shown: list[tuple[int, int]]
) -> tuple[float | None, ...]:
    """The share inside in each month; None without any."""
    zones: dict[tuple[int, int], list[str]] = {month: [] for month in shown}
    for session in mine:
        day = history.by_session[session].day
        if (day.year, day.month) in zones:
            zones[day.year, day.month].append(told[session])
    return tuple(each.count("inside") / len(each) if each else None for each in zones.values())


FINDINGS = (
    Insight("inside-the-window", _("After which intensity are you inside your window?"), LEAST,
            _("practices of one intensity with a zone after"), find),
)  # fmt: skip
