"""Distress before and after a practice, and what could be expected after that start without anything having helped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from guide.insights.finding import Claim, Comparison
from guide.insights.history import DISTRESS, History
from guide.insights.statistics import intervals, tests
from guide.insights.statistics.flips import Floats
from guide.journal.rows import AnswerRow, SessionRow

LEAST_GROUP = 5
"""Practices of one group, and of all others, that are compared at least."""
LEAST_USUAL = 10
"""Numbers given apart from practices from which the usual level is known."""
LEANING = 0.9
"""Who practises when it is hard is, on average, further out than the number says; so 'higher than expected' needs more
evidence than 'lower', and the other way round for who practises when it is easy: the share of false alarms it gets."""
_NEARBY = 3
_FORTNIGHT = 14


@dataclass(frozen=True)
class Pairs:
    """Sessions with both numbers, in order of time. Arrays of one length."""

    sessions: tuple[SessionRow, ...]
    before: Floats
    after: Floats
    usual: float
    """The mean of numbers given apart from practices; not a number if there are too few."""
    unsure: float
    """Its standard error."""
    nearby: Floats
    """How far the days around each practice were from the usual, by numbers given apart; 0 without any."""
    zones: tuple[str, ...]
    """The zone before each; empty where none was told."""

    def __len__(self) -> int:
        return len(self.sessions)

    @property
    def change(self) -> Floats:
        """After minus before."""
        return self.after - self.before

    @property
    def known(self) -> bool:
        """Whether the usual level is known."""
        return bool(np.isfinite(self.usual))


def pairs(history: History) -> Pairs:
    """Return the sessions with distress before and after; the last one told of each counts. Looked for once."""
    return history.once("pairs", _pairs)


def _pairs(history: History) -> Pairs:
    rows = history.scale(DISTRESS)
    told = by_moment(history)
    zones = zones_at(history, "before")
    both = [
        (row, told[row.session, "before"], told[row.session, "after"])
        for row in history.sessions
        if (row.session, "before") in told and (row.session, "after") in told
    ]
    both.sort(key=lambda each: each[0].stamp)
    sessions = tuple(session for session, _, _ in both)
    apart = [row for row in rows if row.session is None]
    usual, unsure = _usual(apart)
    return Pairs(
        sessions,
        np.array([before for _, before, _ in both], float),
        np.array([after for _, _, after in both], float),
        usual,
        unsure,
        _nearby(sessions, apart, usual),
        tuple(zones.get(session.session, "") for session in sessions),
    )


def by_moment(history: History) -> dict[tuple[int, str], float]:
    """Return the last number of distress told of each session and moment. Looked for once."""
    return history.once("values", _values)


def stamps(history: History, moment: str) -> dict[int, float]:
    """Return when each of `by_moment` was told, of one moment."""
    return {session: row.stamp for (session, at), row in history.once("moments", _moments).items() if at == moment}


def zones_at(history: History, moment: str) -> dict[int, str]:
    """Return the last zone told of each session at one moment."""
    return {session: row.text or "" for (session, at), row in history.once("zones", _zones).items() if at == moment}


def _values(history: History) -> dict[tuple[int, str], float]:
    return {key: row.value for key, row in history.once("moments", _moments).items() if row.value is not None}


def _moments(history: History) -> dict[tuple[int, str], AnswerRow]:
    return _last(history.scale(DISTRESS))


def _zones(history: History) -> dict[tuple[int, str], AnswerRow]:
    return _last(history.by_kind.get("zone", ()))


def _last(rows: Iterable[AnswerRow]) -> dict[tuple[int, str], AnswerRow]:
    """The last row of each session and moment."""
    last: dict[tuple[int, str], AnswerRow] = {}
    for row in rows:
        if row.session is not None:
            key = row.session, row.moment
            other = last.get(key)
            if other is None or (row.entry, row.number) >= (other.entry, other.number):
                last[key] = row
    return last


def _usual(apart: list[AnswerRow]) -> tuple[float, float]:
    if len(apart) < LEAST_USUAL:
        return float("nan"), float("nan")
    values = np.array([row.value for row in apart], float)
    blocks = np.array([row.day.toordinal() // _FORTNIGHT for row in apart])
    usual, unsure = intervals.by_block(values, blocks)
    return (usual, unsure) if np.isfinite(unsure) else (float("nan"), float("nan"))


def _nearby(sessions: tuple[SessionRow, ...], apart: list[AnswerRow], usual: float) -> Floats:
    if not np.isfinite(usual) or not sessions:
        return np.zeros(len(sessions))
    days = np.array([row.day.toordinal() for row in apart])
    order = np.argsort(days, kind="stable")
    days, values = days[order], np.array([row.value for row in apart], float)[order]
    sums = np.concatenate([[0.0], np.cumsum(values - usual)])
    own = np.array([session.day.toordinal() for session in sessions])
    first, last = np.searchsorted(days, own - _NEARBY), np.searchsorted(days, own + _NEARBY, "right")
    return np.asarray((sums[last] - sums[first]) / np.maximum(last - first, 1))


def difference(label: str, change: Floats, seed: int, *, first: bool = False) -> Comparison:
    """Compare what changed with no change: by signs, and by drawing again. ``change`` has at least two values."""
    low, high = intervals.mean(change, seed)
    chance = tests.paired(change, seed).both
    return Comparison(label, len(change), float(change.mean()), low, high, chance, Claim.DIFFERENCE, first)


def beyond_return(pairs: Pairs, seed: int) -> Comparison:
    """Compare with coming back by itself: what follows a start at the usual level, if nothing helps, is that level.

    The line of after on before goes through (usual, usual) wherever numbers only come back towards the usual, however
    hard the moments were in which somebody chose to practise. How far it runs below that point is what is left.
    """
    start, end = pairs.before - pairs.usual, pairs.after - pairs.usual
    one, given = np.ones(len(pairs)), start[:, None]
    slope = float(np.polyfit(start, end, 1)[0]) if start.std() > 0 else 1.0
    unsure = pairs.unsure * abs(1 - slope)
    adjusted = tests.Adjusted(end, given)
    tails = adjusted.tails(one, seed, unsure)
    size, error = adjusted.effect(one)
    half = 1.96 * float(np.hypot(error, unsure))
    hard = float(start.mean()) >= -float(start.std()) / np.sqrt(len(pairs))
    chance = tails.leaning(LEANING if hard else 1 - LEANING)
    return Comparison("", len(pairs), size, size - half, size + half, chance, Claim.BEYOND, first=True)


def grouped(pairs: Pairs, key: Callable[[SessionRow], str]) -> dict[str, Floats]:
    """Return which sessions belong to each group, as masks, the largest group first."""
    keys = [key(session) for session in pairs.sessions]
    many = Counter(keys)
    number = {name: place for place, name in enumerate(many)}
    places = np.array([number[name] for name in keys], int)
    names = sorted(filter(None, many), key=lambda name: (-many[name], name))
    return {name: np.asarray(places == number[name]) for name in names}


def beside_others(pairs: Pairs, groups: dict[str, Floats], seed: int, among: Floats | None = None) -> list[Comparison]:
    """Compare each group with all the other sessions (or those ``among`` them) that began alike.

    Taken into account: the number before, the zone, and how the days around were. Groups that are too small, or to
    which everything belongs, are left out.
    """
    inside = np.ones(len(pairs), bool) if among is None else np.asarray(among, bool)
    adjusted = tests.Adjusted(pairs.after[inside], _starts(pairs)[inside])
    fit = {name: mask[inside] for name, mask in groups.items()}
    fit = {name: mask for name, mask in fit.items() if _comparable(mask)}
    compared = []
    for name, mask in fit.items():
        target = mask.astype(float)
        size, error = adjusted.effect(target)
        if not np.isfinite(error):
            continue
        chance = adjusted.tails(target, seed).both
        low, high = size - 1.96 * error, size + 1.96 * error
        compared.append(Comparison(name, int(mask.sum()), size, low, high, chance, Claim.BEYOND))
    return compared


def _comparable(mask: Floats) -> bool:
    return LEAST_GROUP <= int(mask.sum()) <= len(mask) - LEAST_GROUP


def _starts(pairs: Pairs) -> Floats:
    """What is known of each start, as columns."""
    start = pairs.before - float(pairs.before.mean()) if len(pairs) else pairs.before
    zones = np.array(pairs.zones, dtype=object)
    columns = [np.ones(len(pairs)), start, start**2, pairs.nearby]
    columns += [(zones == zone).astype(float) for zone in ("hot", "cold", "")]
    return np.column_stack(columns) if len(pairs) else np.zeros((0, len(columns)))
