"""The journal as the rest of the program sees it: what is lived and written is kept, found, taken along, deleted."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Self, TextIO

from guide.journal import (
    adding,
    entry_query,
    entry_store,
    export,
    json_lines,
    removal,
    river,
    row_query,
    salvage,
    session_record,
)
from guide.journal.adding import Added, PastSession
from guide.journal.engine import Key
from guide.journal.entry import Entry, State
from guide.journal.removal import Deletion
from guide.journal.river import EVERYTHING, Lived, Sought
from guide.journal.rows import AnswerRow, SessionRow
from guide.journal.session_log import Clock, SessionLog, fold_broken_off
from guide.journal.session_record import SessionRecord
from guide.journal.store import Store
from guide.journal.text import storable
from guide.journal.times import Bound, bounds, stamp, times, zone_name
from guide.journal.troubles import DamagedError, troubles
from guide.problems import CannotReadError
from guide.version import __version__


class Journal:
    """Everything that was practised and written down on this machine. Any thread may use it; close it, or use it in a
    ``with``.

    Every call that writes is on the disk's way when it returns: a program that is killed loses nothing of it. Where the
    power goes, the last seconds before may be lost, and never a part of what was written as one.
    """

    def __init__(self, store: Store, now: Clock) -> None:
        self._store, self._now = store, now

    @classmethod
    def open(cls, path: Path, now: Clock, key: Key | None = None) -> Self:
        """Open the journal at ``path``; made with its folder, for the owner's eyes only, if there is none.

        ``now`` tells the time with its zone, ``key`` opens a locked one (`guide.journal.lock`). Raises CannotReadError
        for a file that is damaged, locked, newer than this program or something else (it stays as it is),
        CannotWriteError where none can be made or another program holds it.
        """
        store = Store(path, key)
        try:
            with suppress(CannotReadError):  # damage is told by what asks for the part that is damaged
                fold_broken_off(store, now())
        except BaseException:
            store.close()
            raise
        return cls(store, now)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._store.path

    @property
    def now(self) -> Clock:
        """The clock by which it tells the time."""
        return self._now

    def is_whole(self) -> bool:
        """Return whether no page of the file is damaged. Looked at only while that takes no time to speak of."""
        try:
            return self.path.stat().st_size > _QUICK or self._store.rows("PRAGMA quick_check(1)") == [("ok",)]
        except DamagedError:
            return False

    def rescue(self) -> str:
        """Go on in a new journal with what can be saved of this one, which turned out to be damaged.

        Returns a sentence that tells so. Logs of sessions that run write into the damaged one. Raises WorldError.
        """
        self._store.close()
        with troubles(self.path):
            told = salvage.rescue(self.path, self._store.key, self._now()).told(self.path)
        self._store = Store(self.path, self._store.key)
        return told

    # sessions

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
        now = self._now()
        texts = map(storable, (practice, title, digest, kind, voice, version, zone_name(now)))
        ((number, uid),) = self._store.rows(_BEGIN, (*texts, intensity, stamp(now), planned, *times(now)))
        return SessionLog(self._store, self._now, number, uid)

    def sessions(
        self,
        since: Bound | None = None,
        until: Bound | None = None,
        limit: int | None = None,
        practice: str | None = None,
    ) -> tuple[SessionRecord, ...]:
        """Return sessions without their events, the latest first, that began from ``since`` on and before ``until``.

        A bound that is a date means the person's day.
        """
        found, values = bounds("s", since, until)
        if practice is not None:
            found.append("s.practice = ?")
            values.append(practice)
        with self._store.together("DEFERRED"):
            read = session_record.read(self._store, self._now(), " AND ".join(found) or "1", values, _most(limit))
        return tuple(read)

    def session(self, id: int) -> SessionRecord | None:  # noqa: A002 - its name in the journal
        """Return one session with its events, or None."""
        with self._store.together("DEFERRED"):
            return next(iter(session_record.read(self._store, self._now(), "s.id = ?", [id], events=True)), None)

    def session_rows(
        self, practice: str | None = None, since: Bound | None = None, until: Bound | None = None
    ) -> list[SessionRow]:
        """Return a row for each session, the earliest first."""
        return row_query.session_rows(self._store, self._now(), practice, since, until)

    # entries

    def keep(self, entry: Entry) -> str:
        """Keep ``entry`` and return its uid. With the uid of one that is there, it takes its place.

        What was done and is edited is remembered (`versions`); what was half done is not, so that a form may be kept
        after every answer, which takes well under a millisecond. Raises ValueError for numbers that are none,
        CannotWriteError as any call that writes, and where the session is no longer there.
        """
        with self._store.together():
            return entry_store.keep(self._store, entry, self._now())

    def entry(self, uid: str) -> Entry | None:
        """Return one entry, or None."""
        with self._store.together("DEFERRED"):
            return next(iter(entry_store.read(self._store, "e.uid = ?", [uid])), None)

    def entries(
        self,
        form: str | None = None,
        since: Bound | None = None,
        until: Bound | None = None,
        text: str = "",
        session: str | None = None,
        state: State | None = None,
        limit: int | None = None,
        *,
        in_sessions: bool = True,
        put_aside: bool = True,
        said: tuple[str, str] | None = None,
    ) -> tuple[Entry, ...]:
        """Return entries, the latest first, from ``since`` on and before ``until`` (a date means the person's day).

        Each word of ``text`` has to be somewhere in what was answered, in capitals or not. ``session`` is a uid. Those
        that belong to a session or wait on the shelf are left out where ``in_sessions`` or ``put_aside`` is False.
        ``said`` is the name of a question and what its answer has to hold; with empty words, any answer.
        """
        where, values = entry_query.conditions(form, since, until, text, session, state, in_sessions, put_aside, said)
        with self._store.together("DEFERRED"):
            return tuple(entry_store.read(self._store, where, values, entry_query.LATEST_FIRST, _most(limit)))

    def entries_beginning(self, uid: str) -> tuple[Entry, ...]:
        """Return the entries whose uid begins with ``uid``, at most two: enough to know whether one is meant."""
        with self._store.together("DEFERRED"):
            return tuple(entry_store.read(self._store, "e.uid >= ? AND e.uid < ?", [uid, f"{uid}g"], "e.uid", 2))

    def latest(self, form: str) -> Entry | None:
        """Return the latest entry of ``form`` that is done, for a form that is kept current; None if there is none."""
        return next(iter(self.entries(form=form, state=State.DONE, limit=1)), None)

    def versions(self, uid: str) -> tuple[tuple[datetime, Entry], ...]:
        """Return what the entry ``uid`` was before each edit, the earliest first, and until when it stood."""
        return entry_store.versions(self._store, uid)

    def set_state(self, uid: str, state: State) -> bool:
        """Say that an entry is done, half done, or put aside. Return False if it is not there."""
        return self._store.write("UPDATE entry SET state = ? WHERE uid = ?", (State(state), uid)) > 0

    def share(self, uid: str, safe: bool = True) -> bool:
        """Mark an entry as ``safe`` to hand on, or not. Return False if it is not there."""
        return self._store.write("UPDATE entry SET share = ? WHERE uid = ?", (safe, uid)) > 0

    def answer_rows(
        self,
        question: str | None = None,
        kinds: Collection[str] | None = None,
        form: str | None = None,
        since: Bound | None = None,
        until: Bound | None = None,
    ) -> list[AnswerRow]:
        """Return a row for each part of each answer in the entries that are done, the earliest first."""
        return row_query.answer_rows(self._store, question, kinds, form, since, until)

    def day_within(self, entries: int, form: str | None = None) -> date | None:
        """Return the first whole day within the latest ``entries`` that are done, of one form or of all; None where
        there are no more than that."""
        return row_query.day_within(self._store, entries, form)

    # both

    def stretch(self, sought: Sought = EVERYTHING, before: Lived | None = None, limit: int = 100) -> tuple[Lived, ...]:
        """Return what lies next in the river of days, the latest first: sessions, and entries that stand by themselves.

        ``before`` is what was shown last; None begins at the latest. At most ``limit`` of them; fewer are the last.
        """
        with self._store.together("DEFERRED"):
            return tuple(river.stretch(self._store, self._now(), sought, before, limit))

    # settings

    def setting(self, name: str) -> object:
        """Return what was kept under ``name``; None if nothing was."""
        found = self._store.rows("SELECT value FROM setting WHERE name = ?", (name,))
        return json.loads(found[0][0]) if found else None

    def set_setting(self, name: str, value: object) -> None:
        """Keep ``value`` (what JSON can hold) under ``name``; None forgets it. Raises TypeError for anything else."""
        if value is None:
            self._store.write("DELETE FROM setting WHERE name = ?", (name,))
        else:
            told = storable(json.dumps(value, ensure_ascii=False, allow_nan=False))
            self._store.write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (storable(name), told))

    # in and out

    def add(self, sessions: Iterable[PastSession] = (), entries: Iterable[Entry] = ()) -> Added:
        """Add what was lived and written elsewhere, all or nothing, and return how many came and were there before.

        What has no uid gets one from its content, so that a second time adds nothing. Both are taken one by one,
        sessions first, as they are made: they may be many. Raises as `keep` does, and whatever making them raises.
        """
        with self._store.together():
            return adding.add(self._store, sessions, entries)

    def export_csv(self, out: TextIO) -> None:
        """Every session as a row, the earliest first; see `guide.journal.export`. ``out`` is opened with newline=""."""
        with self._store.together("DEFERRED"):
            export.as_csv(self._all(), out)

    def export_json(self, out: TextIO) -> None:
        """Everything, the earliest first; see `guide.journal.export`."""
        with self._store.together("DEFERRED"):
            told = json_lines.others(self._store)
            export.as_json(self._all(events=True), out, **told)

    def export_lines(self, out: TextIO) -> None:
        """Everything, losslessly, one JSON object a line, as it is at this moment; see `guide.journal.json_lines`."""
        with self._store.together("DEFERRED"):
            json_lines.write(self._store, out)

    def import_lines(self, lines: Iterable[str]) -> Added:
        """Add what `export_lines` wrote, all or nothing; what is there under the same uid stays as it is.

        Raises CannotReadError, with the number of the line, for what it did not write.
        """
        with self._store.together():
            return json_lines.read(self._store, lines)

    def handed_out(self, path: Path) -> None:
        """Remember that the journal was written to ``path``, so that it can be named when something is deleted."""
        self._store.write("INSERT OR REPLACE INTO handed_out VALUES (?, ?)", (str(path.absolute()), stamp(self._now())))

    def exports(self) -> tuple[Path, ...]:
        """Return the files to which it was written, and which are still there."""
        return removal.exports(self._store)

    # gone

    def delete(self, id: int) -> Deletion:  # noqa: A002 - its name in the journal
        """Delete a session with everything in it, and overwrite where it lay. False if it was not there."""
        return removal.delete(self._store, ("DELETE FROM session WHERE id = ?", (id,)))

    def delete_entry(self, uid: str) -> Deletion:
        """Delete an entry with its earlier versions, and overwrite where it lay. False if it was not there."""
        gone = ("DELETE FROM entry WHERE uid = ?", (uid,))
        return removal.delete(self._store, gone, ("UPDATE entry SET follows = NULL WHERE follows = ?", (uid,)))

    def delete_everything(self) -> Deletion:
        """Delete all sessions, entries, versions and settings, and overwrite where they lay."""
        return removal.delete_everything(self._store)

    def close(self) -> None:
        """Give the file back. May be called twice."""
        self._store.close()

    def shut(self) -> None:
        """Lock it until `reopen`: the file is given back, its key forgotten, and whoever asks gets a LockedError."""
        self._store.shut()

    @property
    def is_shut(self) -> bool:
        """Whether it was `shut` and not opened again."""
        return self._store.is_shut

    def reopen(self, key: Key | None) -> None:
        """Open it after `shut`, for everybody who holds it, with its ``key`` if it needs one. Raises as `open`."""
        self._store.reopen(key)

    def _all(self, *, events: bool = False) -> Iterator[SessionRecord]:
        return reversed(session_record.read(self._store, self._now(), events=events))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_QUICK = 4 << 20
"""Bytes of a journal that is looked through whenever it is opened."""


def _most(limit: int | None) -> int:
    return -1 if limit is None else max(0, limit)


_BEGIN = """
    INSERT INTO session
    (uid, practice, title, digest, kind, voice, version, zone, intensity, began, planned, stamp, day, hour)
    VALUES (lower(hex(randomblob(16))), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id, uid
"""
