"""Every format, mangled in the ways in which files are: nothing is raised, and what is whole comes over unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guide.exchange import Source
from guide.exchange.reading import fitting
from tests.exchange.exchange_kit import (
    DAYS,
    FILES,
    JSONS,
    TABLES,
    TEXTS,
    any_csv,
    apple_health,
    daylio_backup,
    daylio_csv,
    daylio_json,
    insight_timer,
    load,
    told,
    zipped,
)

Mangle = Callable[[bytes], bytes]


def _text(change: Callable[[str], str]) -> Mangle:
    return lambda raw: change(raw.decode()).encode()


def _encoded(encoding: str, errors: str = "strict") -> Mangle:
    return lambda raw: raw.decode().encode(encoding, errors)


SAME: dict[str, Mangle] = {
    "a mark at its start": lambda raw: b"\xef\xbb\xbf" + raw,
    "UTF-16": _encoded("utf-16"),
    "UTF-16 with the big end first": lambda raw: b"\xfe\xff" + raw.decode().encode("utf-16-be"),
    "UTF-16 without a mark": _encoded("utf-16-le"),
    "line ends of Windows": _text(lambda text: re.sub("\r?\n", "\r\n", text)),
    "line ends of an old Mac": _text(lambda text: re.sub("\r?\n", "\r", text)),
    "NULs": lambda raw: raw.replace(b"\n", b"\0\n\0"),
    "spaces behind it": lambda raw: raw + b"\n\n  \n",
}
"""After which everything is there, and is the same."""


@pytest.mark.parametrize("mangle", SAME)
@pytest.mark.parametrize("name", TEXTS)
def test_what_makes_no_difference(name: str, mangle: str) -> None:
    raw = FILES[name]()
    mangled = SAME[mangle](raw)
    assert fitting(Source.of_bytes(mangled)) == name
    whole, found = load(name, raw), load(name, mangled)
    assert (found.lost, found.days, found.uids) == ((), whole.days, whole.uids)


@pytest.mark.parametrize("name", FILES)
def test_days_are_those_of_the_person(name: str) -> None:
    expected = list(DAYS)
    if name == "day-one":  # written at half past midnight in Tokyo, half past three in the afternoon before in UTC
        expected = ["2024-03-01", "2024-04-01", "2024-10-28", "2025-01-01"]
    assert load(name, FILES[name]()).days == expected


@pytest.mark.parametrize("name", TEXTS)
def test_latin_1_keeps_every_letter_that_it_has(name: str) -> None:
    raw = FILES[name]().decode().replace("🌱", "x").replace("—", "-").encode("latin-1")
    found = load(name, raw)
    assert len(found.uids) == 4
    assert not found.lost
    texts = [part.text or "" for entry in found.entries for answer in entry.answers for part in answer.parts]
    if found.entries:
        assert any("Grüße; später" in text for text in texts)


@pytest.mark.parametrize("name", FILES)
def test_a_second_import_adds_nothing(name: str) -> None:
    first, second = load(name, FILES[name]()), load(name, FILES[name]())
    assert first.uids == second.uids
    assert len(set(first.uids)) == 4
    assert all(re.fullmatch("[0-9a-f]{32}", uid) for uid in first.uids)


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_that_breaks_off_gives_what_is_before_the_break(name: str) -> None:
    raw = FILES[name]()
    whole = load(name, raw).uids
    for stop in range(0, len(raw), 7):
        uids = load(name, raw[:stop]).uids
        assert len(uids) >= min(3, load_count(raw[:stop], name) - 1)
        if name in TABLES:  # a row that is cut may still be one, with a shorter note
            uids = uids[:-1]
        assert uids == whole[: len(uids)]


def load_count(raw: bytes, name: str) -> int:
    """How many things of a file have begun before it breaks off."""
    marks = {
        "apple-health": b"Mindful",
        "day-one": b"uuid",
        "jrnl": b'"title"',
        "pixels": b'"scores"',
        "pixy": b'"rating"',
    }
    return raw.count(marks.get(name, b"\n"))


@pytest.mark.parametrize("name", FILES)
def test_the_ending_of_a_name_makes_no_difference(name: str) -> None:
    assert fitting(Source.of_bytes(FILES[name](), "holiday.jpg")) == name


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(
    "mangle",
    [
        pytest.param(lambda line: f"{line}\n\n,,,\n;;;\n   ", id="empty rows"),
        pytest.param(lambda line: f"{line},,," if ";" not in line.split('"')[0] else f"{line};;", id="more columns"),
    ],
)
def test_tables_with_rows_and_cells_that_say_nothing(name: str, mangle: Callable[[str], str]) -> None:
    raw = FILES[name]().decode().replace("two\nlines", "two lines")
    lines = raw.splitlines()
    found = load(name, "\n".join([lines[0], *map(mangle, lines[1:])]).encode())
    assert (found.lost, found.uids) == ((), load(name, raw.encode()).uids)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_marks_between_cells(delimiter: str) -> None:
    rows = [["full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"]]
    rows += [[day, "x", "y", "12:00", "good", "", "", f"a, b{delimiter} c"] for day in DAYS]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert fitting(Source.of_bytes(text.encode())) == "daylio"
    found = load("daylio", text.encode())
    assert found.days == list(DAYS)
    assert found.entries[0].answers[-1].parts[0].text == f"a, b{delimiter} c"
    assert load("daylio", f"sep={delimiter}\r\n{text}".encode()).uids == found.uids


BROKEN_ROWS = {
    "a quote that nobody closed": '2024-05-01,x,y,12:00,good,,,"it begins and',
    "a quote at the start": '"2024-05-01,x,y,12:00,good,,,note',
    "too many cells": "2024-05-01,x,y,12:00,good,,,one,two,three",
    "no day": "someday,x,y,12:00,good,,,note",
    "a day that there is not": "2023-02-29,x,y,12:00,good,,,note",
    "an hour that there is not": "2024-05-01,x,y,25:61,good,,,note",
    "thirteen in the afternoon": "2024-05-01,x,y,13:00 PM,good,,,note",
    "a year before diaries": "0001-01-01,x,y,12:00,good,,,note",
    "a row of one cell": "what is this",
}


@pytest.mark.parametrize("row", BROKEN_ROWS)
def test_a_broken_row_is_a_trouble_at_its_line_and_costs_no_other(row: str) -> None:
    lines = daylio_csv().decode().splitlines()
    mangled = "\n".join([*lines[:2], BROKEN_ROWS[row], *lines[2:]]).encode()
    found = load("daylio", mangled)
    assert found.uids == load("daylio", daylio_csv()).uids
    assert [trouble.place for trouble in found.lost] == ["line 3"]


def test_a_row_may_lack_its_last_cells() -> None:
    raw = b"full_date,date,weekday,time,mood,activities,note_title,note\n2024-05-01,x,y,12:00,good\n"
    assert load("daylio", raw).days == ["2024-05-01"]


def test_a_note_of_five_million_letters_is_a_trouble_and_one_of_three_million_is_a_note() -> None:
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    rows = [f"2024-05-0{n},x,y,12:00,good,,,{'a' * size}\n" for n, size in ((1, 5_000_000), (2, 3_000_000), (3, 5))]
    found = load("daylio", (head + "".join(rows)).encode())
    assert found.days == ["2024-05-02", "2024-05-03"]
    assert [trouble.place for trouble in found.lost] == ["line 2"]


CLOCKS = {
    "9:03 PM": "21:03", "9:03PM": "21:03", "09:03 p. m.": "21:03", "12:00 AM": "00:00", "12:30 PM": "12:30",
    "9:03\u202fPM": "21:03", "9:03\u00a0am": "09:03", "21h03": "21:03", "21.03": "21:03", "21:03 Uhr": "21:03",
    "21:03:59": "21:03", "9 PM": "21:00",
}  # fmt: skip


@pytest.mark.parametrize("clock", CLOCKS)
def test_clocks_of_twelve_hours_and_others(clock: str) -> None:
    raw = f"full_date,date,weekday,time,mood,activities,note_title,note\n2024-05-01,x,y,{clock},good,,,n\n"
    (entry,) = load("daylio", raw.encode()).entries
    assert f"{entry.at:%H:%M}" == CLOCKS[clock]


SUMMER = {
    "2024-03-31 01:59": "+01:00", "2024-03-31 02:30": "+01:00", "2024-03-31 03:00": "+02:00",
    "2024-10-27 01:59": "+02:00", "2024-10-27 02:30": "+02:00", "2024-10-27 03:00": "+01:00",
}  # fmt: skip
"""The hour that there was not has the offset before it; of the hour that came twice, the first is meant."""


@pytest.mark.parametrize("clock", SUMMER)
def test_both_changes_of_summer_time(clock: str) -> None:
    (entry,) = load("csv", f"Timestamp,Note\n{clock},n\n".encode()).entries
    assert entry.at.isoformat(" ", "minutes") == clock + SUMMER[clock]
    assert entry.zone == "Europe/Vienna"


@pytest.mark.parametrize(
    ("year", "date", "day"),
    [("2018", "March 20", "2018-03-20"), ("2018", "20 March", "2018-03-20"), ("2018", "20. März", "2018-03-20"),
     ("2016", "Februar 29", "2016-02-29"), ("2018", "20 mars", "2018-03-20"), ("2018", "Mar 2", "2018-03-02")],
)  # fmt: skip
def test_days_without_a_year_take_it_from_beside_them(year: str, date: str, day: str) -> None:
    raw = f"year,date,weekday,time,mood,activities,note\n{year},{date},Friday,9:03 PM,rad,reading,n\n".encode()
    assert fitting(Source.of_bytes(raw)) == "daylio"
    assert load("daylio", raw).days == [day]


def test_apple_health_in_a_zip_in_a_zip_under_any_name() -> None:
    inner = zipped({"apple_health_export/export_cda.xml": b"<ClinicalDocument/>", "x/Exportar.xml": apple_health()})
    outer = zipped({"readme.txt": b"hello", "export.zip": inner})
    for raw in (inner, outer):
        assert fitting(Source.of_bytes(raw)) == "apple-health"
        assert load("apple-health", raw).uids == load("apple-health", apple_health()).uids


def test_day_one_in_its_zip_with_pictures() -> None:
    raw = zipped({"photos/1.jpeg": b"\xff\xd8", "Journal.json": FILES["day-one"](), "other.json": b"{}"})
    assert fitting(Source.of_bytes(raw)) == "day-one"
    assert load("day-one", raw).uids == load("day-one", FILES["day-one"]()).uids


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_no_bytes_make_it_raise(name: str, data: st.DataObject) -> None:
    """Bytes are replaced, put in and taken out anywhere, or there is nothing of the format at all."""
    raw = bytearray(data.draw(st.sampled_from([FILES[name](), b""])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        stop = at + data.draw(st.integers(0, 30))
        raw[at:stop] = data.draw(st.binary(max_size=30) | st.sampled_from([b'"', b"[[[[{", b"]", b"}", b"<", b"\\"]))
    found = load(name, bytes(raw))
    assert len(set(found.uids)) == len(found.uids)
    fitting(Source.of_bytes(bytes(raw)))


GARBAGE = st.text(st.sampled_from('",;\n\r\t|{}[]:\\<>/= ab1é\u2028&'), max_size=40)
"""All that has a meaning in one of the formats."""


@pytest.mark.parametrize("name", TABLES)
@given(garbage=GARBAGE)
def test_no_row_of_a_table_costs_its_neighbours(name: str, garbage: str) -> None:
    raw = {"csv": any_csv, "daylio": daylio_csv, "insight-timer": insight_timer}[name]().decode().replace("\r\n", "\n")
    lines = raw.split("\n")
    found = load(name, "\n".join([*lines[:2], garbage, *lines[2:]]).encode())
    assert set(load(name, raw.encode()).uids) <= set(found.uids)


@pytest.mark.parametrize("name", JSONS)
@given(garbage=GARBAGE)
def test_no_entry_of_a_list_costs_its_neighbours(name: str, garbage: str) -> None:
    assume(not re.search(r'\][^\]]*"\s*:\s*[\[{]', garbage))  # which makes another list of what follows
    raw = FILES[name]().decode()
    indent = {"pixels": 1, "pixy": 2}.get(name, 4)
    starts = [found.start() for found in re.finditer(rf"\n {{{indent}}}\{{\n", raw)]
    mangled = f"{raw[: starts[1]]}\n{garbage},{raw[starts[1] :]}"
    assert set(load(name, raw.encode()).uids) <= set(load(name, mangled.encode()).uids)


@given(garbage=st.text(st.sampled_from('"\n\r\t<>/= ab1é&;'), max_size=40), cut=st.integers(1, 200))
def test_no_record_of_apple_costs_its_neighbours(garbage: str, cut: int) -> None:
    lines = apple_health().decode().splitlines()
    records = [number for number, line in enumerate(lines) if "Mindful" in line]
    broken = lines[records[1]][:cut]
    mangled = "\n".join([*lines[: records[1]], broken + garbage, *lines[records[1] :]]).encode()
    assert set(load("apple-health", apple_health()).uids) <= set(load("apple-health", mangled).uids)


@pytest.mark.parametrize("zone", ["Mars/Base", "Europe", "Nowhere", "../etc/passwd", "UTC+25"])
def test_a_zone_that_nobody_knows_is_a_remark_and_costs_no_entry(zone: str) -> None:
    entry = {"uuid": "A" * 32, "text": "There", "creationDate": "2024-05-01T10:00:00Z", "timeZone": zone}
    found = load("day-one", json.dumps({"metadata": {}, "entries": [entry]}).encode())
    assert [each.zone for each in found.entries] == ["Europe/Vienna"]
    assert [f"'{zone}' is not known here" in trouble.sentence for trouble in found.remarks] == [True]


def test_a_mood_that_the_backup_does_not_name_is_told_and_an_entry_of_nothing_else_left_out() -> None:
    whole = daylio_json()
    first, second = whole["dayEntries"][:2]
    bare = {**first, "mood": 77, "note": "", "tags": [], "datetime": 1}
    found = load("daylio-backup", daylio_backup({**whole, "dayEntries": [bare, {**second, "mood": 77}]}))
    assert len(found.entries) == 1
    assert told(found.entries[0], "mood") is None
    assert [trouble.place for trouble in found.lost] == ["entry 1, line 1"]
    assert len([each for each in found.remarks if "mood" in each.sentence]) == 2
