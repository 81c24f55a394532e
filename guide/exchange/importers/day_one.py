"""Day One, its JSON, alone or in the zip with its pictures: ``entries`` of ``text``, ``creationDate`` (UTC) and more.

``timeZone`` tells where it was written, so that an evening in Tokyo stays that evening. Where there is none, the
person's own zone is taken. Pictures stay where they are; their place in the text is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC

from guide.exchange import made, when
from guide.exchange.importer import Importer, Reading
from guide.exchange.json_stream import Element, elements, first_keys
from guide.exchange.records import listed, said
from guide.exchange.source import Source
from guide.exchange.values import Imported, ImportedEntry, Trouble, each_of
from guide.translation import _

_BESIDE = ("photos", "videos", "audios", "pdfAttachments")


def _journals(source: Source) -> list[Source]:
    if not source.zipped:
        return [source]
    return [each for each in source.members() if each.name.lower().endswith(".json")]


def _fits(source: Source) -> int:
    return max(map(_fits_one, _journals(source)), default=0)


def _fits_one(source: Source) -> int:
    return 9 if "creationDate" in first_keys(source, "entries") else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    for journal in _journals(source):
        if source.zipped and not _fits_one(journal):
            yield Trouble(journal.name, _("This part of the zip is no diary."), lost=False)
            continue
        yield from each_of(elements(journal, "entries", "creationDate"), lambda found: _entry(found, reading))


def _entry(found: Element, reading: Reading) -> Iterator[Imported]:
    value = found.value
    if not isinstance(value, dict):
        yield Trouble(found.place, _("This is no entry of a diary; it is left out."))
        return
    at = when.moment(said(value, "creationDate"))
    if at is None:
        yield Trouble(found.place, _("The time of this entry is not understood; it is left out."))
        return
    told = said(value, "timeZone")
    zone = when.zone_named(told)
    if told and zone is None:
        yield Trouble(
            found.place,
            _("The time zone '{told}' is not known here; your own is taken.").format(told=told[:40]),
            lost=False,
        )
    there = zone or reading.zone
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    text = said(value, "text") or _rich(said(value, "richText"))
    answers = [
        made.words(made.TEXT, text),
        made.options(made.TAGS, listed(value, "tags")),
        made.options(made.MARKED, ["starred"] if value.get("starred") is True else []),
    ]
    if any(value.get(name) for name in _BESIDE):
        yield Trouble(found.place, _("Pictures and recordings of this entry stay in the export."), lost=False)
    if any(answers):
        uid = made.uid("day-one", at.astimezone(UTC).isoformat(), text)
        written = made.entry(made.NOTE, when.there(at.astimezone(there), there), answers, uid, when.name_of(there))
        yield ImportedEntry(written, found.place)


def _rich(text: str) -> str:
    """The words of the newer form, in which a text is a list of pieces."""
    try:
        pieces = json.loads(text).get("contents", [])
        return "".join(str(each.get("text", "")) for each in pieces)
    except (ValueError, AttributeError, TypeError, RecursionError):
        return ""


IMPORTER = Importer(_("Day One, JSON or zip"), _fits, _read)
