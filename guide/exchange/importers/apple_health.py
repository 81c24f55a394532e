"""Apple Health: mindful sessions in ``export.xml``, alone or in ``export.zip``, of any size.

The file is scanned for its records and nothing of it is held. It is not handed to a parser of XML as a whole, because
exports are known in which it stumbles (letters that XML forbids, a document type with faults), and one that stumbles
at the start of two gigabytes reads nothing of the rest. Each record is parsed by itself; so a broken one is a trouble
of its own, and entities of a hostile document type are never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from guide.exchange import made, when
from guide.exchange.importer import Importer, Reading
from guide.exchange.source import Source
from guide.exchange.values import ExchangedSession, Imported, ImportedSession, Trouble
from guide.translation import _

KIND = "HKCategoryTypeIdentifierMindfulSession"
_CHUNK = 1 << 20
_TAG = re.compile(r"""<Record\s(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>""")
_OPEN = "<Record"
_LONGEST = 100_000
"""Characters of one record, with what devices write into it."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_SESSION = 24 * 3600.0


def _export(source: Source) -> Source | None:
    """The XML, which is named after the language of the phone: the one that begins as Apple's do."""
    if not source.zipped:
        return source if "<HealthData" in source.head() else None
    named = (each for each in source.members() if each.name.lower().endswith(".xml"))
    return next((each for each in named if "<HealthData" in each.head()), None)


def _fits(source: Source) -> int:
    return 9 if _export(source) else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    export = _export(source) or source
    for line, tag in _tags(export):
        yield _session(_("line {line}").format(line=line), tag, reading)


def _tags(source: Source) -> Iterator[tuple[int, str]]:
    """The records of mindful sessions, each up to the next ``<``, with their lines.

    No ``<`` can stand within a tag, so that all before the last one is whole, and a tag that has no end harms no other.
    """
    line, kept = 1, ""
    with source.text() as text:
        while chunk := text.read(_CHUNK):
            kept += chunk
            whole = max(kept.rfind("<"), 0)
            yield from _found(kept, whole, line)
            line += kept.count("\n", 0, whole)
            kept = kept[whole : whole + _LONGEST]
        yield from _found(kept, len(kept), line)


def _found(text: str, end: int, line: int) -> Iterator[tuple[int, str]]:
    """The records in the first ``end`` characters of a text that begins at ``line``."""
    at = 0
    while (at := text.find(KIND, at, end)) >= 0:
        start, following = text.rfind("<", 0, at), text.find("<", at, end)
        following = end if following < 0 else following
        if start >= 0 and text.startswith(_OPEN, start):
            yield line + text.count("\n", 0, start), text[start:following]
        at = following


def _session(place: str, tag: str, reading: Reading) -> Imported:
    told = _attributes(tag)
    if told is None:
        return Trouble(place, _("This record is broken; it is left out."))
    began, ended = when.moment(told.get("startDate", "")), when.moment(told.get("endDate", ""))
    if began is None or ended is None:
        return Trouble(place, _("The times of this record are not understood; it is left out."))
    began, ended = when.there(began, reading.zone), when.there(ended, reading.zone)
    heard = (ended - began).total_seconds()
    if not 0 <= heard <= LONGEST_SESSION:
        return Trouble(place, _("This session ends before it begins, or a day after it; it is left out."))
    title = made.whole(told.get("sourceName", "")).strip()
    uid = made.uid("apple-health", told["startDate"], told["endDate"], title)
    session = ExchangedSession(uid, title or "Mindful session", began, heard, kind="mindfulness", source="apple-health")
    return ImportedSession(session, place)


def _attributes(tag: str) -> dict[str, str] | None:
    """What a record says of itself, or None if it is no XML."""
    record = _TAG.match(tag)
    if record is None:
        return None
    tag = record[0]
    found: dict[str, str] = {}
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: found.update(attributes)
    closed = tag if tag.endswith("/>") else f"{tag[:-1]}/>"
    try:
        parser.Parse(_FORBIDDEN.sub("", closed).encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return None
    return found if found.get("type") == KIND else None


IMPORTER = Importer("Apple Health, export.xml or export.zip", _fits, _read)
