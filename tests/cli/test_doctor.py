"""guide doctor: what is said of each thing, its way out, and a report in which nothing private can be found."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import NamedTuple

import pytest

from guide import checkup, cli, places, preferences
from guide.player import Listed

PRIVATE = ("Marguerite", "quarrel", "velvet-harbour", "Wintergarden", "orchid")
"""A person, what happened, a practice, a device, a colour."""


class Usage(NamedTuple):
    """As `shutil.disk_usage` tells it, in bytes."""

    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def _sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.player.list_devices", lambda: (Listed("Wintergarden speakers", "ALSA", True),))


def plant(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person's words wherever they may lie, also in the path of their folder, and everything out of order."""
    moved = home / "Marguerite"
    moved.mkdir()
    monkeypatch.setenv("GUIDE_HOME", str(moved))
    places.kept.cache_clear()
    places.own_scripts().mkdir(parents=True)
    (places.own_scripts() / "velvet-harbour.yaml").write_text("title: After the quarrel\nsections: quarrel\n")
    places.journal().write_text("the quarrel with Marguerite, " * 99)
    preferences.keep("voice", "orchid")
    places.preferences().write_text('{"orchid": "quarrel", "voice": "orchid", "theme": "orchid"}')
    places.device().write_text('{"name": "Marguerite\'s headphones"}')
    places.anchors().write_text('{"person": "Marguerite"}')


def test_the_report_holds_nothing_private(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(home, monkeypatch)
    assert cli.run(["doctor"]) == 1
    told = capsys.readouterr().out
    assert all(word in told for word in ("Marguerite", "velvet-harbour", "Wintergarden", "orchid"))
    for arguments in (["--report"], ["--report", "--json"]):
        assert cli.run(["doctor", *arguments]) == 1
        shown = capsys.readouterr().out
        assert "journal" in shown
        assert [word for word in (*PRIVATE, str(home), Path.home().name) if word.casefold() in shown.casefold()] == []


def test_what_breaks_while_one_looks_is_a_finding_and_says_nothing_private(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError("Marguerite")

    monkeypatch.setattr("guide.preferences.read", broken)
    assert cli.run(["doctor", "--report"]) == 1
    shown = capsys.readouterr().out
    assert "settings: NOT WELL: could not be looked at (RuntimeError)" in shown
    assert "Marguerite" not in shown


def test_each_thing_that_is_not_well_has_a_way_out(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(home, monkeypatch)
    monkeypatch.setattr("guide.player.list_devices", lambda: ())
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10, 9, 1))
    assert cli.run(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    ill = [each for each in found if not each["well"]]
    assert {each["about"] for each in ill} >= {"sound", "journal", "settings", "practices", "disk"}
    assert [each for each in ill if not each["way_out"]] == []


def test_all_is_well_where_it_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))
    places.data().mkdir(parents=True, exist_ok=True)
    sqlite3.connect(places.journal()).close()
    assert cli.run(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "There is none here: words come line by line." in told
    assert "→" not in told


@pytest.mark.parametrize(("encoding", "size", "ill"), [("utf-8", "80", 0), ("ascii", "80", 1), ("utf-8", "40", 1)])
def test_a_terminal_is_looked_at(monkeypatch: pytest.MonkeyPatch, encoding: str, size: str, ill: int) -> None:
    monkeypatch.setenv("COLUMNS", size)
    monkeypatch.setenv("LINES", "24")
    found = [each for each in checkup.findings((True, encoding)) if each.about == "terminal"]
    assert sum(not each.is_well for each in found) == ill
    assert any("Colours" in each.said for each in found)
