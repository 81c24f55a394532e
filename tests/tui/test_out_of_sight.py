"""One key puts everything out of sight, on every page and over every panel; any key brings it back as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from guide.tui.screens.form import FillPage
from guide.tui.screens.page import Page
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.saved import Kept, Saved
from guide.tui.screens.support_card import SupportCardPanel
from tests.tui.page_kit import alone, filled, words_on
from tests.tui.session_stand_in import StandIn

PAGES: dict[str, Callable[[], Page[Any]]] = {
    "form": lambda: FillPage(filled("both-and")),
    "saved": lambda: Saved(Kept("Rest", 60.0, True)),
    "player": lambda: PlayerPage(StandIn(), still=True),  # type: ignore[arg-type]
}


@pytest.mark.parametrize(("name", "back"), [("form", "q"), ("saved", "escape"), ("player", "ctrl+o")])
async def test_everything_is_out_of_sight_and_any_key_brings_it_back(name: str, back: str) -> None:
    async with alone(PAGES[name]) as (page, pilot):
        before, focused = words_on(pilot), page.focused
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert set(words_on(pilot).split()) == {"any", "key"}
        await pilot.click()
        assert set(words_on(pilot).split()) == {"any", "key"}
        await pilot.press(back)
        await pilot.pause()
        assert words_on(pilot) == before
        assert page.focused is focused
        assert not page.answered.done()


async def test_a_panel_is_covered_with_its_page_and_a_page_that_comes_meanwhile_as_well() -> None:
    async with alone(PAGES["saved"]) as (_, pilot):
        await pilot.press("S", "ctrl+o")
        await pilot.pause()
        assert set(words_on(pilot).split()) == {"any", "key"}
        assert isinstance(pilot.app.screen, SupportCardPanel)
        await pilot.app.push_screen(PAGES["form"]())
        await pilot.pause()
        assert set(words_on(pilot).split()) == {"any", "key"}
        await pilot.press("x")
        await pilot.pause()
        assert "any key" not in words_on(pilot)
