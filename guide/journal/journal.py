"""The journal as the rest of the program sees it: begin a session, note what happens, read it back, delete it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from guide import __version__
from guide.journal import export, session_record
from guide.journal.events import EventKind, Outcome
from guide.journal.feelings import Feeling, Occasion
from guide.journal.session_record import SessionRecord, stamp, storable
from guide.journal.store import Store

Clock = Callable[[], datetime]
"""Tells the time with its zone."""


class SessionLog:
    """Where one running session writes. Every call is on the disk's way when it returns: a kill takes nothing back.

    Each raises CannotWriteError if it cannot be written (the practice goes on, and the next call may well succeed).
    """

    def __init__(self, store: Store, now: Clock, id: int, tale: Outcome) -> None:  # noqa: A002 - its name in the journal
        self.id = id
        self._store, self._now, self._tale = store, now, tale
        self._playhead = self._heard = 0.0

    def note(self, kind: EventKind, playhead: float, heard: float, **notes: object) -> None:
        """Something happened. Seconds; below 0 (the device's latency at the very start) counts as 0.

        ``notes`` are kept as JSON. Raises ValueError for seconds that are no number, TypeError for notes that are
        no JSON.
        """
        if not (math.isfinite(playhead) and math.isfinite(heard)):
            raise ValueError(f"seconds are finite: {playhead}, {heard}")
        kind, playhead, heard = EventKind(kind), max(0.0, playhead), max(0.0, heard)
        text = storable(json.dumps(notes, ensure_ascii=False, allow_nan=False))
        at = stamp(self._now())
        self._store.write(_NOTE, (self.id, self.id, kind, at, playhead, heard, text))
        self._tale, self._playhead, self._heard = self._tale.after(kind), playhead, max(self._heard, heard)

    def feel(self, moment: Occasion, feeling: Feeling) -> None:
        """What someone said before or after. Said again, the later one stands."""
        at, key = stamp(self._now()), (self.id, Occasion(moment))
        with self._store.together():
            self._store.write("DELETE FROM feeling WHERE session = ? AND moment = ?", key)
            self._store.write("INSERT INTO feeling VALUES (?, ?, ?, ?, ?)", (*key, at, feeling.zone, feeling.distress))
            for number, felt in enumerate(feeling.words):
                values = (*key, number, storable(felt.word), felt.strength)
                self._store.write("INSERT INTO felt VALUES (?, ?, ?, ?, ?)", values)

    def reflect(self, text: str) -> None:
        """A line or a page in someone's own words, kept as they are. The later one stands; an empty one undoes it."""
        if text:
            self._store.write("INSERT OR REPLACE INTO reflection VALUES (?, ?)", (self.id, storable(text)))
        else:
            self._store.write("DELETE FROM reflection WHERE session = ?", (self.id,))

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


class Journal:
    """Everything that was practised on this machine. Any thread may use it; close it, or use it in a ``with``."""

    def __init__(self, store: Store, now: Clock) -> None:
        self._store, self._now = store, now

    @classmethod
    def open(cls, path: Path, now: Clock) -> Self:
        """Open the journal at ``path``; made with its folder, for the owner's eyes only, if there is none.

        ``now`` tells the time with its zone. Raises CannotReadError for a file that is damaged, newer than this program
        or something else (it stays as it is), CannotWriteError where none can be made or another program holds it.
        """
        return cls(Store(path), now)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._store.path

    @property
    def now(self) -> Clock:
        """The clock by which it tells the time."""
        return self._now

    def begin(
        self,
        practice: str,
        *,
        title: str,
        digest: str,
        kind: str,
        intensity: int,
        planned: float,
        voice: str,
        version: str = __version__,
    ) -> SessionLog:
        """A session begins now. ``planned`` is seconds. Note `EventKind.STARTED` when it sounds, and a heartbeat every
        second from then on, while paused too."""
        texts = map(storable, (practice, title, digest, kind, voice, version))
        ((number,),) = self._store.rows(_BEGIN, (*texts, intensity, stamp(self._now()), planned))
        return SessionLog(self._store, self._now, number, Outcome())

    def log(self, id: int) -> SessionLog | None:  # noqa: A002 - its name in the journal
        """Write to an earlier session: a feeling that has settled, a thought of the day after. None if not there."""
        found = self.session(id)
        return SessionLog(self._store, self._now, id, Outcome(found.ending)) if found else None

    def sessions(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        practice: str | None = None,
    ) -> tuple[SessionRecord, ...]:
        """Sessions without their events, the latest first, that began at ``since`` or later and before ``until``."""
        asked = {
            "since": since and stamp(since),
            "until": until and stamp(until),
            "limit": -1 if limit is None else max(0, limit),
            "practice": practice,
        }
        with self._store.together("DEFERRED"):
            now = self._now()
            return tuple(
                session_record.session(self._store, row, now, events=False)
                for row in self._store.rows(_SESSIONS, asked)
            )

    def session(self, id: int) -> SessionRecord | None:  # noqa: A002 - its name in the journal
        """One session with its events, or None."""
        return self._read(id, events=True)

    def delete(self, id: int) -> bool:  # noqa: A002 - its name in the journal
        """Delete a session with everything in it, and overwrite where it lay. False if it was not there."""
        gone = self._store.write("DELETE FROM session WHERE id = ?", (id,)) > 0
        self._store.forget_traces()
        return gone

    def export_csv(self, out: TextIO) -> None:
        """Every session as a row, the earliest first; see `guide.journal.export`. ``out`` is opened with newline=""."""
        export.as_csv(self._all(events=False), out)

    def export_json(self, out: TextIO) -> None:
        """Every session with events and feelings, the earliest first; see `guide.journal.export`."""
        export.as_json(self._all(events=True), out)

    def close(self) -> None:
        """Give the file back. May be called twice."""
        self._store.close()

    def _read(self, number: int, *, events: bool) -> SessionRecord | None:
        with self._store.together("DEFERRED"):
            rows = self._store.rows(_SESSION, (number,))
            return session_record.session(self._store, rows[0], self._now(), events=events) if rows else None

    def _all(self, *, events: bool) -> Iterator[SessionRecord]:
        """One after the other, so that no more than one is in memory; a session deleted meanwhile is left out."""
        for (number,) in self._store.rows("SELECT id FROM session ORDER BY julianday(began), id"):
            session = self._read(number, events=events)
            if session:
                yield session

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_BEGIN = """
    INSERT INTO session (practice, title, digest, kind, voice, version, intensity, began, planned)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_NOTE = """
    INSERT INTO event (session, number, kind, at, playhead, heard, note)
    VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE session = ?), ?, ?, ?, ?, ?)
"""
_SESSION = f"SELECT {session_record.COLUMNS} FROM session WHERE id = ?"  # noqa: S608 - our own constant
_SESSIONS = f"""
    SELECT {session_record.COLUMNS} FROM session
    WHERE (:since IS NULL OR julianday(began) >= julianday(:since))
    AND (:until IS NULL OR julianday(began) < julianday(:until))
    AND (:practice IS NULL OR practice = :practice)
    ORDER BY julianday(began) DESC, id DESC LIMIT :limit
"""  # noqa: S608 - our own constant
