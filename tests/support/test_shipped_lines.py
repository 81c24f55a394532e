"""The crisis lines that are shipped: enough countries, every line with its source, and the truth about its checking."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide import places
from guide.support.country import guessed, named
from guide.support.lines import FILE, read_countries

ENTRIES: list[dict[str, Any]] = yaml.safe_load((places.scripts() / FILE).read_text("utf-8"))["countries"]
LINES = [(each["code"], line) for each in ENTRIES for line in each["lines"]]
KEYS = {"name", "number", "text", "hours", "languages", "source", "checked", "seen"}
FREE_OF = re.compile(r"1-800-273|0845")
"""Numbers that were given up."""


def faults(line: dict[str, Any]) -> list[str]:
    """What is not as it should be with one line."""
    found = [key for key in ("name", "hours", "languages", "source", "checked") if not line.get(key)]
    found += [key for key in line if key not in KEYS or not isinstance(line[key], str | date)]
    found += [] if line.get("number") or line.get("text") else ["no way to reach it"]
    found += [] if re.fullmatch(r"https://[\w.-]+/[\w/.?=&-]*", str(line.get("source"))) else ["no plain page"]
    checked = line.get("checked")
    if checked != "not yet" and not (isinstance(checked, date) and str(line.get("seen", "")).startswith("http")):
        found.append("checked, and nobody can say where")
    if checked == "not yet" and "seen" in line:
        found.append("seen, and not checked")
    return found + (["given up"] if FREE_OF.search(str(line.get("number"))) else [])


def test_there_are_enough_countries_each_once_and_in_order() -> None:
    codes = [each["code"] for each in ENTRIES]
    assert codes == sorted(set(codes))
    assert len(codes) >= 25
    assert all(each["emergency"] and each["name"] and each["lines"] for each in ENTRIES)
    assert set(read_countries()) == set(codes)


@pytest.mark.parametrize(("code", "line"), LINES, ids=[f"{code}-{line['name']}" for code, line in LINES])
def test_each_line_is_whole_and_says_whether_it_was_looked_up(code: str, line: dict[str, Any]) -> None:
    assert faults(line) == []


@pytest.mark.parametrize(
    "change",
    [{"source": "www.x.org"}, {"checked": "yesterday"}, {"seen": ""}, {"number": "1-800-273-8255"}, {"phone": "1"}],
)
def test_the_look_at_lines_can_fail(change: dict[str, Any]) -> None:
    good = {"name": "A", "number": "1", "hours": "day", "languages": "x", "source": "https://x.org/",
            "checked": date(2026, 1, 1), "seen": "https://y.org/"}  # fmt: skip
    assert faults(good) == []
    assert faults(good | change)


def test_what_was_not_looked_up_has_no_day() -> None:
    lines = [line for country in read_countries().values() for line in country.lines]
    assert {line.checked is None for line in lines} == {True, False}


@pytest.mark.parametrize(
    "text", ["", "countries:", "countries: 5", "- a", "countries: [{code: AT, lines: 3}]", "a: [", "\0"]
)
def test_a_file_of_lines_that_is_none_leaves_the_card_standing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "lines.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_countries(path) in ({}, read_countries(path))
    assert read_countries(tmp_path / "none.yaml") == {}


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "de_AT.UTF-8"}, "AT"), ({"LANG": "en_US.UTF-8", "LC_TIME": "de_CH.UTF-8"}, "CH"),
        ({"LC_ALL": "C", "LANG": "en_GB"}, "GB"), ({"LANG": "zh_Hant_HK.UTF-8"}, "HK"), ({"LANG": "de"}, ""),
        ({"LANG": "C.UTF-8"}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_the_country_is_guessed_from_the_locale(environment: dict[str, str], code: str) -> None:
    assert guessed(environment) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("at", "AT"),
        ("AT", "AT"),
        ("austria", "AT"),
        ("uk", "GB"),
        ("united", ""),
        ("united s", "US"),
        ("", ""),
        ("xx", ""),
    ],
)
def test_a_country_is_named_by_code_or_name(written: str, code: str) -> None:
    assert named(written, read_countries()) == code


def test_the_lines_are_read_once_as_long_as_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lines.yaml"
    path.write_text("countries: [{code: AT, name: Austria, emergency: '112'}]")
    first = read_countries(path)
    assert read_countries(path)["AT"] is first["AT"]
    path.write_text("countries: [{code: DK, name: Denmark, emergency: '112'}]\n")
    assert list(read_countries(path)) == ["DK"]
    path.unlink()
    assert read_countries(path) == {}
