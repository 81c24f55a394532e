"""Insight Timer: sessions as CSV, and the journal as text.

``Started At`` (older: ``StartedAt (UTC)``), ``Duration`` as H:MM:SS of which any part may have one digit, ``Preset``,
``Activity``. Days are month first. Whether times are local or UTC the file does not tell, so it is asked. The journal
is blocks with an empty line between: when it began, how long it was, and the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from guide.exchange import made, when
from guide.exchange.importer import Importer, Reading
from guide.exchange.source import Source
from guide.exchange.table import MOST_LINES, Lines, TableRow, heading_of, rows
from guide.exchange.values import Asked, ExchangedSession, Imported, ImportedEntry, ImportedSession, Trouble
from guide.journal.entry import Entry, Moment
from guide.translation import _

STARTED = ("started at", "startedat", "started at (utc)", "startedat (utc)")
TIMES = ("local", "utc")
KINDS = {
    "breathing": "breathwork", "breathwork": "breathwork", "pranayama": "breathwork", "yoga": "movement",
    "tai chi": "movement", "walking": "movement", "movement": "movement", "meditation": "mindfulness", "sleep": "rest",
    "yoga nidra": "rest",
}  # fmt: skip
_LONGEST = 100
"""Letters of a line that is a time."""
_STARTS = re.compile(r"\s*\d{1,2}/\d{1,2}/\d{4},? \d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?\s*")


def _fits(source: Source) -> int:
    heading = heading_of(source)
    if heading and heading.has("duration") and any(heading.has(name) for name in STARTED):
        return 9
    lines = [line for line in source.head().splitlines() if line.strip()][:2]
    is_journal = len(lines) == 2 and _STARTS.fullmatch(lines[0]) and when.length(lines[1]) is not None
    return 8 if is_journal else 0


def _asks(source: Source) -> tuple[Asked, ...]:
    heading = heading_of(source)
    utc = heading is not None and any("utc" in column for column in heading.columns)
    sentence = _("Are the times in this file those of your clock, or UTC?")
    return (Asked("times", sentence, TIMES, "utc" if utc else "local"),)


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    utc = reading.answers.choice("times", TIMES, _asks(source)[0].default) == "utc"
    heading = heading_of(source)
    if heading is None or not heading.has("duration"):
        yield from _journal(source, reading, utc)
        return
    for row in rows(source):
        if isinstance(row, Trouble):
            yield row
        else:
            yield _session(row, reading, utc)


def _session(row: TableRow, reading: Reading, utc: bool) -> Imported:
    at = when.moment(row.get(*STARTED), month_first=True)
    heard = when.length(row.get("duration"))
    if at is None or heard is None:
        what = "time" if at is None else "duration"
        return Trouble(
            row.place, _("The {what} of this line is not understood; the line is left out.").format(what=what)
        )
    preset, activity = row.get("preset"), row.get("activity", "type")
    return ImportedSession(_past(at, heard, preset, activity, reading, utc), row.place)


def _past(at: datetime, heard: float, preset: str, activity: str, reading: Reading, utc: bool) -> ExchangedSession:
    uid = made.uid("insight-timer", at.isoformat(), f"{heard:.0f}", preset, activity)
    there = _there(at, reading, utc)
    title = made.whole(preset or activity or "Meditation")
    kind = KINDS.get(activity.casefold(), "")
    zone = when.name_of(reading.zone)
    return ExchangedSession(uid, title, there, heard, kind=kind, source="insight-timer", zone=zone)


def _there(at: datetime, reading: Reading, utc: bool) -> datetime:
    return when.there((at.replace(tzinfo=UTC)).astimezone(reading.zone) if utc and not at.tzinfo else at, reading.zone)


def _journal(source: Source, reading: Reading, utc: bool) -> Iterator[Imported]:
    """Blocks: a line that is a time begins one."""
    block: list[str] = []
    began = 0
    with source.text() as text:
        lines = Lines(text)
        while (following := lines.next()) is not None:
            number, line = following
            if block and len(line) < _LONGEST and _STARTS.fullmatch(line.rstrip("\n")):
                yield from _block(block, began, reading, utc)
                block = []
            if not block:
                began = number
            if len(block) == MOST_LINES:
                yield Trouble(
                    _("line {line}").format(line=number),
                    _("This note has more lines than any note; this one is left out."),
                )
            elif block or line.strip():
                block.append(line)
    if block:
        yield from _block(block, began, reading, utc)


def _block(block: list[str], line: int, reading: Reading, utc: bool) -> Iterator[Imported]:
    place = _("line {line}").format(line=line)
    at = when.moment(block[0], month_first=True)
    if at is None:
        yield Trouble(place, _("These lines do not begin with a time; they are left out."))
        return
    heard = when.length(block[1]) if len(block) > 1 else None
    note = "".join(block[2 if heard is not None else 1 :])
    session = _past(at, heard, "", "", reading, utc) if heard is not None else None
    if session:
        yield ImportedSession(session, place)
    if answer := made.words(made.TEXT, note):
        uid = made.uid("insight-timer-journal", at.isoformat(), note)
        written = made.entry(made.NOTE, _there(at, reading, utc), [answer], uid, when.name_of(reading.zone))
        yield ImportedEntry(_belonging(written, session), place)
    elif heard is None:
        yield Trouble(place, _("There is a time here and nothing else; it is left out."))


def _belonging(written: Entry, session: ExchangedSession | None) -> Entry:
    return replace(written, session=session.uid, moment=Moment.AFTER) if session else written


IMPORTER = Importer(_("Insight Timer, CSV or journal"), _fits, _read, _asks)
