"""iCalendar (RFC 5545): when somebody practised, as past events that take up no time.

Calendars are handed from program to program, and seen by others; so of entries there is no word in it, only that there
was one, and that too only of those that may be handed on. Next steps are tasks, where they are asked for
(`Choice.steps`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TextIO

from guide.exchange.exporter import Chosen, Exporter
from guide.exchange.values import ExchangedSession
from guide.journal.entry import Entry
from guide.translation import _

NEXT = "next"
"""The kind of question whose answer is a step."""
STATUS = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}
"""How a step stands, in the words of the standard."""
WIDTH = 75
"""Bytes in UTF-8 of a line; what is longer goes on in the next, behind a space."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def _write(chosen: Chosen, out: TextIO) -> None:
    made = chosen.choice.made
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//guide//journal//EN", "CALSCALE:GREGORIAN"]
    out.writelines(map(folded, lines))
    for session in chosen.sessions:
        out.writelines(map(folded, _session(session, made)))
    for entry in chosen.entries:
        out.writelines(map(folded, _entry(entry, made)))
        if chosen.choice.steps:
            out.writelines(map(folded, _steps(entry, made)))
    out.write(folded("END:VCALENDAR"))


def _session(session: ExchangedSession, made: datetime | None) -> Iterator[str]:
    seconds = max(1, round(session.heard))
    yield from _event(session.uid, session.began, seconds, session.title or session.practice or "Practice", made)


def _entry(entry: Entry, made: datetime | None) -> Iterator[str]:
    yield from _event(entry.uid, entry.at, 0, entry.form, made)


def _steps(entry: Entry, made: datetime | None) -> Iterator[str]:
    """Each next step as a task. It has no date, so it is never late."""
    for number, answer in enumerate(entry.answers):
        for place, part in enumerate(answer.parts if answer.question.kind == NEXT else ()):
            yield "BEGIN:VTODO"
            yield f"UID:{text(entry.uid)}-{number}-{place}@guide"
            yield f"DTSTAMP:{_stamp(made or entry.at)}"
            yield f"CREATED:{_stamp(entry.at)}"
            yield f"SUMMARY:{text(part.text or '')}"
            yield f"STATUS:{STATUS.get(part.other or '', STATUS['open'])}"
            yield "CLASS:PRIVATE"
            yield "END:VTODO"


def _event(uid: str, at: datetime, seconds: int, title: str, made: datetime | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{text(uid)}@guide"
    yield f"DTSTAMP:{_stamp(made or at)}"
    yield f"DTSTART:{_stamp(at)}"
    if seconds:
        yield f"DTEND:{_stamp(at + timedelta(seconds=seconds))}"
    yield f"SUMMARY:{text(title)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def text(value: str) -> str:
    """Return a text as a value of type TEXT."""
    value = re.sub(r"\r\n|[\r\v\f\x85\u2028\u2029]", "\n", value)
    value = _CONTROLS.sub("", value)
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line with its end, folded at `WIDTH` bytes and never within a letter."""
    pieces: list[bytes] = []
    piece, room = b"", WIDTH
    for char in line:
        letter = char.encode("utf-8", "replace")
        if len(piece) + len(letter) > room:
            pieces.append(piece)
            piece, room = b"", WIDTH - 1
        piece += letter
    return b"\r\n ".join([*pieces, piece]).decode() + "\r\n"


EXPORTER = Exporter(_("calendars"), "ics", "text/calendar", _write, handed_on=True)
