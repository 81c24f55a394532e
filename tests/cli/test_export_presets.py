"""A preset of the own shelf is written with what was chosen for it, and only that one."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from guide import places
from guide.__main__ import main
from guide.preferences import own_shelf
from guide.preferences.own_shelf import Preset
from tests.scripts import TONE

STEPS = """      - choose:
          by: posture
          lying: [Lie.]
          sitting: [Sit.]
      - pause: 1s..2s..9s
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = places.own_scripts() / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(f"{TONE}posture: [lying, sitting]\nsections:\n  - title: A\n    closing: true\n    steps:\n{STEPS}")
    own_shelf.keep(Preset("Früh am Tag", "mine", 6.0, bed="none", settings={"posture": "sitting"}))
    own_shelf.keep(Preset("plain", "mine"))
    own_shelf.keep(Preset("gone", "nobody-has-this"))
    own_shelf.keep(Preset("../..", "mine"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.real
def test_a_preset_is_written_as_it_is_played(here: Path) -> None:
    assert main(["export", "@früh am tag", "-o", "a.flac"]) == 0
    assert soundfile.info("a.flac").duration == 6.0
    assert "Sit." in Path("a.vtt").read_text()
    assert main(["export", "@plain", "--set", "posture=lying"]) == 0
    assert "Lie." in Path("plain.vtt").read_text()
    assert main(["export", "@Früh am Tag", "--for", "8s", "--format", "m4a"]) == 0
    assert Path("Früh-am-Tag.m4a").is_file()
    assert main(["export", "@früh am tag", "--for", "5s,7s", "-o", "several"]) == 0
    assert {each.suffix for each in Path("several").iterdir() if each.is_file()} == {".flac", ".vtt"}
    assert main(["export", "@../.."]) == 0
    assert {each.name for each in here.rglob("mine*.flac")} == {"mine.flac", "mine-5s.flac", "mine-7s.flac"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["@frueh"], "Nothing is kept as '@frueh'"),
        (["@gone"], "No practice is called 'nobody-has-this'"),
        (["@plain", "body-scan"], "written alone"),
        (["@plain", "@gone"], "written alone"),
        (["@plain", "--all"], "written alone"),
        (["@"], "Nothing is kept as '@'"),
        (["@plain", "--set", "posture=upside"], "upside"),
    ],
)
def test_what_cannot_be_written_is_said(
    arguments: list[str], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == 1
    assert said in capsys.readouterr().err
    assert list(here.iterdir()) == []


@pytest.mark.real
def test_a_preset_is_published_as_it_is_played(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "@früh am tag", "-o", "site", "--format", "flac"]) == 0
    assert soundfile.info(next(Path("site").rglob("mine.flac"))).duration == 6.0
    assert main(["publish", "@früh am tag", "-o", "book.epub", "--lengths", "7s"]) == 0
    assert "book.epub  1 practice" in capsys.readouterr().out
    assert main(["publish", "@plain", "body-scan", "-o", "site"]) == 1
    assert "guide publish @plain" in capsys.readouterr().err
