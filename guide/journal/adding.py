"""What was lived and written elsewhere comes in: whole or not at all, and never twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from math import isfinite
from typing import NamedTuple

from guide.journal import entry_store
from guide.journal.entry import Entry
from guide.journal.entry_json import content_uid
from guide.journal.events import Ending, Event
from guide.journal.store import Store
from guide.journal.text import storable
from guide.journal.times import exact, times


class Added(NamedTuple):
    """How many came, and how many were there before."""

    sessions: int = 0
    entries: int = 0
    sessions_there: int = 0
    entries_there: int = 0


@dataclass(frozen=True, slots=True)
class PastSession:
    """A practice that was lived elsewhere, or an earlier time. Seconds are finite and 0 or more."""

    practice: str
    began: datetime
    """With the offset from UTC that held there."""
    heard: float
    """Seconds."""
    title: str = ""
    planned: float | None = None
    """Seconds; None for as many as were heard."""
    kind: str = ""
    intensity: int = 1
    ending: Ending | None = Ending.ENDED
    """None for one that broke off."""
    completed: bool = True
    landing: bool = False
    sign: datetime | None = None
    """When the last thing happened; None for after as many seconds as were heard."""
    spot: object = None
    voice: str = ""
    spoken: str = ""
    digest: str = ""
    version: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    """What else is known of it, such as where it was imported from. What JSON can hold."""
    zone: str = ""
    """The name of the time zone."""
    uid: str = ""
    """32 hexadecimal digits; empty for one that is made from the content."""
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        seconds = (self.heard, self.planned or 0.0)
        if not all(isfinite(each) and each >= 0 for each in seconds):
            raise ValueError(f"seconds are finite, and 0 or more: {seconds}")
        if self.began.tzinfo is None or (self.sign and self.sign.tzinfo is None):
            raise ValueError("a session tells its time with the offset from UTC")


def add(store: Store, sessions: Iterable[PastSession], entries: Iterable[Entry]) -> Added:
    """Add ``sessions`` and then ``entries``, each that is not there yet. Inside `Store.together`."""
    count = [0, 0, 0, 0]
    for session in sessions:
        count[0 if _add_session(store, session) else 2] += 1
    for entry in entries:
        named = entry if entry.uid else replace(entry, uid=content_uid(entry))
        if store.rows("SELECT 1 FROM entry WHERE uid = ?", (named.uid,)):
            count[3] += 1
        else:
            entry_store.keep(store, named, named.at)
            count[1] += 1
    return Added(*count)


def _add_session(store: Store, session: PastSession) -> bool:
    uid = session.uid or _session_uid(session)
    if store.rows("SELECT 1 FROM session WHERE uid = ?", (uid,)):
        return False
    texts = (session.practice, session.title, session.digest, session.kind, session.voice, session.version)
    ((number,),) = store.rows(_INSERT, (
        uid, *map(storable, texts), storable(session.zone), storable(session.spoken), session.intensity,
        exact(session.began), session.heard if session.planned is None else session.planned, *times(session.began),
        session.heard, session.completed, session.landing, session.ending,
        exact(session.sign) if session.sign else None,
        None if session.spot is None else _json(session.spot), _json(session.options),
    ))  # fmt: skip
    for place, event in enumerate(session.events, start=1):
        row = (number, place, event.kind, exact(event.at), event.playhead, event.heard, _json(event.note))
        store.write(
            "INSERT INTO event (session, number, kind, at, playhead, heard, note) VALUES (?, ?, ?, ?, ?, ?, ?)", row
        )
    return True


def _session_uid(session: PastSession) -> str:
    """The same for the same content."""
    told = json.dumps(asdict(session), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(storable(told).encode()).hexdigest()[:32]


def _json(value: object) -> str:
    return storable(json.dumps(value, ensure_ascii=False, allow_nan=False))


_INSERT = """
    INSERT INTO session (uid, practice, title, digest, kind, voice, version, zone, spoken, intensity, began, planned,
    stamp, day, hour, heard, completed, landing, ending, sign, spot, options)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
