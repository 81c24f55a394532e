"""Pixels (a year in pixels): a list of ``{date, type: "Mood", scores, notes, tags}``, moods from 1 to 5, days alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from guide.exchange import made, when
from guide.exchange.importer import Importer, Reading
from guide.exchange.json_stream import Element, elements, first_keys
from guide.exchange.records import listed, plain_list, said
from guide.exchange.source import Source
from guide.exchange.values import Imported, ImportedEntry, Trouble, each_of
from guide.journal.entry import Answer
from guide.translation import _

LOWEST, HIGHEST = 1, 5
EMOTIONS = "emotions"


def _fits(source: Source) -> int:
    return 9 if {"date", "scores"} <= first_keys(source, None) else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    yield from each_of(elements(source, None, "scores"), lambda found: _entry(found, reading))


def _entry(found: Element, reading: Reading) -> Iterator[Imported]:
    value = found.value
    on = when.day(said(value, "date")) if isinstance(value, dict) else None
    if on is None:
        yield Trouble(found.place, _("The day of this entry is not understood; it is left out."))
        return
    moods: list[Answer | None] = []
    for told in plain_list(value, "scores"):
        number = made.number(told)
        if number is None or not LOWEST <= number <= HIGHEST:
            yield Trouble(found.place, _("A mood of this entry is no number from 1 to 5; the rest is kept."))
        else:
            moods.append(made.axes(pleasantness=(number - 3) / 2))
    notes = said(value, "notes")
    emotions, others = _tags(value)
    answers = [*moods, made.felt(emotions), made.words(made.TEXT, notes), made.options(made.TAGS, others)]
    if not any(answers):
        yield Trouble(found.place, _("There is nothing in this entry."), lost=False)
        return
    at = datetime.combine(on, when.NOON)
    uid = made.uid("pixels", on.isoformat(), value.get("scores"), notes, emotions, others)
    zone = when.name_of(reading.zone)
    yield ImportedEntry(made.entry(made.CHECK_IN, when.there(at, reading.zone), answers, uid, zone), found.place)


def _tags(value: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Feelings, and everything else that was tagged."""
    emotions: list[str] = []
    others: list[str] = []
    for group in plain_list(value, "tags"):
        if isinstance(group, dict):
            kept = emotions if said(group, "type").casefold() == EMOTIONS else others
            kept += listed(group, "entries")
        elif isinstance(group, str):
            others.append(group)
    return emotions, others


IMPORTER = Importer(_("Pixels, JSON"), _fits, _read)
