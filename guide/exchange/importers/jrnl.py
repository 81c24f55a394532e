"""jrnl, its JSON: ``entries`` of ``title``, ``body``, ``date``, ``time`` (of the clock), ``tags``, ``starred``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from guide.exchange import made, when
from guide.exchange.importer import Importer, Reading
from guide.exchange.json_stream import Element, elements, first_keys
from guide.exchange.records import listed, said
from guide.exchange.source import Source
from guide.exchange.values import Imported, ImportedEntry, Trouble
from guide.translation import _


def _fits(source: Source) -> int:
    return 9 if {"title", "body", "date"} <= first_keys(source, "entries") else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    for each in elements(source, "entries", "date"):
        yield each if isinstance(each, Trouble) else _entry(each, reading)


def _entry(found: Element, reading: Reading) -> Imported:
    value = found.value
    if not isinstance(value, dict):
        return Trouble(found.place, _("This is no entry of a diary; it is left out."))
    at = _when(value)
    if at is None:
        return Trouble(found.place, _("The time of this entry is not understood; it is left out."))
    title, body = said(value, "title"), said(value, "body")
    tags = [tag.lstrip("@#") for tag in listed(value, "tags")]
    answers = [
        made.words(made.TITLE, title),
        made.words(made.TEXT, body),
        made.options(made.TAGS, tags),
        made.options(made.MARKED, ["starred"] if value.get("starred") is True else []),
    ]
    if not any(answers):
        return Trouble(found.place, _("There is nothing in this entry."), lost=False)
    uid = made.uid("jrnl", at.isoformat(), title, body)
    zone = when.name_of(reading.zone)
    return ImportedEntry(made.entry(made.NOTE, when.there(at, reading.zone), answers, uid, zone), found.place)


def _when(value: dict[str, Any]) -> datetime | None:
    on, told = when.day(said(value, "date")), said(value, "time")
    time = when.clock(told) if told else when.NOON
    return datetime.combine(on, time) if on and time else None


IMPORTER = Importer(_("jrnl, JSON"), _fits, _read)
