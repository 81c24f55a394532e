"""Rows to values: the one place that knows how a session lies in its tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from guide.journal.entry import Answer, Moment, Part, Question
from guide.journal.events import Ending, Event, EventKind, Outcome, standing
from guide.journal.feelings import Feeling, Occasion
from guide.journal.felt import CHECK_IN, REFLECTION, feeling_of, reflection_of
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
    """Only where one session is asked for. Of its heartbeats there is the last, if nothing happened after it."""
    spot: object = None
    """Where it was last, as the player noted it; None if it was not noted."""
    spoken: str = ""
    """The voice that spoke in the end, if another one was asked for; empty if it was not told."""
    options: Mapping[str, object] = field(default_factory=dict)
    """What it was played with."""
    zone: str = ""
    """The name of the time zone, such as Europe/Vienna; empty if it was not known."""

    @property
    def before(self) -> Feeling | None:
        """None if nobody asked."""
        return self.feelings.get(Occasion.BEFORE)

    @property
    def after(self) -> Feeling | None:
        """None if nobody asked."""
        return self.feelings.get(Occasion.AFTER)


def read(
    store: Store,
    now: datetime,
    where: str = "1",
    values: Sequence[object] = (),
    limit: int = -1,
    *,
    events: bool = False,
    order: str = "s.stamp DESC, s.id DESC",
) -> list[SessionRecord]:
    """Return the sessions of the rows of ``session s`` for which ``where`` holds, in ``order``: the latest first.

    Two statements, however many there are: the sessions, and what was felt in them; a third one for the events.
    """
    asked = f"WHERE {where} ORDER BY {order} LIMIT ?"
    numbers = f"SELECT s.id FROM session s {asked}"  # noqa: S608 - conditions of our own, values apart
    rows = store.rows(f"{_SELECT} {asked}", (*values, limit))
    said = store.rows(_SAID.replace("?sessions", numbers), (*values, limit))
    felt = {session: _said(each) for session, each in groupby(said, key=itemgetter(0))}
    happened: dict[int, tuple[Event, ...]] = {}
    if events:
        told = store.rows(_EVENTS.replace("?sessions", numbers), (*values, limit) * 2)
        happened = {session: tuple(map(_event, each)) for session, each in groupby(told, key=itemgetter(0))}
    return [_record(row, *felt.get(row[0], ({}, None)), happened.get(row[0], ()), now) for row in rows]


def _event(row: Row) -> Event:
    _, kind, at, playhead, heard, note = row
    return Event(EventKind(kind), datetime.fromisoformat(at), playhead, heard, json.loads(note))


def _record(
    row: Row,
    feelings: Mapping[Occasion, Feeling],
    reflection: str | None,
    happened: tuple[Event, ...],
    now: datetime,
) -> SessionRecord:
    number, uid, practice, title, digest, kind, intensity, began, planned, voice, version, *rest = row
    heard, ending, completed, sign, spot, spoken, options, zone = rest
    begun = datetime.fromisoformat(began)
    last = datetime.fromisoformat(sign) if sign else begun
    tale = Outcome(Ending(ending) if ending else None, bool(completed))
    return SessionRecord(
        number,
        uid,
        practice,
        title,
        digest,
        kind,
        intensity,
        begun,
        planned,
        voice,
        version,
        heard=heard,
        completed=tale.completed,
        ending=standing(tale, last, now),
        sign=last,
        feelings=feelings,
        reflection=reflection,
        events=happened,
        spot=json.loads(spot) if spot else None,
        spoken=spoken,
        options=json.loads(options),
        zone=zone,
    )


_MOMENTS = {Moment.BEFORE: Occasion.BEFORE, Moment.AFTER: Occasion.AFTER}


def _said(rows: Iterable[Row]) -> tuple[dict[Occasion, Feeling], str | None]:
    """What was felt before and after, and what was written, in the entries of one session; the later entry stands.

    One page after a practice may hold both: then its zone, distress and words are the feeling after.
    """
    feelings: dict[Occasion, Feeling] = {}
    reflection = None
    for (_, form, moment, at), parts in groupby(rows, key=itemgetter(1, 2, 3, 4)):
        answers = [
            Answer(Question(*asked), tuple(Part(*part[10:]) for part in told))
            for (_, *asked), told in groupby(
                (row for row in parts if row[5] is not None), key=itemgetter(5, 6, 7, 8, 9)
            )
        ]
        occasion = _MOMENTS.get(moment)
        said = datetime.fromisoformat(at)
        feeling = feeling_of(answers, said)
        if occasion and (feeling or form == CHECK_IN):
            feelings[occasion] = feeling or Feeling(at=said)
        if form == REFLECTION:
            reflection = reflection_of(answers) or reflection
    return feelings, reflection


# the plus keeps SQLite from reading every check-in there is: those of a few sessions are found by their session
_SAID = f"""
    SELECT e.session, e.id, e.form, e.moment, e.at, a.number, q.name, q.kind, q.asked, q.scale,
    a.text, a.value, a.other
    FROM entry e LEFT JOIN answer a ON a.entry = e.id LEFT JOIN question q ON q.id = a.question
    WHERE +e.form IN ('{CHECK_IN}', '{REFLECTION}') AND e.session IN (?sessions)
    ORDER BY e.session, e.stamp, e.id, a.number, a.part
"""  # noqa: S608 - our own constants
_SELECT = """
    SELECT s.id, s.uid, s.practice, s.title, s.digest, s.kind, s.intensity, s.began, s.planned, s.voice, s.version,
    max(s.heard, coalesce(l.heard, 0)), s.ending, s.completed, coalesce(l.at, s.sign), s.spot, s.spoken, s.options,
    s.zone
    FROM session s LEFT JOIN live l ON l.session = s.id
"""
_EVENTS = """
    SELECT session, kind, at, playhead, heard, note FROM (
        SELECT session, number, kind, at, playhead, heard, note FROM event WHERE session IN (?sessions)
        UNION ALL SELECT session, 1 << 62, 'heartbeat', at, playhead, heard, note FROM live WHERE session IN (?sessions)
    ) ORDER BY session, number
"""
