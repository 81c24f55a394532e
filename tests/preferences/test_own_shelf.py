"""The own shelf: what is kept comes back, a damaged file is said and never written over, and @NAME plays it."""

from __future__ import annotations

import json

import pytest

from guide import places
from guide.__main__ import main
from guide.actions.preset_text import told
from guide.preferences import own_shelf
from guide.preferences.own_shelf import Preset
from guide.problems import CannotWriteError, WrongUseError
from guide.render.options import RenderOptions
from guide.script.reading import parse
from tests.scripts import TONE

EVENING = Preset("evening", "body-scan", 1200.0, bed="ocean", settings={"posture": "lying"})


def test_what_is_kept_comes_back_and_says_itself() -> None:
    assert own_shelf.read() == own_shelf.OwnShelf()
    own_shelf.keep(EVENING)
    own_shelf.put("mountain", there=True)
    own_shelf.keep(Preset("Früh", "mountain", hush=40, pace=0.9))
    shelf = own_shelf.read()
    assert shelf.presets == (EVENING, Preset("Früh", "mountain", hush=40, pace=0.9))
    assert [told(each) for each in shelf.presets] == ["20 min, ocean, lying", "pace 0.9, 40 % of the words"]
    assert shelf.preset("@EVENING") == EVENING
    own_shelf.forget("evening")
    assert own_shelf.put("mountain", there=False).practices == own_shelf.read().practices == ()
    with pytest.raises(WrongUseError, match="Nothing is kept as '@evening'"):
        own_shelf.read().preset("evening")
    assert places.own_shelf().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        (": [", (), "is damaged"),
        ("- a list", (), "is damaged"),
        ("practices: [mountain, 3]\npresets: {x: {practice: 1}}", ("mountain",), "left out: practices, x."),
        ("practices: [mountain]\npresets: {x: {practice: a, hush: 200}}", ("mountain",), "left out: x."),
    ],
)
def test_a_damaged_file_is_said_and_stays_as_it_is(text: str, kept: tuple[str, ...], said: str) -> None:
    places.own_shelf().parent.mkdir(parents=True, exist_ok=True)
    places.own_shelf().write_text(text)
    shelf = own_shelf.read()
    assert shelf.practices == kept
    assert said in shelf.said
    with pytest.raises(CannotWriteError):
        own_shelf.put("mountain", there=True)
    assert places.own_shelf().read_text() == text


def test_settings_that_a_practice_has_no_more_are_left_out() -> None:
    script = parse(f"{TONE}posture: [lying, sitting]\nsections:\n  - title: A\n    steps: [Rest.]\n").script
    assert script
    preset = Preset("x", "a", settings={"posture": "lying", "gone": "yes"})
    assert preset.over(RenderOptions(voice="tone"), script) == RenderOptions(
        voice="tone", settings={"posture": "lying"}
    )


def test_the_shelf_is_kept_and_played_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    mine = places.own_scripts() / "mine.yaml"
    mine.parent.mkdir(parents=True)
    steps = "      - Rest here.\n      - pause: 1s..9s\n"
    mine.write_text(f"{TONE}posture: [lying, sitting]\nsections:\n  - title: A\n    closing: true\n    steps:\n{steps}")
    keep = ["shelf", "keep", "mine", "--as", "evening", "--for", "5s", "--set", "posture=sitting"]
    assert main(keep) == 0
    assert "guide play @evening" in capsys.readouterr().out
    assert main(["shelf", "keep", "mine", "--as", "x", "--set", "posture=upside-down"]) == 1
    assert main(["shelf", "keep", "mine"]) == 0
    assert main(["shelf", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert found["practices"] == ["mine"]
    assert [each["seconds"] for each in found["presets"]] == [5.0]
    assert main(["play", "@evening", "--silent", "--plain", "--no-check-in"]) == 0
    assert "Rest here." in capsys.readouterr().out
    assert main(["play", "@morning", "--silent"]) == 1
    assert "Did you mean '@evening'" in capsys.readouterr().err
    assert main(["shelf", "leave", "@evening"]) == main(["shelf", "leave", "mine"]) == 0
    assert own_shelf.read() == own_shelf.OwnShelf()


def test_a_name_of_more_words_is_found_however_it_is_typed_and_told_as_a_shell_takes_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["shelf", "keep", "breathing-space", "--as", "my  evening "]) == 0
    assert "To play it: guide play '@my evening'\n" in capsys.readouterr().out
    assert own_shelf.read().preset(" @My \t evening").name == "my evening"


def test_levels_are_kept_with_it_and_said() -> None:
    loud = Preset("deep", "body-scan", levels=(3.0, 0.0, -12.0))
    own_shelf.keep(loud)
    assert own_shelf.read().preset("deep") == loud
    assert told(loud) == "voice +3 dB, ambience −12 dB"


@pytest.mark.parametrize("levels", ["[3, 0]", "[3, 0, loud]", "[3, 0, 60]", "[3, 0, null]", "loud"])
def test_levels_that_mean_nothing_are_left_out_with_their_preset(levels: str) -> None:
    places.own_shelf().parent.mkdir(parents=True, exist_ok=True)
    places.own_shelf().write_text(f"presets:\n  deep: {{practice: body-scan, levels: {levels}}}\n")
    shelf = own_shelf.read()
    assert shelf.presets == ()
    assert "deep" in shelf.said


def test_a_preset_begins_as_loud_from_the_command_line() -> None:
    import argparse

    from guide.cli import play, presets

    own_shelf.keep(Preset("deep", "body-scan", levels=(3.0, 0.0, -12.0)))
    options = dict.fromkeys(("seconds", "voice", "pace", "bed", "profile"))
    given = argparse.Namespace(practice="@deep", hush=100, settings=[], levels=(-3.0, 0.0), **options)
    presets.fill(given)
    assert play.first_levels(given) == (3.0, 0.0, -12.0)
    assert play.first_levels(argparse.Namespace(levels=(-3.0, 0.0))) == (-3.0, 0.0, 0.0)
