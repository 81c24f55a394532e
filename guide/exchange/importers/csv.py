"""Any CSV: which column holds what is asked, and the answers can be kept (`guide.exchange.mapping.Answers.as_json`).

A column is answered as ``COLUMN=FIELD:VALUE``. Fields: ``when`` (value: how it is written, as ``%d.%m.%Y``), ``date``,
``time``, ``duration`` (value: seconds, minutes or hours, for numbers), ``title``, ``text``, ``felt``, ``tags``,
``pleasantness``, ``energy``, ``distress`` (value: the range in the file, ``1..5``), ``line`` and ``none``. What nobody
answered is guessed from the heading, else kept as a ``line``, so that nothing is lost. With a duration, rows are
sessions, each with an entry after it if there is more in the row; else they are entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import islice

from guide.exchange import made, when
from guide.exchange.html_text import seen
from guide.exchange.importer import Importer, Reading
from guide.exchange.mapping import Answers, Meant
from guide.exchange.moods import RANGES
from guide.exchange.source import Source
from guide.exchange.table import TableRow, heading_of, rows
from guide.exchange.values import Asked, ExchangedSession, Imported, ImportedEntry, ImportedSession, Trouble, each_of
from guide.journal.entry import Answer, Moment
from guide.translation import _

FIELDS = (
    "when", "date", "time", "duration", "title", "text", "felt", "tags", "pleasantness", "energy", "distress", "line",
    "none",
)  # fmt: skip
GUESSES = {
    "when": "timestamp datetime when started start created created_at zeitstempel beginn date/time",
    "date": "date day datum tag full_date fecha giorno",
    "time": "time clock uhrzeit zeit hour",
    "duration": "duration minutes seconds length dauer minuten",
    "title": "title name featurename activity titel preset",
    "text": "text note notes comment entry body message notiz notizen kommentar",
    "felt": "feeling feelings emotion emotions gefühl gefühle",
    "tags": "tags activities labels",
    "pleasantness": "pleasantness valence",
    "distress": "distress suds belastung",
}
ORDERS = ("day-first", "month-first")
UNITS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0}
_RANGE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)\s*")
_NUMBERS = re.compile(r"\s*(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+\d{4}\b")
_LOOKED_AT = 500


def _fits(source: Source) -> int:
    """Any table of two columns or more whose heading or first rows tell a time."""
    heading = heading_of(source)
    if heading is None or len(heading.columns) < 2:
        return 0
    fields = {_guess(column) for column in heading.columns}
    return 1 if fields & {"when", "date"} else 0


def _guess(column: str) -> str:
    return next((field for field, names in GUESSES.items() if column in names.split()), "line")


def _asks(source: Source) -> tuple[Asked, ...]:
    heading = heading_of(source)
    if heading is None:
        return ()
    order = Asked("days", _("Do days such as 03/04/2026 begin with the day or the month?"), ORDERS, _order(source))
    sentence = _("What does the column '{}' hold?")
    columns = zip(heading.shown, heading.columns, strict=True)
    return (order, *(Asked(shown, sentence.format(shown), FIELDS, _guess(column)) for shown, column in columns))


def _order(source: Source) -> str:
    """Month first if some day of the first rows can be nothing else."""
    for row in islice(rows(source), _LOOKED_AT):
        if isinstance(row, TableRow):
            for cell in row.cells.values():
                found = _NUMBERS.match(cell)
                if found and int(found[2]) > 12 >= int(found[1]):
                    return "month-first"
    return "day-first"


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns hold which field, in the order of the heading."""

    meant: dict[str, Meant]
    shown: dict[str, str]
    month_first: bool

    def of(self, field: str) -> list[str]:
        return [column for column, meant in self.meant.items() if meant.field == field]

    def first(self, row: TableRow, field: str) -> str:
        return row.get(*self.of(field))


def _columns(source: Source, answers: Answers) -> _Columns | None:
    heading = heading_of(source)
    if heading is None:
        return None
    shown = dict(zip(heading.columns, heading.shown, strict=True))
    meant = {column: answers.get(column) or Meant(_guess(column)) for column in heading.columns}
    order = answers.choice("days", ORDERS, _order(source))
    return _Columns(meant, shown, order == "month-first")


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    columns = _columns(source, reading.answers)
    if columns is None:
        yield Trouble(_("line 1"), _("There is no heading in this file."))
        return
    for column, meant in columns.meant.items():
        if meant.field not in FIELDS:
            shown = columns.shown[column]
            yield Trouble(
                _("line 1"),
                _("'{field}' is no field; the column '{shown}' is kept as a line.").format(
                    field=meant.field, shown=shown
                ),
                lost=False,
            )
    yield from each_of(rows(source), lambda found: _row(found, columns, reading))


