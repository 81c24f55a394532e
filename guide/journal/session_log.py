"""Where one running session writes, from its first sound to its end."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

from guide.journal import entry_store
from guide.journal.entry import Entry, Moment
from guide.journal.events import ALIVE_SECONDS, Ending, EventKind, Outcome
from guide.journal.store import Store
from guide.journal.text import storable
from guide.journal.times import stamp

Clock = Callable[[], datetime]
"""Tells the time with its zone."""


class SessionLog:
    """Where one running session writes. Every call is on the disk's way when it returns: a kill takes nothing back.

    Each raises CannotWriteError if it cannot be written (the practice goes on, and the next call may well succeed).
    """

    def __init__(self, store: Store, now: Clock, id: int, uid: str) -> None:  # noqa: A002 - its name in the journal
        self.id, self.uid = id, uid
        self._store, self._now, self._tale = store, now, Outcome()
        self._playhead = self._heard = 0.0

    def note(self, kind: EventKind, playhead: float, heard: float, **notes: object) -> None:
        """Something happened. Seconds; below 0 (the device's latency at the very start) counts as 0.

        ``notes`` are kept as JSON. A heartbeat writes over the last one; anything else stays. Raises ValueError for
        seconds that are no number, TypeError for notes that are no JSON.
        """
        if not (math.isfinite(playhead) and math.isfinite(heard)):
            raise ValueError(f"seconds are finite: {playhead}, {heard}")
        kind, playhead, heard = EventKind(kind), max(0.0, playhead), max(0.0, heard)
        text = storable(json.dumps(notes, ensure_ascii=False, allow_nan=False))
        at = stamp(self._now())
        if kind is EventKind.HEARTBEAT:
            self._store.write(_BEAT, (self.id, at, playhead, heard, text))
        else:
            self._happen(kind, at, playhead, heard, text, notes.get("spot"))
        self._playhead, self._heard = playhead, max(self._heard, heard)

    def _happen(self, kind: EventKind, at: str, playhead: float, heard: float, text: str, spot: object) -> None:
        """Add the event, and bring what is kept of the session in short up to it."""
        with self._store.together():
            self._store.write(_NOTE, (self.id, self.id, kind, at, playhead, heard, text))
            self._tale = _tale(self._store, self.id).after(kind)
            self._store.write(_SUMMARY, {
                "session": self.id, "heard": heard, "at": at, "spot": json.dumps(spot) if spot else None,
                "ending": self._tale.ending, "completed": self._tale.completed, "landing": self._tale.landing,
            })  # fmt: skip
            self._store.write("DELETE FROM live WHERE session = ?", (self.id,))
            self._store.write(_FORGET, (self.id,))

    def describe(self, *, spoken: str | None = None, options: Mapping[str, object] | None = None) -> None:
        """Keep the voice as it was ``spoken`` in the end, and the ``options`` it was played with."""
        told = None if options is None else storable(json.dumps(options, ensure_ascii=False, allow_nan=False))
        values = (None if spoken is None else storable(spoken), told, self.id)
        self._store.write(
            "UPDATE session SET spoken = coalesce(?, spoken), options = coalesce(?, options) WHERE id = ?", values
        )

    def take(self, entry: Entry, moment: Moment) -> None:
        """Make ``entry`` one of this session. One that the journal lacks is kept."""
        with self._store.together():
            if not self._store.write(_TAKE, (self.id, moment, entry.uid)):
                own = replace(entry, session=self.uid, moment=moment)
                entry_store.keep(self._store, own, self._now())

    def close(self) -> None:
        """Nothing more will happen. If nothing has ended it yet, the person left, at the place last noted."""
        if self._tale.ending is None:
            self.note(EventKind.LEFT, self._playhead, self._heard)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """After an error nothing is claimed about how it ended: it broke off."""
        if error is None:
            self.close()


def fold_broken_off(store: Store, now: datetime) -> None:
    """Keep the last heartbeat of each session that broke off as its last event; its row of the running ones goes.

    One that only slept writes a new row with its next heartbeat, and nothing is lost.
    """
    for session, at, heard in store.rows("SELECT session, at, heard FROM live"):
        if abs((now - datetime.fromisoformat(at)).total_seconds()) <= ALIVE_SECONDS:
            continue
        with store.together():
            if store.rows("SELECT 1 FROM live WHERE (session, at) = (?, ?)", (session, at)):
                store.write(_FORGET, (session,))
                store.write(_FOLD, (session,))
                store.write("UPDATE session SET heard = max(heard, ?), sign = ? WHERE id = ?", (heard, at, session))
                store.write("DELETE FROM live WHERE session = ?", (session,))


def _tale(store: Store, session: int) -> Outcome:
    ((ending, completed, landing),) = store.rows(
        "SELECT ending, completed, landing FROM session WHERE id = ?", (session,)
    )
    return Outcome(Ending(ending) if ending else None, bool(completed), bool(landing))


_TAKE = "UPDATE entry SET session = ?, moment = ? WHERE uid = ?"
_NOTE = """
    INSERT INTO event VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE session = ?), ?, ?, ?, ?, ?)
"""
_BEAT = """
    INSERT INTO live VALUES (?, ?, ?, ?, ?) ON CONFLICT (session) DO UPDATE SET
    at = excluded.at, playhead = excluded.playhead, heard = max(heard, excluded.heard), note = excluded.note
"""
_FORGET = "DELETE FROM event WHERE session = ? AND kind = 'heartbeat'"
"""One that was folded, of a session that went on after all."""
_SUMMARY = """
    UPDATE session SET sign = :at, ending = :ending, completed = :completed, landing = :landing,
    spot = coalesce(:spot, spot),
    heard = max(heard, :heard, coalesce((SELECT heard FROM live WHERE session = :session), 0)) WHERE id = :session
"""
_FOLD = """
    INSERT INTO event SELECT session, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE session = live.session),
    'heartbeat', at, playhead, heard, note FROM live WHERE session = ?
"""
