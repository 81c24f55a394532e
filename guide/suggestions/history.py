"""Rows of the journal as a `History`: which answers of which forms speak to what is suggested.

Named by the names of the shipped forms and of their questions. A form that is not there, or was never filled in, says
nothing, and nothing said changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from guide.journal import Zone
from guide.journal.events import Ending
from guide.journal.rows import AnswerRow, SessionRow
from guide.suggestions import this_visit
from guide.suggestions.capacity import Capacity, capacity_said, room_said
from guide.suggestions.dates import read_dates
from guide.suggestions.values import CheckIn, History, Past

AFTER = ("after", "later")
OFFERED = "offer me something gentle"
"""The answer that asks to be offered something around a marked day. Without it nothing is."""
WEEK = timedelta(days=7)
_ZONES = {zone.value: zone for zone in Zone}


def history(now: datetime, sessions: Sequence[SessionRow], answers: Sequence[AnswerRow]) -> History:
    """Return what the journal says at ``now``, a moment with its offset. Rows may stand in any order."""
    rows = sorted((row for row in answers if row.stamp <= now.timestamp()), key=lambda row: (row.stamp, row.entry))
    check_ins = tuple(_check_ins(now, rows))
    known = History(now, tuple(_past(now, sessions, rows)), check_ins, _capacity(now, rows))
    shelf = frozenset(_shelved(text) for text in _kept(rows, "not-yet", "shelf"))
    offered = OFFERED in _kept(rows, "gentle-dates", "offer")
    dates = read_dates(_kept(rows, "gentle-dates", "dates"))[0] if offered else ()
    here = this_visit.said_here(now, rows, known.visit)
    return replace(
        known,
        dates=dates,
        shelved=shelf,
        safe=this_visit.place(here),
        on_the_road=this_visit.on_the_road(here),
        signs=this_visit.signs(here, own_signs(rows)),
        response=this_visit.response(here),
    )


def own_signs(answers: Sequence[AnswerRow]) -> tuple[str, ...]:
    """Return the person's own signs to pause, as they wrote them last."""
    return _kept(sorted(answers, key=lambda row: (row.stamp, row.entry)), "signs-to-pause", "signs")


def _past(now: datetime, sessions: Iterable[SessionRow], rows: Sequence[AnswerRow]) -> Iterable[Past]:
    after = {
        row.session: _ZONES.get(row.text or "")
        for row in rows if row.kind == "zone" and row.moment in AFTER and row.session is not None
    }  # fmt: skip
    for each in sessions:
        calmed = each.ending in (Ending.LANDED.value, Ending.LEFT.value)
        at = datetime.fromtimestamp(each.stamp, now.tzinfo)
        yield Past(each.practice, each.kind, each.intensity, at, after.get(each.session), calmed)


def _check_ins(now: datetime, rows: Sequence[AnswerRow]) -> Iterable[CheckIn]:
    """Every check-in that is not one after a practice, which its session tells of."""
    entries = dict.fromkeys(row.entry for row in rows if row.form == "check-in" and row.moment not in AFTER)
    for entry in entries:
        said = [row for row in rows if row.entry == entry]
        zone = next((_ZONES.get(row.text or "") for row in said if row.kind == "zone"), None)
        distress = next((row.value for row in said if row.question == "distress"), None)
        signs = tuple(row.text for row in said if row.question == "signs" and row.text)
        at = datetime.fromtimestamp(said[0].stamp, now.tzinfo)
        yield CheckIn(at, zone, None if distress is None else round(distress), signs)


def _capacity(now: datetime, rows: Sequence[AnswerRow]) -> Capacity | None:
    """What was said of today; else how the week is, where that was asked within a week."""
    today = [row for row in rows if row.day == now.date()]
    for row in reversed(today):
        if (row.form, row.question) == ("little-left", "strength") or row.question == "little-left":
            said = capacity_said(row.text)
            if said is not None:
                return said
    lately = [row for row in rows if now.timestamp() - row.stamp <= WEEK.total_seconds()]
    weekly = [row for row in lately if row.form == "capacity"]
    return room_said(row.text for row in weekly if row.entry == weekly[-1].entry and row.text)


def _kept(rows: Sequence[AnswerRow], form: str, question: str) -> tuple[str, ...]:
    """The answer of the latest entry of a form that is kept current; ``rows`` in order."""
    entries = [row.entry for row in rows if row.form == form]
    found = [row for row in rows if entries and row.entry == entries[-1] and row.question == question]
    last = max((row.number for row in found), default=0)
    return tuple(row.text for row in sorted(found, key=lambda row: row.part) if row.number == last and row.text)


def _shelved(text: str) -> str:
    """The name or title that stands before a dash and the reason."""
    return text.replace(" – ", " - ").partition(" - ")[0].strip().casefold()
