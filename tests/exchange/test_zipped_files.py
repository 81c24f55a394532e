"""Backups in zips: what is inside, wherever it is, and what no zip can do to the one who opens it."""

from __future__ import annotations

import base64
import json
import tracemalloc
import zipfile
from datetime import datetime
from typing import Any

import pytest

from guide.exchange import Source, parse_mapping
from guide.exchange.reading import fitting
from tests.exchange.exchange_kit import DAYS, apple_health, daylio_backup, daylio_json, load, told, zipped


def test_a_backup_is_read_by_its_milliseconds_and_not_by_months_that_count_from_0() -> None:
    found = load("daylio-backup", daylio_backup())
    assert found.days == list(DAYS)
    assert [f"{entry.at:%H:%M %z}" for entry in found.entries] == [
        "23:30 +0100",
        "23:30 +0200",
        "23:30 +0100",
        "23:30 +0100",
    ]
    without = daylio_json()
    for entry in without["dayEntries"]:
        del entry["datetime"]
    assert load("daylio-backup", daylio_backup(without)).days == list(DAYS)


def test_summer_time_of_a_place_that_has_its_own_is_taken_from_the_entry() -> None:
    backup = daylio_json()
    for entry in backup["dayEntries"]:
        entry["timeZoneOffset"] = 9 * 3_600_000  # the same moments, in Tokyo: the next morning
    assert load("daylio-backup", daylio_backup(backup)).days == ["2024-03-01", "2024-04-01", "2024-10-28", "2025-01-01"]


def test_the_number_that_unlocks_the_phone_is_nowhere() -> None:
    backup = daylio_json() | {"pin": "80417"}
    found = load("daylio-backup", daylio_backup(backup))
    assert len(found.entries) == 4
    assert "80417" not in repr(found)


def test_moods_have_the_words_that_the_person_gave_them_and_the_place_of_their_group() -> None:
    entries = load("daylio-backup", daylio_backup()).entries
    assert [told(entry, "felt") for entry in entries] == ["Sunny", "good", "meh", "bad"]
    assert [told(entry, "field") for entry in entries] == [1.0, 0.5, 0.0, -0.5]
    mapped = load("daylio-backup", daylio_backup(), parse_mapping(["sunny=distress:2", "good=none", "meh=word:so so"]))
    assert [told(entry, "felt") for entry in mapped.entries] == ["Sunny", None, "so so", "bad"]
    assert told(mapped.entries[0], "distress") == 2
    assert mapped.uids == load("daylio-backup", daylio_backup()).uids, "what is answered makes no other entry"


def test_the_same_entry_of_a_csv_and_of_a_backup_is_one() -> None:
    backup = daylio_json()
    backup["dayEntries"][0] |= {"note_title": "Title"}
    first = load("daylio-backup", daylio_backup(backup)).uids[0]
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    row = "2024-02-29,x,y,11:30 PM,Sunny,,Title,slept badly\n"
    assert load("daylio", (head + row).encode()).uids == [first]


HTML = {
    "plain": "plain",
    "<p>one</p><p>two</p>": "one\ntwo",
    "one<br>two<br/>three": "one\ntwo\nthree",
    "<div>one</div><div><b>two</b> &amp; three</div>": "one\ntwo & three",
    "<ul><li>one</li><li>two</li></ul>": "• one\n• two",
    "I <3 you, and 2 < 3 > 1": "I <3 you, and 2 < 3 > 1",
    "a&nbsp;b &lt;tag&gt;": "a b <tag>",
    "<p>not closed": "not closed",
    "&lt;br&gt;": "<br>",
}


@pytest.mark.parametrize("html", HTML)
def test_notes_in_html_are_the_words_that_were_seen(html: str) -> None:
    backup = daylio_json()
    backup["dayEntries"] = [backup["dayEntries"][0] | {"note": html}]
    (entry,) = load("daylio-backup", daylio_backup(backup)).entries
    assert told(entry, "text") == HTML[html]


def test_base64_with_line_ends_cut_off_or_decoded_already() -> None:
    text = json.dumps(daylio_json()).encode()
    whole = load("daylio-backup", daylio_backup()).uids
    for raw in (
        zipped({"backup.daylio": base64.encodebytes(text)}),
        zipped({"backup.daylio": base64.b64encode(text).rstrip(b"=") + b"\r\n"}),
        zipped({"inner.zip": daylio_backup()}),
        base64.b64encode(text),
        text,
    ):
        assert fitting(Source.of_bytes(raw)) == "daylio-backup"
        assert load("daylio-backup", raw).uids == whole
    cut = load("daylio-backup", base64.b64encode(text)[:-400])
    assert cut.uids == whole[: len(cut.uids)]
    assert cut.lost


