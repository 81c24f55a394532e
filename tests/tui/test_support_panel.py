"""The support card over a page: one key opens it, any key closes it, and the page is as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from guide import places
from guide.journal import Answer, Entry, Journal, Part, Question
from guide.journal.filling import Filling
from guide.tui.screens.form import FillPage
from guide.tui.screens.page import Page
from guide.tui.screens.saved import Kept, Saved
from guide.tui.screens.support_card import SupportCardPanel
from tests.forms.forms_kit import form
from tests.tui.page_kit import alone


def filled_in() -> FillPage:
    asked = form("  - zone: How?\n  - line: What?\n")
    return FillPage(Filling(asked, None, lambda: datetime(2026, 3, 1, tzinfo=UTC)))


@pytest.mark.parametrize("make", [filled_in, lambda: Saved(Kept("Rest", 60.0, True))], ids=["form", "saved"])
@pytest.mark.parametrize("key", ["x", "escape", "enter", "S"])
async def test_one_key_opens_it_and_any_closes_it(make: Callable[[], Page[Any]], key: str) -> None:
    async with alone(make) as (page, pilot):
        await pilot.press("S")
        assert isinstance(pilot.app.screen, SupportCardPanel)
        assert "112" in str(pilot.app.screen.query_one("#said", Static).render())
        await pilot.press(key)
        assert pilot.app.screen is page


async def test_it_is_there_when_the_own_part_is_damaged() -> None:
    places.support().parent.mkdir(parents=True, exist_ok=True)
    places.support().write_bytes(b"\xff: [")
    async with alone(filled_in) as (_, pilot):
        await pilot.press("S")
        assert "112" in str(pilot.app.screen.query_one("#said", Static).render())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_no_line_of_it_is_broken_twice(size: tuple[int, int]) -> None:
    async with alone(filled_in, size) as (_, pilot):
        await pilot.press("S")
        await pilot.pause()
        said = pilot.app.screen.query_one("#said", Static)
        lines = str(said.render()).splitlines()
        assert max(map(len, lines)) <= said.size.width
        assert said.size.height == len(lines)


async def test_nothing_behind_it_is_drawn_while_it_is_there() -> None:
    async with alone(filled_in) as (_, pilot):
        await pilot.press("S")
        await pilot.pause()
        assert pilot.app.screen.styles.background.a == 1.0


async def test_a_group_opens_by_its_digit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = list[str]()
    with Journal.open(tmp_path / "journal.db", lambda: datetime(2026, 3, 1, tzinfo=UTC)) as journal:
        asked = Question("groups", "list", "Are there groups?")
        parts = (Part("Thursdays at eight, https://example.org/group"), Part("The choir, 01 234 56 78"))
        journal.keep(Entry("support-map", datetime(2026, 3, 1, tzinfo=UTC), (Answer(asked, parts),)))
        async with alone(filled_in) as (page, pilot):
            monkeypatch.setattr(pilot.app, "journal", journal, raising=False)
            monkeypatch.setattr(pilot.app, "open_url", opened.append)
            await pilot.press("S")
            said = str(pilot.app.screen.query_one("#said", Static).render())
            assert "Thursdays at eight" in said
            assert "still free" in said
            await pilot.press("1", "2")
            assert opened == ["https://example.org/group", "tel:012345678"]
            await pilot.press("3")
            assert pilot.app.screen is page
