"""Pictures of every page at three sizes, in dark, light, night and without colour, kept as text beside this file.

One file a page: what stands where at each size, and below it, for each theme, how many cells are drawn in which style
and a digest of all of them. When a change is meant, these write them again, and the review is the diff:

    GUIDE_WRITE_GOLDENS=1 python -m pytest tests/tui/test_page_looks.py

``GUIDE_LOOKS=FOLDER`` puts a picture of each there as SVG, to look at.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import textual.pilot
from textual.screen import ModalScreen

import guide.tui.screens
from guide.tui.screens.page import Page
from tests.tui.looks_kit import SIZES, THEMES, Look, dressed, framed, look, settled, shown, unpainted
from tests.tui.page_table import PAGES, PageRow, named
from tests.tui.scene_kit import Scene, scene

HERE = Path(__file__).parent / "looks"
BASES = {"Page", "ReadingPage", "FormPage", "PlayerKeys", "Panel", "OverPage"}
"""What screens are derived from, and never shown by itself."""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    unpainted(monkeypatch)
    with scene(tmp_path, monkeypatch) as found:
        yield found


async def pictures(row: PageRow, made: Scene) -> str:
    """Every picture of a page as text."""
    looks: dict[tuple[int, int], dict[str, Look]] = {size: {} for size in SIZES}
    async with shown(row, made, SIZES[0]) as pilot:
        lies = len(pilot.app.screen_stack)
        for theme in THEMES:
            await dressed(pilot, theme)
            for width, height in SIZES:
                await pilot.resize_terminal(width, height)
                await settled(pilot)
                if len(pilot.app.screen_stack) < lies:  # it closes where the window changes
                    await pilot.press(*row.keys)
                    await settled(pilot)
                looks[width, height][theme] = look(pilot)
                _put(f"{row.name} {width}x{height} {theme}.svg", pilot.app.export_screenshot)
    return "\n".join(line for size, of_size in looks.items() for line in told(size, of_size)) + "\n"


def told(size: tuple[int, int], looks: dict[str, Look]) -> Iterator[str]:
    """Yield the lines for one size: what stands where, and then the styles, themes that have the same ones together."""
    rows = looks["dark"].rows
    yield "{}x{}".format(*size)
    yield from framed(rows)
    for same in dict.fromkeys(looks.values()):
        names = ", ".join(theme for theme, each in looks.items() if each == same)
        yield f"{names}: {same.told}; {same.digest}"
        if same.rows != rows:
            yield f"in {names} it stands so:"
            yield from framed(same.rows)


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
async def test_a_page_looks_as_it_did(row: PageRow, made: Scene) -> None:
    found, golden = await pictures(row, made), HERE / f"{row.name}.txt"
    if os.environ.get("GUIDE_WRITE_GOLDENS"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert golden.read_text(encoding="utf-8") == found


async def test_a_machine_that_is_busy_changes_no_picture(made: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    async def seems_at_rest(*_given: float) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr(textual.pilot, "wait_for_idle", seems_at_rest)
    assert await pictures(named("keep-as"), made) == (HERE / "keep-as.txt").read_text(encoding="utf-8")


async def test_a_picture_to_look_at_shows_the_page(
    made: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GUIDE_LOOKS", str(tmp_path / "looks"))
    async with shown(named("entry"), made, SIZES[0]) as pilot:
        _put("entry.svg", pilot.app.export_screenshot)
    assert "It&#160;rained" in (tmp_path / "looks" / "entry.svg").read_text(encoding="utf-8")


def test_no_picture_has_lost_its_page() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == {row.name for row in PAGES}


def test_every_screen_has_a_row(made: Scene) -> None:
    async def shown_ones() -> set[str]:
        return {type(row.make(made)).__name__ for row in PAGES if row.make}

    opened_by_key = {"Palette", "Jump", "KeysHelp"}
    assert asyncio.run(shown_ones()) | opened_by_key == set(screens())


def screens() -> Iterator[str]:
    """Yield the name of every screen there is."""
    for module in pkgutil.iter_modules(guide.tui.screens.__path__, f"{guide.tui.screens.__name__}."):
        for name, found in vars(importlib.import_module(module.name)).items():
            is_screen = isinstance(found, type) and issubclass(found, Page | ModalScreen)
            if is_screen and found.__module__ == module.name and name not in BASES:
                yield name


def _put(name: str, picture: Callable[[], str]) -> None:
    if folder := os.environ.get("GUIDE_LOOKS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / name).write_text(picture(), encoding="utf-8")
