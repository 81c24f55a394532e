"""Colours: legible, never the only sign, none where none are wanted, and the same in every row after a change."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

import guide.tui
from guide import places
from guide.tui import Settings, own_themes, themes
from guide.tui.app import GuideApp
from guide.tui.palette import CONTRAST, FAMILY, MARKS, NIGHT, PAPERS, WORDS, Palette, contrast
from guide.tui.recolour import Recolour
from guide.tui.screens.keys_help import KeysHelp
from guide.tui.screens.player_view import NightColours
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line

ROOM = Path(guide.tui.__file__).parent
MOSS = 'background: "#10140f"\nforeground: "#e0e6d8"\nprimary: "#a5c98a"\n'


def written(name: str, text: str) -> Path:
    path = places.own_themes() / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def painted(pilot: Pilot[int]) -> set[str | None]:
    """Every colour that something is drawn in."""
    pieces = (piece for strip in pilot.app.screen._compositor.render_strips() for piece in strip if piece.text.strip())
    return {piece.style.color.name if piece.style and piece.style.color else None for piece in pieces}


@pytest.mark.parametrize("name", FAMILY)
def test_every_pair_that_is_used_can_be_read(name: str) -> None:
    assert [pair for pair in FAMILY[name].pairs() if pair[2] < pair[3]] == []


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_no_other_colour_is_used_than_those_that_are_measured() -> None:
    drawn, papers = set(), set()
    for path in ROOM.rglob("*.py"):
        text = path.read_text("utf-8")
        drawn |= set(re.findall(r"(?<![\w-])(?:color|border[a-z-]*|scrollbar-color[a-z-]*):[^;]*\$([a-z]+)", text))
        drawn |= set(re.findall(r"rich_colour\(\w+, [\"']([a-z]+)[\"']", text))
        papers |= set(re.findall(r"(?<![\w-])(?:background|scrollbar-background[a-z-]*): \$([a-z]+)", text))
    assert {"quiet", "faint", "glow"} <= drawn
    assert drawn <= {*WORDS, *MARKS}
    assert papers == set(PAPERS)


@pytest.mark.parametrize("name", FAMILY)
def test_nothing_is_red(name: str) -> None:
    for colour in FAMILY[name].colours.values():
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert red < 2 * max(green, blue) or red < 40, colour


def test_night_is_dim_and_of_two_colours() -> None:
    assert {getattr(NIGHT, name) for name in WORDS} == {NIGHT.foreground}
    assert contrast(NIGHT.foreground, NIGHT.background) < 6 < contrast(CONTRAST.foreground, CONTRAST.background)


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"NO_COLOR": ""}, "plain"),
        ({"TERM": "linux"}, "plain"),
        ({"COLORFGBG": "0;15"}, "dawn"),
        ({"COLORFGBG": "15;0"}, "dusk"),
        ({}, "dusk"),
    ],
)
def test_the_theme_fits_what_the_terminal_says(
    environment: dict[str, str], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert themes.fitting() == theme


async def test_no_row_keeps_old_colours_and_the_choice_is_remembered() -> None:
    kept: list[str] = []
    app = GuideApp(settings=Settings(silent=True, theme="dusk"), remember=kept.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(KeysHelp((Hint("x", "a row that is made once"),)))
        for name in ("dawn", "night", "contrast", "plain", "dusk"):
            await pilot.press("ctrl+t")
            await pilot.pause()
            assert app.theme == name
            mine = set(FAMILY[name].colours.values()) if name in FAMILY else {"default"}
            foreign = {each for palette in FAMILY.values() for each in palette.colours.values()} - mine
            assert not painted(pilot) & foreign
            assert name == "plain" or "default" not in painted(pilot)
    assert kept == ["dawn", "night", "contrast", "plain", "dusk"]


async def test_the_night_of_a_page_is_drawn_in_the_colours_of_the_night_alone() -> None:
    """Not in those of the day, brought back row by row."""
    app = GuideApp(settings=Settings(silent=True, theme="dusk"))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(KeysHelp((Hint("x", "a row that is made once"),)))
        colours = NightColours()
        for night, palette in ((True, NIGHT), (False, FAMILY["dusk"])):
            colours.show(app, night=night)
            await pilot.pause()
            mine = set(palette.colours.values())
            assert not painted(pilot) & ({each for one in FAMILY.values() for each in one.colours.values()} - mine)
            assert palette.foreground in painted(pilot)


def test_a_row_of_another_theme_is_drawn_in_the_colours_of_this_one() -> None:
    from rich.segment import Segment
    from rich.style import Style
    from textual.color import Color

    dusk, dawn = FAMILY["dusk"], FAMILY["dawn"]
    row = [Segment("a", Style.parse(f"bold {dusk.quiet} on {dusk.background}")), Segment("b", Style.parse("#123456"))]
    (first, second) = Recolour(dawn, [dusk]).apply(row, Color.parse(dawn.background))
    assert str(first.style) == f"bold {dawn.quiet} on {dawn.background}"
    assert str(second.style) == "#123456"


async def test_without_colour_there_is_weight_and_shape_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = GuideApp(settings=Settings(silent=True, theme="dawn"))
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.delenv("NO_COLOR", raising=False)
        await app.push_screen(KeysHelp((Hint("x", "a row"),)))
        await pilot.press("ctrl+t")
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        styles = [piece.style for strip in strips for piece in strip if piece.style]
        assert {each.name for style in styles for each in (style.color, style.bgcolor) if each} == {"default"}
        assert any(style.bold for style in styles)


def test_a_theme_of_ones_own_is_checked_like_other_files() -> None:
    found = own_themes.read_text(f'{MOSS}quiet: "#20261f"\n', "moss.yaml")
    assert isinstance(found.value, Palette)
    assert [(each.where.line, each.code) for each in found.advice] == [(4, "low-contrast")] * len(PAPERS)
    wrong = own_themes.read_text('primry: "#a5c98a"\naccent: rather green\n', "moss.yaml")
    assert wrong.value is None
    told = " ".join(map(str, wrong.problems))
    assert "moss.yaml:1:1" in told
    assert "'primary'" in told
    assert "moss.yaml:2:9" in told
    assert "six digits" in told


async def test_a_theme_of_ones_own_is_shown_and_read_again_while_one_looks() -> None:
    path = written("moss", MOSS)
    app = GuideApp(settings=Settings(silent=True, theme="moss"))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(KeysHelp((Hint("x", "a row"),)))
        await pilot.pause()
        assert "#e0e6d8" in painted(pilot)
        for text, shown in ((MOSS.replace("e0e6d8", "f6f6e0"), "#f6f6e0"), ("nothing: here", "#f6f6e0")):
            path.write_text(text)
            os.utime(path, (1, len(text)))
            app.look_at_theme()
            await pilot.pause()
            assert shown in painted(pilot)
            assert "#e0e6d8" not in painted(pilot)
    assert app.mishap is None


async def test_what_a_line_is_for_can_be_read_before_anything_is_typed() -> None:
    app = GuideApp(settings=Settings(silent=True, theme="dusk"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        line = app.screen.query_one(Line)
        placeholder = line.get_component_rich_style("input--placeholder").color
        assert placeholder is not None
        assert placeholder.name == FAMILY["dusk"].quiet
