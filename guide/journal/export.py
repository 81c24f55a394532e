"""The whole journal as files that anyone can read without this program.

CSV is for spreadsheets: RFC 4180 with CRLF line ends, one row a session, times of the clock on the wall beside how far
it was from UTC, and each feeling a column of its own (``before: calm``) with its strength, or ``yes`` where none was
said. Cells hold what the person wrote, letter for letter: a text that begins with ``=``, ``+``, ``-`` or ``@`` gets no
apostrophe in front of it, because the words are theirs and have to come back as they were. Such a text is only ever
one's own; in a spreadsheet, import the columns as text.

JSON is the whole copy, with what names a session everywhere and every event but heartbeats, which say nothing that
``heard_seconds`` and ``last_sign`` do not; then the entries, and the settings, where there are any.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TextIO

from guide.journal.events import Event, EventKind
from guide.journal.feelings import Feeling, Occasion
from guide.journal.session_record import SessionRecord

FORMAT = 1
"""Stands in the JSON; changes when a reader of earlier would misunderstand."""


def as_csv(sessions: Iterable[SessionRecord], out: TextIO) -> None:
    """Write one row a session; the first row names the columns. Raises whatever ``out`` does."""
    told = list(sessions)  # which words there are must be known before the first row
    words = _words(told)
    rows = csv.writer(out, lineterminator="\r\n")
    felt = [(occasion, each) for occasion in Occasion for each in _FELT]
    names = [f"{occasion}_{each}" for occasion, each in felt] + [f"{occasion}: {word}" for occasion, word in words]
    rows.writerow([*_FACTS, *names, "reflection"])
    for session in told:
        facts = {**_facts(session), "began": f"{session.began:%Y-%m-%d %H:%M:%S}", "utc_offset": _offset(session.began)}
        said = [getattr(session.feelings.get(occasion), each, None) for occasion, each in felt]
        chosen = _strengths(session)
        cells = [*(facts[name] for name in _FACTS), *said, *(chosen.get(key) for key in words), session.reflection]
        rows.writerow(map(_cell, cells))


def _words(sessions: Iterable[SessionRecord]) -> list[tuple[Occasion, str]]:
    """Every word that was chosen before, then every word that was chosen after, each once, in order of letters."""
    found = {key for session in sessions for key in _strengths(session)}
    return sorted(found, key=lambda key: (list(Occasion).index(key[0]), key[1]))


def _strengths(session: SessionRecord) -> dict[tuple[Occasion, str], object]:
    return {
        (occasion, felt.word): "yes" if felt.strength is None else felt.strength
        for occasion, feeling in session.feelings.items()
        for felt in feeling.words
    }


def _offset(at: datetime) -> str:
    """How far the clock on the wall was from UTC: ``+01:00``."""
    return f"{at:%z}"[:3] + ":" + f"{at:%z}"[3:5]


def as_json(
    sessions: Iterable[SessionRecord],
    out: TextIO,
    entries: Iterable[Mapping[str, object]] = (),
    settings: Mapping[str, object] | None = None,
) -> None:
    """An object with a list of sessions, each on a line of its own, and of entries if there are any (see
    `guide.journal.entry_json`). Raises whatever ``out`` does."""
    out.write(f'{{"format": {FORMAT}, "sessions": [')
    for number, session in enumerate(sessions):
        told = {
            **_facts(session),
            "feelings": _feelings(session),
            "reflection": session.reflection,
            "events": [_event(event) for event in session.events if event.kind is not EventKind.HEARTBEAT],
        }
        out.write(",\n" if number else "\n")
        out.write(json.dumps(told, ensure_ascii=False))
    out.write("\n]")
    opened = False
    for entry in entries:
        out.write(",\n" if opened else ',\n"entries": [\n')
        out.write(json.dumps(entry, ensure_ascii=False))
        opened = True
    out.write("\n]" if opened else "")
    if settings:
        out.write(f',\n"settings": {json.dumps(settings, ensure_ascii=False)}')
    out.write("}\n")


_FACTS = (
    "id", "practice", "title", "kind", "intensity", "began", "utc_offset", "planned_seconds", "heard_seconds",
    "completed", "ending", "voice",
)  # fmt: skip
_FELT = ("zone", "distress")


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
        "zone": session.zone,
        "spot": session.spot,
        "spoken": session.spoken,
        "options": session.options,
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
        case _:
            return value
