"""guide settings, and what it changes: what the command line says wins."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest

from guide import cli, library, places, preferences, script
from guide.cli import preferred
from guide.cli.options import chosen as chosen_by
from guide.preferences import table
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.tui import chosen
from guide.tui.palette import FAMILY, PLAIN
from tests.cli.cli_kit import SHORT, guide


def given(*arguments: str) -> argparse.Namespace:
    return cli.parser("play").parse_args(["play", *arguments])


def test_they_are_listed_told_set_and_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["settings"]) == 0
    listed = capsys.readouterr().out
    assert all(row.name in listed and row.usual in listed for row in preferences.TABLE)
    assert cli.run(["settings", "theme", "night"]) == 0
    assert capsys.readouterr().out == "Colours: night\n"
    assert cli.run(["settings", "theme"]) == 0
    assert "it may be: dusk, dawn, night, contrast, plain" in capsys.readouterr().out
    assert cli.run(["settings", "theme", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"theme": "night"}
    assert cli.run(["settings", "theme", "--forget"]) == 0
    assert preferences.read().values == {}


def test_themes_of_ones_own_are_among_the_colours(capsys: pytest.CaptureFixture[str]) -> None:
    folder = places.own_themes()
    folder.mkdir(parents=True)
    for name in ("moss", "amber", "night"):
        (folder / f"{name}.yaml").write_text('primary: "#c9a86a"\n', encoding="utf-8")
    assert cli.run(["settings", "theme"]) == 0
    assert "it may be: dusk, dawn, night, contrast, plain, amber, moss\n" in capsys.readouterr().out
    assert cli.run(["settings", "theme", "Moss"]) == 0
    assert preferences.read().get("theme") == "moss"


def test_every_theme_that_is_here_may_be_chosen() -> None:
    assert (*FAMILY, PLAIN) == table.THEMES


def test_what_the_command_line_says_wins() -> None:
    preferences.keep("ambience", "rain")
    preferences.keep("check-in", "no")
    preferences.keep("voice-level", "-3")
    plain = given("breathing-space")
    preferred.filled(plain)
    assert (plain.bed, plain.no_check_in, plain.levels) == ("rain", True, (-3.0, 0.0))
    said = given("breathing-space", "--bed", "none", "--check-in")
    preferred.filled(said)
    assert (said.bed, said.no_check_in) == ("none", False)
    timer = given("timer", "--for", "5m")
    preferred.filled(timer)
    assert timer.bed is None


def test_a_voice_that_has_gone_keeps_nobody_from_practising(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preferences.keep("voice", "somebody-who-left")
    asked = given("breathing-space")
    preferred.filled(asked)
    preferred.without_what_has_gone(asked)
    assert (asked.voice, asked.voices) == (None, {})
    assert capsys.readouterr().err.count("somebody-who-left") == 1
    assert chosen(preferences.read()) == RenderOptions()


def test_a_kind_of_practice_has_its_voice_and_the_command_line_wins() -> None:
    preferences.keep("voice", "heart")
    preferences.keep("voice-for-rest", "tone")
    asked, said = given("breathing-space"), given("breathing-space", "--voice", "system")
    preferred.filled(asked)
    preferred.filled(said)
    read = script.load(library.find("breathing-space"))
    rest = replace(read, kind="rest")
    for options in (chosen_by(asked), chosen(preferences.read())):
        assert options is not None
        assert [options.applied(each).voice.name for each in (read, rest)] == ["heart", "tone"]
        assert RenderJob(rest, options).digest == RenderJob(rest, RenderOptions(voice="tone")).digest
        assert RenderJob(rest, options).digest != RenderJob(rest, RenderOptions(voice="heart")).digest
    assert [chosen_by(said).applied(each).voice.name for each in (read, rest)] == ["system", "system"]


def test_a_damaged_file_is_told_and_the_practice_plays(tmp_path: Path) -> None:
    places.data().mkdir(parents=True, exist_ok=True)
    places.preferences().write_text("{")
    (tmp_path / "short.yaml").write_text(SHORT)
    done = guide("play", tmp_path / "short.yaml", "--silent", "--plain")
    assert done.returncode == 0
    assert "Come back." in done.stdout
    assert "what is usual holds" in done.stderr
