"""The whole journal as files that anyone can read without this program.

CSV is RFC 4180: CRLF line ends, quotes where they are needed, one row a session. Cells hold what the person wrote,
letter for letter: a text that begins with ``=``, ``+``, ``-`` or ``@`` gets no apostrophe in front of it, because the
words are theirs and have to come back as they were. Such a text is only ever one's own; in a spreadsheet, import the
columns as text. Words of feelings are a JSON object in their cell, ``{"calm": 3, "my own": null}``, word to strength.

JSON holds the same, and every event.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from datetime import datetime
from typing import TextIO

from guide.journal.events import Event
from guide.journal.feelings import Feeling, Occasion
from guide.journal.session_record import SessionRecord

FORMAT = 1
"""Stands in the JSON; changes when a reader of earlier would misunderstand."""


def as_csv(sessions: Iterable[SessionRecord], out: TextIO) -> None:
    """One row a session; the first row names the columns. Raises whatever ``out`` does."""
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([*_FACTS, *(f"{moment}_{each}" for moment in Occasion for each in _FELT), "reflection"])
    for session in sessions:
        facts, feelings = _facts(session), _feelings(session)
        felt = (_cell(feelings.get(moment, {}).get(each)) for moment in Occasion for each in _FELT)
        rows.writerow([*(_cell(facts[name]) for name in _FACTS), *felt, _cell(session.reflection)])


def as_json(sessions: Iterable[SessionRecord], out: TextIO) -> None:
    """An object with a list of sessions, each on a line of its own. Raises whatever ``out`` does."""
    out.write(f'{{"format": {FORMAT}, "sessions": [')
    for number, session in enumerate(sessions):
        told = {
            **_facts(session),
            "feelings": _feelings(session),
            "reflection": session.reflection,
            "events": [*map(_event, session.events)],
        }
        out.write(",\n" if number else "\n")
        out.write(json.dumps(told, ensure_ascii=False))
    out.write("\n]}\n")


_FACTS = (
    "id", "uid", "practice", "title", "digest", "kind", "intensity", "began", "planned_seconds", "voice", "version",
    "heard_seconds", "completed", "ending", "last_sign",
)  # fmt: skip
_FELT = ("at", "zone", "distress", "words")


def _facts(session: SessionRecord) -> dict[str, object]:
    return {
        "id": session.id,
        "uid": session.uid,
        "practice": session.practice,
        "title": session.title,
        "digest": session.digest,
        "kind": session.kind,
        "intensity": session.intensity,
        "began": session.began.isoformat(),
        "planned_seconds": session.planned,
        "voice": session.voice,
        "version": session.version,
        "heard_seconds": session.heard,
        "completed": session.completed,
        "ending": session.ending,
        "last_sign": session.sign.isoformat(),
    }


def _feelings(session: SessionRecord) -> dict[Occasion, dict[str, object]]:
    return {moment: _feeling(feeling) for moment, feeling in session.feelings.items()}


def _feeling(feeling: Feeling) -> dict[str, object]:
    return {
        "at": _time(feeling.at),
        "zone": feeling.zone,
        "distress": feeling.distress,
        "words": {felt.word: felt.strength for felt in feeling.words},
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "kind": event.kind,
        "at": event.at.isoformat(),
        "playhead": event.playhead,
        "heard": event.heard,
        "note": event.note,
    }


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _cell(value: object) -> object:
    """Nothing said is an empty cell, which is not 0."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return value
