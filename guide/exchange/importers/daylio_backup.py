"""Daylio, its backup: a zip whose ``backup.daylio`` is JSON in base64.

Months count from 0 there, so days are taken from ``datetime``, milliseconds since 1970, with ``timeZoneOffset``, the
offset that held then. ``pin`` unlocks the person's phone; it is never looked at.
"""

from __future__ import annotations

import binascii
import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from guide.exchange import made, when
from guide.exchange.html_text import seen
from guide.exchange.importer import Importer, Reading
from guide.exchange.json_stream import Element, elements, table_of
from guide.exchange.moods import FIVE, Moods, asked
from guide.exchange.records import plain_list
from guide.exchange.source import Source
from guide.exchange.values import Asked, Imported, ImportedEntry, Trouble, each_of
from guide.journal.entry import Answer
from guide.translation import _

NAMES = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
"""Of ``mood_group_id``, and of ``predefined_name_id``, for moods that nobody renamed."""
_FOREIGN = re.compile(rb"[^A-Za-z0-9+/]")
_CHUNK = 1 << 16


class _Base64(io.RawIOBase):
    """What a stream of base64 holds, a piece at a time; line breaks and what is cut off at its end do not matter."""

    def __init__(self, file: io.BufferedIOBase) -> None:
        self._file = file
        self._raw = self._plain = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        while not self._plain:
            raw = self._file.read(_CHUNK)
            self._raw += _FOREIGN.sub(b"", raw)
            if not raw:
                self._raw = self._raw[: len(self._raw) - (len(self._raw) % 4 == 1)]
                self._raw += b"=" * (-len(self._raw) % 4)
            whole = len(self._raw) // 4 * 4
            self._plain, self._raw = binascii.a2b_base64(self._raw[:whole]), self._raw[whole:]
            if not raw and not self._plain:
                return 0
        given = self._plain[: len(buffer)]
        self._plain = self._plain[len(given) :]
        buffer[: len(given)] = given
        return len(given)

    def close(self) -> None:
        self._file.close()
        super().close()


def _inside(source: Source) -> Source:
    """The JSON, wherever it is: in the zip, or in a file that was taken out of it and perhaps decoded already."""
    if source.zipped:
        for member in source.members():
            if member.name.lower().endswith("backup.daylio") and not member.zipped:
                return _decoded(member)
        raise OSError(_("there is no backup.daylio in it"))
    return _decoded(source)


def _decoded(source: Source) -> Source:
    if source.head().lstrip().startswith("{"):
        return source
    return Source(source.name, lambda: io.BufferedReader(_Base64(source.opener())))  # type: ignore[arg-type]


def _fits(source: Source) -> int:
    inside = _inside(source)
    head = inside.head()
    if not head.lstrip().startswith("{"):
        return 0
    if source.zipped:
        return 9
    return 9 if '"dayEntries"' in head or '"customMoods"' in head or '"daysInRowLongestChain"' in head else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    inside = _inside(source)
    names, groups = _moods(inside)
    tags = _tags(inside)
    moods = Moods(reading.answers, {**FIVE, **groups})
    yield from each_of(
        elements(inside, "dayEntries", "datetime"), lambda found: _entry(found, reading, moods, names, tags)
    )


def _moods(source: Source) -> tuple[dict[object, str], dict[str, float]]:
    """The word of each mood by its id, and how pleasant each word is by the group it was sorted into."""
    names: dict[object, str] = dict(NAMES.items())
    groups: dict[str, float] = {}
    for each in table_of(source, "customMoods", "id"):
        number, group = each.get("id"), each.get("mood_group_id")
        word = str(each.get("custom_name") or "").strip()
        word = word or NAMES.get(_number(each.get("predefined_name_id")), "") or NAMES.get(_number(group), "")
        if isinstance(number, int | str) and word:
            names[number] = word
            if _number(group) in NAMES:
                groups.setdefault(" ".join(word.casefold().split()), (3 - _number(group)) / 2)
    return names, groups


def _number(value: object) -> int:
    number = made.number(value)
    return int(number) if number is not None else 0


def _tags(source: Source) -> dict[object, str]:
    return {
        each["id"]: str(each["name"])
        for each in table_of(source, "tags", "id")
        if isinstance(each.get("id"), int | str) and each.get("name")
    }


def _entry(
    found: Element, reading: Reading, moods: Moods, names: dict[object, str], tags: dict[object, str]
) -> Iterator[Imported]:
    value = found.value
    if not isinstance(value, dict):
        yield Trouble(found.place, _("This is no entry of a diary; it is left out."))
        return
    at = _when(value, reading)
    if at is None:
        yield Trouble(found.place, _("The time of this entry is not understood; it is left out."))
        return
    title, note = str(value.get("note_title") or ""), seen(str(value.get("note") or ""))
    told = value.get("mood")
    mood = names.get(told, "") if isinstance(told, int | str) else ""
    answers: list[Answer | None] = []
    yield from moods.into(answers, mood, found.place)
    kept = [tags.get(tag, "") for tag in plain_list(value, "tags") if isinstance(tag, int | str)]
    if told and not mood:
        yield Trouble(found.place, _("The name of this entry's mood is not in the backup; it is left out."), lost=False)
    answers += [made.options(made.ACTIVITIES, kept), made.words(made.TITLE, title), made.words(made.TEXT, note)]
    if not any(answers):
        yield Trouble(found.place, _("Nothing of this entry is understood; it is left out."))
        return
    if value.get("assets"):
        yield Trouble(found.place, _("Pictures and recordings of this entry stay in the backup."), lost=False)
    uid = made.uid("daylio", at.replace(tzinfo=None).isoformat("T", "minutes"), mood, title.strip(), note)
    yield ImportedEntry(made.entry(made.CHECK_IN, at, answers, uid), found.place)


def _when(value: dict[str, Any], reading: Reading) -> datetime | None:
    """The moment by its milliseconds; by the numbers of its day, whose months count from 0, if there are none."""
    stamp, offset = made.number(value.get("datetime")), made.number(value.get("timeZoneOffset"))
    if stamp is not None:
        usable = offset is not None and abs(offset) < 24 * 3_600_000
        zone = timezone(timedelta(milliseconds=offset or 0)) if usable else reading.zone
        return when.instant(stamp / 1000, zone)
    try:
        year, month, day = (int(value[name]) for name in ("year", "month", "day"))
        at = datetime(year, month + 1, day, int(value.get("hour", 12)), int(value.get("minute", 0)))  # noqa: DTZ001
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
    return when.there(at, reading.zone) if when.EARLIEST <= at.year < when.LATEST else None


def _asks(source: Source) -> tuple[Asked, ...]:
    names, groups = _moods(_inside(source))
    return asked(names.values(), {**FIVE, **groups})


IMPORTER = Importer(_("Daylio, backup"), _fits, _read, _asks)