ODD: dict[str, Any] = {
    "no time at all": {"mood": 1},
    "a time that is a word": {"datetime": "yesterday"},
    "a time beyond all calendars": {"datetime": 10**18},
    "an entry that is a list": [],
    "an entry that is nothing": None,
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_entry_costs_no_other(odd: str) -> None:
    backup = daylio_json()
    backup["dayEntries"].insert(1, ODD[odd])
    found = load("daylio-backup", daylio_backup(backup))
    assert found.uids == load("daylio-backup", daylio_backup()).uids
    assert [trouble.place.split(",")[0] for trouble in found.lost] == ["entry 2"]


@pytest.mark.parametrize(
    "change",
    [{"mood": 99}, {"mood": []}, {"mood": None}, {"tags": None}, {"tags": [{}]}, {"note": None}, {"note": 5},
     {"timeZoneOffset": 10**15}, {"timeZoneOffset": "x"}, {"note": "\ud83c"}, {"note_title": ["x"]}],
    ids=str,
)  # fmt: skip
def test_odd_values_cost_no_entry(change: dict[str, Any]) -> None:
    backup = daylio_json()
    backup["dayEntries"][1] |= change
    found = load("daylio-backup", daylio_backup(backup))
    assert len(found.entries) == 4
    assert repr(found.entries).encode()


def test_moods_without_a_table_of_them_have_the_words_of_the_program() -> None:
    backup = daylio_json()
    del backup["customMoods"], backup["tags"]
    assert [told(entry, "felt") for entry in load("daylio-backup", daylio_backup(backup)).entries] == [
        "rad",
        "good",
        "meh",
        "bad",
    ]


def test_duplicate_ids_in_a_file_are_two_entries_if_they_differ_and_one_if_not() -> None:
    backup = daylio_json()
    first = backup["dayEntries"][0]
    backup["dayEntries"] += [first | {"note": "another"}, dict(first)]
    found = load("daylio-backup", daylio_backup(backup))
    assert len(found.entries) == 5
    assert [trouble.sentence for trouble in found.remarks if "before" in trouble.sentence]


@pytest.mark.parametrize("name", ["daylio-backup", "apple-health", "day-one"])
def test_a_zip_that_is_cut_off_encrypted_or_something_else_is_a_sentence(name: str) -> None:
    whole = daylio_backup()
    encrypted = bytearray(zipped({"backup.daylio": b"abc", "export.xml": b"<HealthData", "x.json": b"{}"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := encrypted.find(mark, start + 1)) >= 0:
            encrypted[start + at] |= 1
    for raw in (whole[:-30], whole[:50], bytes(encrypted), b"PK\x03\x04" + b"\0" * 100, b"", b"\0" * 5000):
        found = load(name, raw)
        assert not found.uids
    assert load("daylio-backup", bytes(encrypted)).lost


def test_a_damaged_member_gives_what_is_before_the_damage() -> None:
    backup = daylio_json()
    backup["dayEntries"] *= 500
    for number, entry in enumerate(backup["dayEntries"]):
        backup["dayEntries"][number] = entry | {"note": f"note {number}"}
    raw = bytearray(zipped({"backup.daylio": base64.b64encode(json.dumps(backup).encode())}, zipfile.ZIP_STORED))
    raw[len(raw) - 3000] ^= 0x41
    found = load("daylio-backup", bytes(raw))
    assert len(found.entries) > 1800, "but for the last piece that was read"


def test_a_zip_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    bomb = zipped({"export.xml": apple_health()[:300] + b" " * 200_000_000})
    assert len(bomb) < 1_000_000
    daylio = zipped({"backup.daylio": base64.b64encode(b"{") + b"A" * 100_000_000})
    tracemalloc.start()
    assert fitting(Source.of_bytes(bomb)) is None
    assert not load("apple-health", bomb).uids
    (trouble,) = load("daylio-backup", daylio).lost
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to far more" in trouble.sentence
    assert peak < 10_000_000


def test_ten_thousand_brackets_and_zips_without_end() -> None:
    for raw in (
        b"[" * 100_000,
        b'{"entries":' * 20_000,
        b'{"entries": [' + b'{"a":' * 50_000,
        b'[{"date":' + b"[" * 90_000,
    ):
        for name in ("jrnl", "day-one", "pixels", "pixy", "daylio-backup"):
            assert not load(name, raw).uids
    nested = daylio_backup()
    for _ in range(6):
        nested = zipped({"x.zip": nested})
    assert fitting(Source.of_bytes(nested)) is None, "as deep as this is nobody's backup"


def test_a_backup_of_a_day_alone_lies_in_the_zone_of_the_person() -> None:
    backup = daylio_json()
    backup["dayEntries"] = [{"year": 2024, "month": 0, "day": 1, "mood": 1, "note": "new year"}]
    (entry,) = load("daylio-backup", daylio_backup(backup)).entries
    assert entry.at == datetime.fromisoformat("2024-01-01T12:00+01:00")
