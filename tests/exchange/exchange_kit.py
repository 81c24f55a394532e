"""Files of other programs, built to the shapes in which those programs write them, and ways to mangle them."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from guide.exchange import Answers, Reading, Source, read
from guide.exchange.values import Imported, ImportedEntry, ImportedSession, Trouble
from guide.journal.entry import Entry

VIENNA = ZoneInfo("Europe/Vienna")
TOKYO = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a file."""

    entries: tuple[Entry, ...]
    sessions: tuple[Any, ...]
    lost: tuple[Trouble, ...]
    remarks: tuple[Trouble, ...]

    @property
    def uids(self) -> list[str]:
        return [each.uid for each in (*self.entries, *self.sessions)]

    @property
    def days(self) -> list[str]:
        return [f"{each.at:%Y-%m-%d}" for each in self.entries] + [f"{each.began:%Y-%m-%d}" for each in self.sessions]


def kept(stream: Iterable[Imported]) -> Kept:
    """Everything of a stream, sorted by what it is."""
    found = list(stream)
    return Kept(
        tuple(each.entry for each in found if isinstance(each, ImportedEntry)),
        tuple(each.session for each in found if isinstance(each, ImportedSession)),
        tuple(each for each in found if isinstance(each, Trouble) and each.lost),
        tuple(each for each in found if isinstance(each, Trouble) and not each.lost),
    )


def load(name: str, raw: bytes, answers: Answers | None = None, zone: Any = VIENNA) -> Kept:
    return kept(read(name, Source.of_bytes(raw), Reading(answers or Answers(), zone)))


def told(entry: Entry, name: str) -> Any:
    """The first part of the answer to ``name``: its words, or its number."""
    answer = entry.answered(name)
    if answer is None:
        return None
    return answer.parts[0].value if answer.question.kind in ("scale", "field") else answer.parts[0].text


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


NOTES = ("slept badly", 'a walk, with "friends"', "Grüße; später — mehr 🌱", "two\nlines")
DAYS = ("2024-02-29", "2024-03-31", "2024-10-27", "2024-12-31")


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def daylio_csv() -> bytes:
    rows = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    rows += [
        f"{day},March 1,Friday,{hour},{mood},{_cell('reading | a walk')},,{_cell(note)}"
        for day, hour, mood, note in zip(
            DAYS, ("21:03", "02:30", "2:30 AM", "11:59 PM"), ("rad", "meh", "awful", "bad"), NOTES, strict=True
        )
    ]
    return "\n".join(rows).encode() + b"\n"


def daylio_json() -> dict[str, Any]:
    entries = []
    for number, (day, note) in enumerate(zip(DAYS, NOTES, strict=True)):
        at = datetime.fromisoformat(f"{day}T23:30").replace(tzinfo=VIENNA)
        html = "<p>" + note.replace("&", "&amp;").replace("\n", "</p><p>") + "</p>"
        entries.append(
            {
                "id": number,
                "minute": 30,
                "hour": 23,
                "day": at.day,
                "month": at.month - 1,
                "year": at.year,
                "datetime": int(at.timestamp() * 1000),
                "timeZoneOffset": int(at.utcoffset().total_seconds() * 1000),  # type: ignore[union-attr]
                "mood": number + 1,
                "note": html,
                "note_title": "",
                "tags": [1, 2],
                "assets": [],
            }
        )
    moods = [
        {"id": n, "custom_name": "Sunny" if n == 1 else "", "mood_group_id": n, "mood_group_order": 0, "icon_id": n,
         "predefined_name_id": n, "state": 0, "createdAt": 1}
        for n in range(1, 6)
    ]  # fmt: skip
    tags = [{"id": 1, "name": "reading", "order": 1}, {"id": 2, "name": "a walk", "order": 2}]
    return {"version": 15, "pin": "1234", "customMoods": moods, "tags": tags, "dayEntries": entries, "prefs": []}


def daylio_backup(told: dict[str, Any] | None = None) -> bytes:
    text = json.dumps(told or daylio_json()).encode()
    return zipped({"assets/photos/1": b"\xff\xd8", "backup.daylio": base64.b64encode(text)})


def insight_timer() -> bytes:
    rows = ["Started At,Duration,Preset,Activity"]
    rows += [
        f"{day[5:7]}/{day[8:]}/{day[:4]} {hour},{length},{_cell(preset)},Meditation"
        for day, hour, length, preset in zip(
            DAYS,
            ("21:03:00", "02:30:00", "02:30:00", "23:59:59"),
            ("0:21:4", "0:45:0", "1:00:00", "0:5:0"),
            ("", "Walking, mindful", "Größe", "x"),
            strict=True,
        )
    ]
    return "\r\n".join(rows).encode() + b"\r\n"


