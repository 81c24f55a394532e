"""The command palette, jump letters and the mouse at the foot: three more ways to the same keys."""

from __future__ import annotations

import re

import pytest
from textual.widgets import OptionList

from guide import preferences
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.door import doors
from guide.tui.screens.jump import Jump
from guide.tui.screens.keys_help import EVERYWHERE, KeysHelp
from guide.tui.screens.library import Library
from guide.tui.screens.now import NowPage
from guide.tui.screens.palette import Palette
from guide.tui.screens.settings import SettingsPage
from guide.tui.widgets.keys import Keys
from guide.tui.widgets.shelf import Shelf
from tests.tui.page_kit import alone, answer, words_on
from tests.tui.test_walk import at, until


async def test_everything_of_a_page_is_found_by_typing() -> None:
    async with alone(SettingsPage) as (page, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Palette)
        shown = words_on(pilot)
        for hint in (*page.hints, *EVERYWHERE):
            assert (hint.fully or hint.does) in shown or hint.key == "ctrl+p"
        await pilot.press(*"zzz")
        assert "Nothing here is called that." in words_on(pilot)
        await pilot.press("backspace", "backspace", "backspace", *"oth col", "enter")
        await pilot.pause()
        assert pilot.app.screen is page
        assert pilot.app.theme == "dawn"
        await pilot.press("ctrl+p", "escape")
        assert pilot.app.screen is page
        await pilot.press("ctrl+p", *"back", "down", "enter")
        assert await answer(page) is False


async def test_every_door_is_in_the_palette_of_the_first_page_and_opens() -> None:
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await at(pilot, NowPage)
        await pilot.press("ctrl+p")
        await pilot.pause()
        for door in doors():
            assert f"{door.name}: {door.does}"[:40] in words_on(pilot)
        await pilot.press(*"settings", "enter")
        await at(pilot, SettingsPage)
        await pilot.press("escape")
        await at(pilot, NowPage)
    assert app.mishap is None


async def test_the_keys_of_the_doors_are_told_with_the_others() -> None:
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await at(pilot, NowPage)
        assert "? keys" in words_on(pilot).splitlines()[-2]
        for key in ("question_mark", "ctrl+p"):
            await pilot.press(key)
            await pilot.pause()
            rows = words_on(pilot).splitlines()
            for door in doors():
                told = [row for row in rows if re.search(rf"[│|] +{re.escape(door.hint.key)}  +{door.name}\b", row)]
                assert told or door.key == "S"
            await pilot.press("escape")
        assert [door.hint.key for door in doors() if door.key == "comma"] == [","]


async def test_a_letter_on_each_thing_goes_there() -> None:
    async with alone(SettingsPage) as (page, pilot):
        await pilot.press("ctrl+j")
        await pilot.pause()
        jump = pilot.app.screen
        assert isinstance(jump, Jump)
        assert len(jump.targets) == len(preferences.TABLE) + len(page.hints)
        rows = words_on(pilot).splitlines()
        for letter, target in jump.targets.items():
            assert rows[target.y][target.x : target.x + 3] == f" {letter} "
        await pilot.press(list(jump.targets)[6])
        await pilot.pause()
        assert page.pointed == preferences.TABLE[6]
        await pilot.press("ctrl+j", "0")
        assert pilot.app.screen is page
        await pilot.press("ctrl+j", list(jump.targets)[len(jump.targets) - 1])
        assert await answer(page) is False


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_every_hint_at_the_foot_can_be_clicked(size: tuple[int, int]) -> None:
    async with alone(SettingsPage, size) as (page, pilot):
        foot = page.query_one(Keys)
        assert len(foot.places()) >= 4
        for start, _, hint in foot.places():
            x = foot.content_region.x - foot.region.x + start
            await pilot.click(foot, offset=(x + 1, foot.content_region.y - foot.region.y))
            await pilot.pause()
            if hint.key == "o":  # its own page, and back
                await pilot.press("escape")
                await until(pilot, lambda: pilot.app.screen is page)
            if hint.key == "↑ ↓":
                assert page.pointed == preferences.TABLE[-1]
        assert await answer(page) is False


async def test_each_row_of_a_list_has_a_letter_that_points_at_it() -> None:
    async with alone(Library, (80, 24)) as (page, pilot):
        await until(pilot, lambda: bool(page.practices))
        await pilot.press("ctrl+j")
        await pilot.pause()
        jump = pilot.app.screen
        assert isinstance(jump, Jump)
        shelf = page.query_one(Shelf)
        rows = words_on(pilot).splitlines()
        letter = next(each for each, target in jump.targets.items() if page.practices[2].title[:12] in rows[target.y])
        await pilot.press(letter)
        await pilot.pause()
        assert shelf.pointed == page.practices[2]


async def test_a_letter_points_at_an_option_and_the_foot_keeps_its_own() -> None:
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, NowPage)
        shown = app.screen.query_one(OptionList)
        await until(pilot, lambda: shown.option_count > 2)
        await pilot.press("ctrl+j")
        await pilot.pause()
        jump = app.screen
        assert isinstance(jump, Jump)
        foot = next(each for each in app.screen_stack if isinstance(each, NowPage)).query_one(Keys)
        assert sum(target.y == foot.content_region.y for target in jump.targets.values()) == len(foot.places())
        await pilot.press(list(jump.targets)[2])
        await pilot.pause()
        assert shown.highlighted == 2
        await pilot.press("escape")
    assert app.mishap is None


async def test_a_question_mark_tells_the_keys_where_one_types_to_find() -> None:
    async with alone(Library) as (page, pilot):
        await pilot.press("?")
        await pilot.pause()
        assert isinstance(pilot.app.screen, KeysHelp)
        await pilot.press("escape", *"what?")
        assert pilot.app.screen is page
        assert page.typed == "what?"


async def test_letters_go_where_the_window_changes_and_the_page_stays() -> None:
    async with alone(SettingsPage, (80, 24)) as (page, pilot):
        await pilot.press("ctrl+j")
        assert isinstance(pilot.app.screen, Jump)
        for size in ((120, 40), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert pilot.app.screen is page
