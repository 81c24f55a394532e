"""Times as the journal keeps them: when it was by the clock on the wall there, and when it was for everybody.

The person's day is the date that the clock on the wall showed, wherever that was. So travelling, summer time and a
clock that is set back neither lose a day nor double an entry.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Times(NamedTuple):
    """What follows from one moment."""

    stamp: float
    """Seconds since 1970, UTC."""
    day: int
    """The person's day, as `date.toordinal` counts."""
    hour: float
    """Of that day, 0 up to 24."""


def times(at: datetime) -> Times:
    """Return what follows from ``at``, which has its offset from UTC. Raises ValueError if it has none."""
    if at.tzinfo is None:
        raise ValueError("the journal's clock tells the time with its zone")
    hour = at.hour + at.minute / 60 + (at.second + at.microsecond / 1e6) / 3600
    return Times((at - _EPOCH).total_seconds(), at.toordinal(), hour)


def exact(at: datetime) -> str:
    """Return ISO 8601 with the offset from UTC, to the microsecond where there are any. Raises ValueError if none."""
    if at.tzinfo is None:
        raise ValueError("the journal's clock tells the time with its zone")
    return at.isoformat()


def stamp(at: datetime) -> str:
    """Return ISO 8601 to the millisecond with the offset from UTC. Raises ValueError for a time without one."""
    if at.tzinfo is None:
        raise ValueError("the journal's clock tells the time with its zone")
    return at.isoformat(timespec="milliseconds")


def zone_name(at: datetime) -> str:
    """Return the name of the time zone, such as Europe/Vienna; empty where only the offset is known."""
    return str(getattr(at.tzinfo, "key", ""))


Bound = datetime | date
"""A moment; or a day of the person's, which begins when it began where they were."""


_FURTHEST = 86_400.0
"""Seconds by which a day begins earlier or later than in UTC, at most, wherever one is."""


def bounds(table: str, since: Bound | None, until: Bound | None) -> tuple[list[str], list[object]]:
    """Return conditions on the columns ``stamp`` and ``day`` of ``table``, and their values: from ``since`` on, before
    ``until``. Raises ValueError for a time without an offset."""
    conditions, values = [], list[object]()
    for bound, compares in ((since, ">="), (until, "<")):
        if isinstance(bound, datetime):
            conditions.append(f"{table}.stamp {compares} ?")
            values.append(times(bound).stamp)
        elif bound is not None:
            conditions += [f"{table}.day {compares} ?", f"{table}.stamp {compares} ?"]  # the second one has an index
            midnight = datetime.combine(bound, time(), UTC).timestamp()
            values += [bound.toordinal(), midnight + (_FURTHEST if compares == "<" else -_FURTHEST)]
    return conditions, values
