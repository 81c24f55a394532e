"""Entries to rows, and rows to entries: the one place that knows how an entry lies in its tables."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby, islice
from math import isfinite
from operator import itemgetter
from typing import Any

from guide.journal.entry import Answer, Attachment, Entry, Moment, Part, Question, State
from guide.journal.entry_json import from_json, same, to_json
from guide.journal.folding import folded
from guide.journal.store import Row, Store
from guide.journal.text import storable
from guide.journal.times import exact, stamp, times
from guide.problems import CannotWriteError
from guide.translation import _

_AT_ONCE = 500
"""Entries whose answers are read by one statement."""


def keep(store: Store, entry: Entry, now: datetime) -> str:
    """Keep ``entry`` and return its uid; one that is there under the same uid is replaced, and what was done and is now
    another is remembered as an earlier version. Inside `Store.together`.

    Raises ValueError for numbers that are none, CannotWriteError if its session is not in the journal.
    """
    entry = replace(entry, uid=entry.uid or secrets.token_hex(16))
    there = store.rows("SELECT id FROM entry WHERE uid = ?", (entry.uid,))
    if not there:
        _write_answers(store, _insert(store, entry), entry)
        return entry.uid
    ((number,),) = there
    (before,) = read(store, "e.id = ?", [number])
    if same(before, entry):
        return entry.uid
    if before.state is State.DONE:
        remember(store, number, before, stamp(now))
    store.write(f"UPDATE entry SET ({_COLUMNS}) = ({_PLACES}) WHERE id = ?", (*_values(store, entry), number))  # noqa: S608
    store.write("DELETE FROM answer WHERE entry = ?", (number,))
    store.write("DELETE FROM attachment WHERE entry = ?", (number,))
    _write_answers(store, number, entry)
    return entry.uid


def remember(store: Store, number: int, before: Entry, until: str) -> None:
    """Keep ``before`` as the latest earlier version of the entry with the row ``number``; it stood ``until`` a time."""
    told = json.dumps(to_json(before), ensure_ascii=False)
    store.write(_REMEMBER, (number, number, until, told))


def versions(store: Store, uid: str) -> tuple[tuple[datetime, Entry], ...]:
    """Return the earlier versions of the entry ``uid``, the earliest first, each with the time until which it stood."""
    rows = store.rows(_VERSIONS, (uid,))
    return tuple((datetime.fromisoformat(until), from_json(json.loads(told))) for until, told in rows)


def read(
    store: Store, where: str = "1", values: Sequence[object] = (), order: str = "", limit: int = -1
) -> list[Entry]:
    """Return the entries of the rows ``where`` holds, in ``order`` of columns. Two statements, and one more for each
    further `_AT_ONCE` entries."""
    asked = f"{_SELECT} WHERE {where}{f' ORDER BY {order}' if order else ''} LIMIT ?"
    return list(_whole(store, store.rows(asked, (*values, limit))))


def _whole(store: Store, rows: Iterable[Row]) -> Iterator[Entry]:
    """The entries of ``rows`` with their answers and attachments."""
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        answers, files = _parts(store, [row[0] for row in some])
        for number, *row in some:
            yield _entry(row, tuple(answers.get(number, ())), tuple(files.get(number, ())))


def _entry(row: Sequence[Any], answers: tuple[Answer, ...], files: tuple[Attachment, ...]) -> Entry:
    uid, form, digest, session, moment, at, zone, state, follows, share = row
    return Entry(
        form=form,
        at=datetime.fromisoformat(at),
        answers=answers,
        zone=zone,
        digest=digest,
        session=session,
        moment=Moment(moment) if moment else None,
        state=State(state),
        follows=follows,
        share=bool(share),
        uid=uid,
        attachments=files,
    )


def _parts(store: Store, numbers: list[int]) -> tuple[dict[int, list[Answer]], dict[int, list[Attachment]]]:
    """The answers and the attachments of each entry that has some."""
    places = ", ".join("?" * len(numbers))
    answers: dict[int, list[Answer]] = {}
    rows = store.rows(f"{_ANSWERS} ({places}) ORDER BY a.entry, a.number, a.part", numbers)
    for (entry, _other), parts in groupby(rows, key=itemgetter(0, 1)):
        found = list(parts)
        answers.setdefault(entry, []).append(Answer(Question(*found[0][2:6]), tuple(Part(*row[6:]) for row in found)))
    files: dict[int, list[Attachment]] = {}
    for entry, *facts in store.rows(f"{_FILES} ({places}) ORDER BY entry, number", numbers):
        files.setdefault(entry, []).append(Attachment(*facts))
    return answers, files


def _insert(store: Store, entry: Entry) -> int:
    ((number,),) = store.rows(
        f"INSERT INTO entry ({_COLUMNS}) VALUES ({_PLACES}) RETURNING id",  # noqa: S608 - our own constants
        _values(store, entry),
    )
    return int(number)


def _values(store: Store, entry: Entry) -> tuple[object, ...]:
    session = None
    if entry.session is not None:
        found = store.rows("SELECT id FROM session WHERE uid = ?", (entry.session,))
        if not found:
            raise CannotWriteError(_("This session is no longer in the journal: it was deleted."))
        ((session,),) = found
    texts = map(storable, (entry.uid, entry.form, entry.digest, entry.zone))
    at = exact(entry.at)
    return (*texts, session, entry.moment, at, *times(entry.at), entry.state, entry.follows, entry.share)


def _write_answers(store: Store, number: int, entry: Entry) -> None:
    for place, answer in enumerate(entry.answers):
        question = _question(store, answer.question)
        for part, said in enumerate(answer.parts):
            if said.value is not None and not isfinite(said.value):
                raise ValueError(f"an answer is a finite number, not {said.value}")
            text, other = (None if each is None else storable(each) for each in (said.text, said.other))
            row = (
                number,
                place,
                part,
                question,
                text,
                said.value,
                other,
                said.link,
                said.link_part,
                folded(text, other),
            )
            store.write("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for place, file in enumerate(entry.attachments):
        facts = map(storable, (file.path, file.sha256, file.kind))
        store.write("INSERT INTO attachment VALUES (?, ?, ?, ?, ?)", (number, place, *facts))


def _question(store: Store, question: Question) -> int:
    """The number of ``question``: the words as they were asked are kept once each."""
    key = tuple(map(storable, (question.name, question.kind, question.asked, question.scale)))
    found = store.rows("SELECT id FROM question WHERE (name, kind, asked, scale) = (?, ?, ?, ?)", key)
    if not found:
        found = store.rows("INSERT INTO question (name, kind, asked, scale) VALUES (?, ?, ?, ?) RETURNING id", key)
    return int(found[0][0])


_COLUMNS = "uid, form, digest, zone, session, moment, at, stamp, day, hour, state, follows, share"
_PLACES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
_SELECT = """
    SELECT e.id, e.uid, e.form, e.digest, s.uid, e.moment, e.at, e.zone, e.state, e.follows, e.share
    FROM entry e LEFT JOIN session s ON s.id = e.session
"""
_ANSWERS = """
    SELECT a.entry, a.number, q.name, q.kind, q.asked, q.scale, a.text, a.value, a.other, a.link, a.link_part
    FROM answer a JOIN question q ON q.id = a.question WHERE a.entry IN
"""
_FILES = "SELECT entry, path, sha256, kind FROM attachment WHERE entry IN"
_REMEMBER = """
    INSERT INTO version VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM version WHERE entry = ?), ?, ?)
"""
_VERSIONS = """
    SELECT v.until, v.told FROM version v JOIN entry e ON e.id = v.entry WHERE e.uid = ? ORDER BY v.number
"""
