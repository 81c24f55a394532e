"""guide journal, typed as it is: alone it lists, a damaged file stays beside a new one, exports go by their ending."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from guide import places
from tests.cli.cli_kit import SHORT, guide

DAMAGED = b"no journal at all " * 300


@pytest.fixture
def practised(tmp_path: Path) -> Path:
    script = tmp_path / "short.yaml"
    script.write_text(SHORT, encoding="utf-8")
    return script


def play(script: Path) -> str:
    done = guide("play", script, "--plain", "--silent", "--no-check-in")
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.real
def test_a_damaged_journal_stays_and_today_is_kept_beside_it(practised: Path) -> None:
    places.journal().parent.mkdir(parents=True, exist_ok=True)
    places.journal().write_bytes(DAMAGED)
    beside = places.journal().with_name("journal-2.db")
    for count in (1, 2):
        assert str(beside) in play(practised)
        listed = guide("journal")
        assert listed.stdout.count("Short") == count
        assert str(beside) in listed.stderr
    assert places.journal().read_bytes() == DAMAGED
    places.journal().unlink()
    assert str(beside) in guide("journal").stderr
    assert "Short" in guide("journal", "--file", beside).stdout


@pytest.mark.real
def test_damage_that_shows_only_when_it_is_written_to_keeps_today_too(practised: Path) -> None:
    play(practised)
    raw = places.journal().read_bytes()
    places.journal().write_bytes(raw[:4096] + b"\xff" * (len(raw) - 4096))
    play(practised)
    assert "Short" in guide("journal").stdout


@pytest.mark.real
def test_alone_it_lists_and_exports_go_by_their_ending(practised: Path, tmp_path: Path) -> None:
    assert "The journal is empty." in guide("journal").stdout
    play(practised)
    assert guide("journal").stdout == guide("journal", "list").stdout
    guide("journal", "export", "-o", tmp_path / "j.csv")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "j.csv").read_text("utf-8"), newline=""))
    assert row["title"] == "Short"
    assert "digest" not in row
    guide("journal", "export", "-o", tmp_path / "j.json")
    assert json.loads((tmp_path / "j.json").read_text("utf-8"))["sessions"][0]["title"] == "Short"
    assert "(UTC" in guide("journal", "show", "1", TZ="UTC").stdout or "UTC" in guide("journal", "show", "1").stdout


def test_a_journal_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = guide("journal", "--file", tmp_path / "none.db")
    assert done.returncode == 3
    assert "There is no journal" in done.stderr
