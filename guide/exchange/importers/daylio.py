"""Daylio, as CSV: ``full_date, date, weekday, time, mood, activities, note_title, note``; older ones with ``year``.

Activities are joined by `` | ``, times have 12 hours or 24, days of older files have no year of their own, and a mood
is a word that people rename.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from guide.exchange import made, when
from guide.exchange.html_text import seen
from guide.exchange.importer import Importer, Reading
from guide.exchange.moods import Moods, asked
from guide.exchange.source import Source
from guide.exchange.table import TableRow, heading_of, rows
from guide.exchange.values import Asked, Imported, ImportedEntry, Trouble, each_of
from guide.journal.entry import Answer
from guide.translation import _

MOST_WORDS = 100


def _fits(source: Source) -> int:
    heading = heading_of(source)
    if heading is None or not heading.has("mood", "time"):
        return 0
    return 9 if heading.has("full_date") or heading.has("year", "date", "weekday") else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    moods = Moods(reading.answers)
    yield from each_of(rows(source), lambda found: _entry(found, reading, moods))


def _entry(row: TableRow, reading: Reading, moods: Moods) -> Iterator[Imported]:
    year = row.get("year")
    on = when.day(row.get("full_date")) or when.day(row.get("date"), year=int(year) if year.isdecimal() else None)
    told = row.get("time")
    time = when.clock(told) if told else when.NOON
    if on is None or time is None:
        what = "day" if on is None else "time"
        yield Trouble(
            row.place, _("The {what} of this line is not understood; the line is left out.").format(what=what)
        )
        return
    at = datetime.combine(on, time)
    title, note, mood = row.get("note_title"), seen(row.get("note")), row.get("mood")
    answers: list[Answer | None] = []
    yield from moods.into(answers, mood, row.place)
    activities = row.get("activities").split(" | ")
    answers += [made.options(made.ACTIVITIES, activities), made.words(made.TITLE, title), made.words(made.TEXT, note)]
    uid = made.uid("daylio", at.isoformat("T", "minutes"), mood, title, note)
    zone = when.name_of(reading.zone)
    yield ImportedEntry(made.entry(made.CHECK_IN, when.there(at, reading.zone), answers, uid, zone), row.place)


def _asks(source: Source) -> tuple[Asked, ...]:
    words: dict[str, None] = {}
    for row in rows(source):
        if isinstance(row, TableRow) and len(words) < MOST_WORDS:
            words[row.get("mood")] = None
    return asked(words)


IMPORTER = Importer(_("Daylio, CSV"), _fits, _read, _asks)
