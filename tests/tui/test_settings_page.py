"""The page of settings: what is changed is kept and holds at once."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from guide import places, preferences
from guide.script import anchors
from guide.tui.door import doors
from guide.tui.palette import FAMILY
from guide.tui.screens.own_words import AnchorsPage
from guide.tui.screens.settings import Row, SettingsPage
from guide.welcome import ALL_ANCHORS
from tests.tui.page_kit import alone, answer, words_on
from tests.tui.visit_kit import until as comes

CHANGES = (
    ("theme", "left", "plain"),
    ("theme", "left", "contrast"),
    ("motion", "left", "reduced"),
    ("check-in", "left", "no"),
    ("ambience-level", "right", "-24"),
)


async def to_row(page: SettingsPage, pilot: Pilot[int], name: str) -> None:
    while page.pointed.name != name:
        await pilot.press("down")


async def until(pilot: Pilot[int], name: str, value: str) -> None:
    """Let the screen live until ``value`` is kept."""
    for _ in range(500):
        if preferences.read().get(name) == value:
            break
        await pilot.pause(0.02)
    await pilot.pause()
    assert preferences.read().get(name) == value


async def test_what_is_changed_is_kept_and_holds_at_once() -> None:
    async with alone(SettingsPage) as (page, pilot):
        for name, key, value in CHANGES:
            await to_row(page, pilot, name)
            await pilot.press(key)
            await until(pilot, name, value)
        app = pilot.app
        assert app.theme == "contrast"
        assert app.animation_level == "none"
        settings = app.settings  # type: ignore[attr-defined]
        assert (settings.check_in, settings.still, settings.levels) == (False, True, (0.0, -24.0))
        await pilot.press("backspace", "escape")
        assert await answer(page) is False
    assert preferences.read().get("ambience-level") is None


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (240, 70)])
async def test_every_row_is_there_and_can_be_clicked(size: tuple[int, int]) -> None:
    async with alone(SettingsPage, size) as (page, pilot):
        rows = list(page.query(Row))
        assert [row.row for row in rows] == list(preferences.TABLE)
        for row in preferences.TABLE:
            assert row.title in words_on(pilot)
        await pilot.click(rows[5])
        assert page.pointed.name == "theme"
        await pilot.click(rows[5])
        await until(pilot, "theme", "dusk")
        await pilot.press("ctrl+t")
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        drawn = {piece.style.color.name for strip in strips for piece in strip if piece.style and piece.style.color}
        assert FAMILY["dusk"].quiet not in drawn


def test_it_is_a_door() -> None:
    assert ("comma", "settings") in {(door.key, door.name) for door in doors()}


async def test_own_words_are_written_from_the_settings() -> None:
    async with alone(SettingsPage) as (page, pilot):
        await pilot.press("o")
        await comes(pilot, lambda: isinstance(pilot.app.screen, AnchorsPage))
        await pilot.press(*"Sea", *["enter"] * len(ALL_ANCHORS))
        await comes(pilot, lambda: pilot.app.screen is page)
        assert anchors.read(places.anchors()) == {"place": "Sea"}
        await pilot.press("o")
        await comes(pilot, lambda: isinstance(pilot.app.screen, AnchorsPage))
        await pilot.press("x", "escape")
        await comes(pilot, lambda: pilot.app.screen is page)
        assert anchors.read(places.anchors()) == {"place": "Sea"}