def _row(row: TableRow, columns: _Columns, reading: Reading) -> Iterator[Imported]:
    at = _when(row, columns)
    if at is None:
        yield Trouble(row.place, _("The day or time of this line is not understood; the line is left out."))
        return
    uid = made.uid("csv", *(part for column in columns.meant for part in (column, row.get(column))))
    there, zone = when.there(at, reading.zone), "" if at.tzinfo else when.name_of(reading.zone)
    title = columns.first(row, "title")
    if told := columns.first(row, "duration"):
        heard = _seconds(told, columns)
        if heard is None:
            yield Trouble(row.place, _("The duration of this line is not understood; the line is left out."))
            return
        session = ExchangedSession(uid, made.whole(title) or "Session", there, heard, source="csv", zone=zone)
        yield ImportedSession(session, row.place)
    answers: list[Answer | None] = []
    for each in _answers(row, columns):
        if isinstance(each, Trouble):
            yield each
        else:
            answers.append(each)
    if told:  # what else is in the line was written after the session, whose title is no note
        answers = [answer for answer in answers if answer and answer.question != made.TITLE]
        entry = made.entry(_form(answers), there, answers, made.uid("csv-after", uid), zone)
        if answers:
            yield ImportedEntry(replace(entry, session=uid, moment=Moment.AFTER), row.place)
    elif any(answers):
        yield ImportedEntry(made.entry(_form(answers), there, answers, uid, zone), row.place)
    else:
        yield Trouble(row.place, _("There is nothing in this line but its time."), lost=False)


def _form(answers: list[Answer | None]) -> str:
    mooded = any(answer and answer.question in (made.FIELD, made.DISTRESS, made.FELT) for answer in answers)
    return made.CHECK_IN if mooded else made.NOTE


def _when(row: TableRow, columns: _Columns) -> datetime | None:
    for column in columns.of("when"):
        text, pattern = row.get(column), columns.meant[column].value
        if text:
            return _by(pattern, text) if pattern else when.moment(text, month_first=columns.month_first)
    told, clock = columns.first(row, "date"), columns.first(row, "time")
    at = when.moment(told, month_first=columns.month_first)
    if at is None or not clock:
        return at
    hour = when.clock(clock)
    return datetime.combine(at.date(), hour, at.tzinfo) if hour else None


def _by(pattern: str, text: str) -> datetime | None:
    try:
        at = datetime.strptime(when.plain(text), pattern)  # noqa: DTZ007 - the zone may stand in it
    except (ValueError, re.error, OverflowError):
        return None
    at = at if "%H" in pattern or "%I" in pattern else datetime.combine(at.date(), time(12))
    return at if when.EARLIEST <= at.year < when.LATEST else None


def _seconds(told: str, columns: _Columns) -> float | None:
    number = made.number(told)
    if number is None:
        return when.length(told)
    column = columns.of("duration")[0]
    unit = columns.meant[column].value or ("seconds" if "sec" in column or "sek" in column else "minutes")
    seconds = number * UNITS.get(unit, 60.0)
    return seconds if 0 <= seconds <= 7 * 86_400 else None


def _answers(row: TableRow, columns: _Columns) -> Iterator[Answer | Trouble | None]:
    for column, meant in columns.meant.items():
        told = row.get(column)
        match meant.field:
            case "when" | "date" | "time" | "duration" | "none":
                continue
            case "pleasantness" | "energy" | "distress":
                yield from _scaled(row, told, meant, columns.shown[column])
            case "title":
                yield made.words(made.TITLE, told)
            case "text":
                yield made.words(made.TEXT, seen(told))
            case "felt":
                yield made.felt(re.split(r"\s*[|,;]\s*", told))
            case "tags":
                yield made.options(made.TAGS, re.split(r"\s*[|,;]\s*", told))
            case _:
                yield made.words(made.own_question(columns.shown[column]), told)


def _scaled(row: TableRow, told: str, meant: Meant, shown: str) -> Iterator[Answer | Trouble | None]:
    """A number, moved from the range of the file to ours; one outside of it is kept as it was written."""
    if not told:
        return
    low, high = RANGES[meant.field]
    found = _RANGE.fullmatch(meant.value)
    start, stop = (float(found[1]), float(found[2])) if found else (low, high)
    number = made.number(told)
    if number is None or start == stop or not min(start, stop) <= number <= max(start, stop):
        yield Trouble(
            row.place,
            _("'{told}' is not from {start:g} to {stop:g}; it is kept as a line.").format(
                told=told[:40], start=start, stop=stop
            ),
            lost=False,
        )
        yield made.words(made.own_question(shown), told)
        return
    value = round(low + (number - start) * (high - low) / (stop - start), 3)
    yield made.distress(value) if meant.field == "distress" else made.axes(**{meant.field: value})


IMPORTER = Importer(_("any CSV, by its columns"), _fits, _read, _asks)
