"""Rows to values, and values to rows: the one place that knows how a session lies in its tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from guide.forms.zone import Zone
from guide.journal.events import Ending, Event, EventKind, standing, tell
from guide.journal.feelings import Feeling, Felt, Occasion
from guide.journal.store import Row, Store


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One practice as it was lived."""

    id: int
    uid: str
    """32 hexadecimal digits, the same wherever the journal goes."""
    practice: str
    title: str
    digest: str
    """SHA-256 of the script that was played."""
    kind: str
    intensity: int
    began: datetime
    planned: float
    """Seconds it was arranged to last."""
    voice: str
    version: str
    """Of this program."""
    heard: float
    """Seconds of practice heard; after a kill, up to the last heartbeat."""
    completed: bool
    """The closing end was reached on its own."""
    ending: Ending
    sign: datetime
    """When the last event was noted."""
    feelings: Mapping[Occasion, Feeling]
    reflection: str | None
    events: tuple[Event, ...] = ()
    """Only where one session is asked for."""

    @property
    def before(self) -> Feeling | None:
        """None if nobody asked."""
        return self.feelings.get(Occasion.BEFORE)

    @property
    def after(self) -> Feeling | None:
        """None if nobody asked."""
        return self.feelings.get(Occasion.AFTER)


COLUMNS = "id, uid, practice, title, digest, kind, intensity, began, planned, voice, version"


def session(store: Store, row: Row, now: datetime, *, events: bool) -> SessionRecord:
    """A row of `COLUMNS` and what belongs to it."""
    number, uid, practice, title, digest, kind, intensity, began, planned, voice, version = row
    began = datetime.fromisoformat(began)
    tale = tell(EventKind(turn) for (turn,) in store.rows(_TURNS, [number]))
    ((heard, last),) = store.rows(_HEARD, [number, number])
    sign = datetime.fromisoformat(last) if last else began
    return SessionRecord(
        number,
        uid,
        practice,
        title,
        digest,
        kind,
        intensity,
        began,
        planned,
        voice,
        version,
        heard=heard,
        completed=tale.completed,
        ending=standing(tale, sign, now),
        sign=sign,
        feelings=_feelings(store, number),
        reflection=next((text for (text,) in store.rows(_REFLECTION, [number])), None),
        events=_events(store, number) if events else (),
    )


_TURNS = "SELECT kind FROM event WHERE session = ? AND kind <> 'heartbeat' ORDER BY number"
_HEARD = """
    SELECT coalesce(max(heard), 0.0), (SELECT at FROM event WHERE session = ? ORDER BY number DESC LIMIT 1)
    FROM event WHERE session = ?
"""
_REFLECTION = "SELECT text FROM reflection WHERE session = ?"
_FEELING = "SELECT moment, zone, distress, at FROM feeling WHERE session = ?"
_FELT = "SELECT word, strength FROM felt WHERE session = ? AND moment = ? ORDER BY number"
_EVENT = "SELECT kind, at, playhead, heard, note FROM event WHERE session = ? ORDER BY number"


def _feelings(store: Store, number: int) -> dict[Occasion, Feeling]:
    return {
        Occasion(moment): Feeling(
            Zone(zone) if zone else None,
            distress,
            tuple(Felt(*felt) for felt in store.rows(_FELT, [number, moment])),
            datetime.fromisoformat(at),
        )
        for moment, zone, distress, at in store.rows(_FEELING, [number])
    }


def _events(store: Store, number: int) -> tuple[Event, ...]:
    return tuple(
        Event(EventKind(kind), datetime.fromisoformat(at), playhead, heard, json.loads(note))
        for kind, at, playhead, heard, note in store.rows(_EVENT, [number])
    )


def stamp(at: datetime) -> str:
    """ISO 8601 to the millisecond, with its zone. Raises ValueError for a time without one."""
    if at.tzinfo is None:
        raise ValueError("the journal's clock tells the time with its zone")
    return at.isoformat(timespec="milliseconds")


def storable(text: str) -> str:
    """The text itself. Halves of characters, which no file can hold, are joined where they fit, or become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
