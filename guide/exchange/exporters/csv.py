"""CSV for spreadsheets: a row for each session and for each part of each answer; RFC 4180, CRLF.

No cell begins a formula, unless `Choice.safe` is False. A text that a spreadsheet would run (``=``, ``+``, ``-``, ``@``
at its start, or behind a mark at which a spreadsheet of another country would divide the line) gets an apostrophe in
front of that letter; `as_written` takes it away again, so that nothing is changed for good. Numbers stay numbers.

The journal's own table of sessions (`guide.journal.export`) keeps texts letter for letter, and says so; this one is
made to be opened.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import TextIO

from guide.exchange.exporter import Chosen, Exporter
from guide.exchange.values import ExchangedSession
from guide.journal.entry import Answer, Entry, Part
from guide.translation import _

COLUMNS = (
    "what", "id", "date", "time", "utc_offset", "zone", "session", "moment", "state", "share", "form", "title",
    "heard_seconds", "question", "asked", "kind", "scale", "again", "part", "text", "value", "other", "link",
)  # fmt: skip
_BEGINS = r"((?:^|[;,|\"\t\r\n])[ \u00a0\"]*)"
_RUNS = r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"
_UNSAFE = re.compile(rf"{_BEGINS}('*){_RUNS}")
_SAFE = re.compile(rf"{_BEGINS}'('*){_RUNS}")


def harmless(text: str) -> str:
    """Return ``text`` as no spreadsheet runs it: an apostrophe before each letter at which a formula would begin."""
    return _UNSAFE.sub(r"\1'\2", text)


def as_written(cell: str) -> str:
    """Return the text of which `harmless` made ``cell``."""
    return _SAFE.sub(r"\1\2", cell)


def _write(chosen: Chosen, out: TextIO) -> None:
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    entries = (row for entry in chosen.entries for row in _entry(entry))
    for row in chain(map(_session, chosen.sessions), entries):
        rows.writerow([_cell(row.get(column), safe=chosen.choice.safe) for column in COLUMNS])


def _cell(value: object, *, safe: bool) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return harmless(value) if isinstance(value, str) and safe else value


def _time(at: datetime) -> dict[str, object]:
    """The clock on the wall, and how far it was from UTC as ``UTC+01:00``, which begins no formula."""
    offset = f"{at:%z}"
    return {"date": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M:%S}", "utc_offset": f"UTC{offset[:3]}:{offset[3:5]}"}


def _session(session: ExchangedSession) -> dict[str, object]:
    told = {"what": "session", "id": session.uid, "form": session.practice, "title": session.title}
    return {**told, "heard_seconds": session.heard, "kind": session.kind, "zone": session.zone, **_time(session.began)}


def _entry(entry: Entry) -> Iterator[dict[str, object]]:
    head = {
        "what": "entry", "id": entry.uid, "zone": entry.zone, "session": entry.session, "moment": entry.moment,
        "state": entry.state, "share": entry.share, "form": entry.form, **_time(entry.at),
    }  # fmt: skip
    if not entry.answers:
        yield head
    asked: Counter[str] = Counter()
    for answer in entry.answers:
        asked[answer.question.name] += 1
        for number, part in enumerate(answer.parts):
            yield {**head, **_part(answer, part), "again": asked[answer.question.name] - 1, "part": number}


def _part(answer: Answer, part: Part) -> dict[str, object]:
    question = answer.question
    told = {"question": question.name, "asked": question.asked, "kind": question.kind, "scale": question.scale}
    return {**told, "text": part.text, "value": part.value, "other": part.other, "link": part.link}


EXPORTER = Exporter(_("a spreadsheet"), "csv", "text/csv", _write)
