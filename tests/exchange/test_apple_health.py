"""Apple Health: every mindful session of an export of any size, in memory that does not grow with it."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from guide.exchange import Source
from guide.exchange.reading import fitting
from tests.exchange.apple_kit import write
from tests.exchange.exchange_kit import APPLE_HEAD, DAYS, apple_health, apple_record, load, zipped


def test_the_sessions_are_those_that_a_parser_of_xml_finds(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    write(path, 5_000_000)
    expected = [
        (element.get("startDate"), element.get("sourceName"))
        for _, element in ElementTree.iterparse(path)  # noqa: S314 - a file of our own
        if element.tag == "Record" and element.get("type") == "HKCategoryTypeIdentifierMindfulSession"
    ]
    found = load("apple-health", path.read_bytes())
    told = [(f"{each.began:%Y-%m-%d %H:%M:%S %z}", each.title) for each in found.sessions]
    assert told == expected
    assert len(told) > 2
    assert not found.lost


def test_sessions_are_at_the_time_of_the_place_and_over_midnight_on_the_day_they_began() -> None:
    found = load("apple-health", apple_health(), zone=None)
    assert {f"{each.began:%H:%M %z}" for each in found.sessions} == {"23:50 +0100"}
    assert {each.heard for each in found.sessions} == {1200.0}
    assert found.days == list(DAYS)


def test_the_same_session_from_the_same_program_is_taken_once() -> None:
    raw = apple_health([*DAYS, DAYS[0], DAYS[0]])
    found = load("apple-health", raw)
    assert len(found.sessions) == 4
    assert len(found.remarks) == 2
    assert not found.lost


HARD = {
    "letters that XML forbids": ("Calm &amp; co", "Ca\x0b\x01lm"),
    "a tag that does not end": (' unit="min"', ' <unit="min"'),
    "an attribute that does not end": ('unit="min"', 'unit="min'),
    "an entity that nobody declared": ("Calm &amp; co", "&calm;"),
    "no start": ("startDate=", "beganDate="),
    "an end before the start": ('endDate="2024-0', 'endDate="2023-0'),
    "a session of a year": ('endDate="2024-0', 'endDate="2025-0'),
    "a day that there is not": ('startDate="2024-03-31', 'startDate="2024-02-31'),
    "no space between attributes": ('" unit', '"unit'),
}


@pytest.mark.parametrize("hard", HARD)
def test_a_hard_record_costs_no_other(hard: str) -> None:
    old, new = HARD[hard]
    records = [apple_record(day) for day in DAYS]
    broken = records[1].replace(old, new)
    assert broken != records[1]
    raw = (APPLE_HEAD + records[0] + broken + "".join(records[2:]) + "</HealthData>").encode()
    found = load("apple-health", raw)
    whole = load("apple-health", apple_health()).uids
    assert [uid for uid in found.uids if uid in whole] == [whole[0], *whole[2:]]
    if hard == "letters that XML forbids":
        assert [each.title for each in found.sessions][1] == "Calm"
    else:
        assert [trouble.place for trouble in found.lost] == ["line 8"]


def test_a_document_type_with_faults_or_bombs_is_not_looked_at() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">\n' for n in range(1, 30))
    raw = apple_health().decode().replace("<!ELEMENT", bomb + "<!ATTLIST Record ]] broken\n<!ELEMENT")
    assert load("apple-health", raw.encode()).uids == load("apple-health", apple_health()).uids


def test_attributes_in_any_order_and_quotes_and_records_with_something_in_them() -> None:
    raw = (
        "<HealthData><Record endDate='2024-05-01 10:10:00 +0530' startDate='2024-05-01 10:00:00 +0530'\n"
        "  type='HKCategoryTypeIdentifierMindfulSession' sourceName='a &gt; \"b\"'>"
        '<MetadataEntry key="k" value="HKCategoryTypeIdentifierMindfulSession"/></Record></HealthData>'
    )
    (session,) = load("apple-health", raw.encode()).sessions
    assert (session.title, session.began.isoformat()) == ('a > "b"', "2024-05-01T10:00:00+05:30")


MEASURED = """
import resource, sys
from pathlib import Path
from guide.exchange import Source, read, summarise
summary = summarise(read("apple-health", Source.of(Path(sys.argv[1]))))
print(summary.sessions, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured otherwise there")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """A file of forty times the size takes no more than four pieces more of it; the whole would be 80 MB more."""
    peaks = []
    for size in (2_000_000, 80_000_000):
        path = tmp_path / f"{size}.xml"
        write(path, size)
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(MEASURED), str(path)], capture_output=True, text=True, check=True
        )
        peaks.append(int(done.stdout.split()[1]) / (1024 if sys.platform == "darwin" else 1))
    assert peaks[1] - peaks[0] < 16_000, "kilobytes"


def test_the_zip_of_it_is_read_piece_by_piece_too(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    write(path, 3_000_000)
    raw = zipped({"apple_health_export/export.xml": path.read_bytes()})
    assert fitting(Source.of_bytes(raw)) == "apple-health"
    assert load("apple-health", raw).uids == load("apple-health", path.read_bytes()).uids
