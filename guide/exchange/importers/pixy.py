"""Pixy: ``items`` of ``date``, ``rating`` (seven words), ``message``, ``tags``, ``emotions``; older ones by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from guide.exchange import made, when
from guide.exchange.importer import Importer, Reading
from guide.exchange.json_stream import Element, elements, first_keys, table_of
from guide.exchange.records import listed, said
from guide.exchange.source import Source
from guide.exchange.values import Imported, ImportedEntry, Trouble, each_of
from guide.translation import _

RATINGS = {
    "extremely_good": 1.0, "very_good": 0.67, "good": 0.33, "neutral": 0.0, "bad": -0.33, "very_bad": -0.67,
    "extremely_bad": -1.0,
}  # fmt: skip
"""Its seven words, at equal distances, as pleasantness."""


def _fits(source: Source) -> int:
    return 8 if "rating" in first_keys(source, "items") else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    tags = {said(each, "id"): said(each, "title", "name") for each in table_of(source, "tags", "id")}
    yield from each_of(elements(source, "items", "rating"), lambda found: _entry(found, reading, tags))


def _entry(found: Element, reading: Reading, tags: dict[str, str]) -> Iterator[Imported]:
    value = found.value
    told = said(value, "dateTime", "date", "createdAt") or found.key if isinstance(value, dict) else ""
    at = when.moment(told)
    if at is None:
        yield Trouble(found.place, _("The day of this entry is not understood; it is left out."))
        return
    rating = said(value, "rating")
    if rating and rating not in RATINGS:
        yield Trouble(found.place, _("The rating of this entry is none of the seven; the rest is kept."))
    chosen = listed(value, "tags", inside=("title", "name", "id", "tagId"))
    named = [tags.get(each) or each for each in chosen]
    emotions = listed(value, "emotions", inside=("label", "title", "name", "key", "id"))
    message = said(value, "message")
    answers = [
        made.axes(pleasantness=RATINGS.get(rating)),
        made.felt(emotions),
        made.words(made.TEXT, message),
        made.options(made.TAGS, named),
    ]
    if not any(answers):
        yield Trouble(found.place, _("There is nothing in this entry."), lost=False)
        return
    uid = made.uid("pixy", at.isoformat(), rating, message, emotions)
    written = made.entry(made.CHECK_IN, _there(at, reading), answers, uid, when.name_of(reading.zone))
    yield ImportedEntry(written, found.place)


def _there(at: datetime, reading: Reading) -> datetime:
    return when.there(at.astimezone(reading.zone) if at.tzinfo else at, reading.zone)


IMPORTER = Importer(_("Pixy, JSON"), _fits, _read)