def jrnl() -> bytes:
    entries = [
        {"title": f"Day {n}", "body": note, "date": day, "time": f"0{n}:15", "tags": ["@home", "#rest"],
         "starred": n == 1}
        for n, (day, note) in enumerate(zip(DAYS, NOTES, strict=True))
    ]  # fmt: skip
    return json.dumps({"tags": {"@home": 4}, "entries": entries}, indent=2, ensure_ascii=False).encode()


def day_one() -> bytes:
    entries = [
        {"uuid": f"{n:032X}", "text": note, "creationDate": f"{day}T15:30:00Z", "timeZone": "Asia/Tokyo",
         "tags": ["sea"], "starred": n == 1, "creationDevice": "phone", "location": {"latitude": 1.5}}
        for n, (day, note) in enumerate(zip(DAYS, NOTES, strict=True))
    ]  # fmt: skip
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries}, indent=2, ensure_ascii=False).encode()


def pixels() -> bytes:
    entries = [
        {"date": f"{int(day[:4])}-{int(day[5:7])}-{int(day[8:])}", "type": "Mood", "scores": [n + 1, 5], "notes": note,
         "tags": [{"type": "Emotions", "entries": ["happy", "calm"]}, {"type": "Place", "entries": ["home"]}]}
        for n, (day, note) in enumerate(zip(DAYS, NOTES, strict=True))
    ]  # fmt: skip
    return json.dumps(entries, indent=1, ensure_ascii=False).encode()


def pixy() -> bytes:
    words = ("extremely_good", "neutral", "bad", "extremely_bad")
    items = [
        {"id": f"{n}", "date": day, "rating": words[n], "message": note, "tags": [{"id": "t1"}], "emotions": ["calm"]}
        for n, (day, note) in enumerate(zip(DAYS, NOTES, strict=True))
    ]
    told = {
        "version": "2.0.0",
        "items": items,
        "tags": [{"id": "t1", "title": "home", "color": "blue"}],
        "settings": {},
    }
    return json.dumps(told, indent=1, ensure_ascii=False).encode()


def apple_record(
    day: str, clock: str = "23:50:00", minutes: int = 20, source: str = "Calm &amp; co", offset: str = "+0100"
) -> str:
    start = datetime.fromisoformat(f"{day}T{clock}")
    end = datetime.fromtimestamp(start.replace(tzinfo=UTC).timestamp() + minutes * 60, UTC)
    return (
        f' <Record type="HKCategoryTypeIdentifierMindfulSession" sourceName="{source}" sourceVersion="1" '
        f'device="&lt;&lt;HKDevice: 0x1&gt;, name:Phone&gt;" unit="min" creationDate="{day} 23:59:59 {offset}" '
        f'startDate="{start:%Y-%m-%d %H:%M:%S} {offset}" endDate="{end:%Y-%m-%d %H:%M:%S} {offset}"/>\n'
    )


STEPS = ' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" value="{}"/>\n'
APPLE_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Record*)>\n]>\n'
    '<HealthData locale="de_AT">\n <ExportDate value="2025-01-01 10:00:00 +0100"/>\n'
)


def apple_health(days: Iterable[str] = DAYS) -> bytes:
    records = "".join(STEPS.format(n) + apple_record(day) for n, day in enumerate(days))
    return (APPLE_HEAD + records + "</HealthData>\n").encode()


def any_csv() -> bytes:
    rows = ["Datum;Uhrzeit;Wohl;Notiz;Wetter"]
    rows += [
        f"{day[8:]}.{day[5:7]}.{day[:4]};0{n}:15;{n},5;{_cell(note)};Regen"
        for n, (day, note) in enumerate(zip(DAYS, NOTES, strict=True))
    ]
    return "\n".join(rows).encode() + b"\n"


FILES: dict[str, Callable[[], bytes]] = {
    "apple-health": apple_health, "csv": any_csv, "day-one": day_one, "daylio": daylio_csv,
    "daylio-backup": daylio_backup, "insight-timer": insight_timer, "jrnl": jrnl, "pixels": pixels, "pixy": pixy,
}  # fmt: skip
"""Each with four things in it, on `DAYS`: a leap day, both changes of summer time, the end of a year."""
TABLES = ("csv", "daylio", "insight-timer")
JSONS = ("day-one", "jrnl", "pixels", "pixy")
TEXTS = (*TABLES, *JSONS, "apple-health")
