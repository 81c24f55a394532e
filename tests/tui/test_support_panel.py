"""The support card over a page: one key opens it, any key closes it, and the page is as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from guide import library, places
from guide.journal import Answer, Entry, Journal, Part, Question
from guide.journal.filling import Filling
from guide.script import load as load_script
from guide.support.card import GROUND
from guide.support.own import OwnCard, read_own, write_own
from guide.tui.begin import Begin
from guide.tui.door import Visit
from guide.tui.doors import support
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.form import FillPage
from guide.tui.screens.own_card import OwnCardPanel
from guide.tui.screens.page import Page
from guide.tui.screens.saved import Kept, Saved
from guide.tui.screens.support_card import SupportCardPanel
from tests.forms.forms_kit import form
from tests.tui.page_kit import alone, filled, words_on
from tests.tui.visit_kit import PlainVisit, until


def filled_in() -> FillPage:
    asked = form("  - zone: How?\n  - line: What?\n")
    return FillPage(Filling(asked, None, lambda: datetime(2026, 3, 1, tzinfo=UTC)))


def check_in() -> CheckIn:
    return CheckIn(filled("check-in"), library.read(library.find(GROUND), load_script).script)


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


@pytest.mark.parametrize(("make", "steadies"), [(filled_in, "g"), (check_in, "g, once it plays")])
async def test_on_the_screen_keys_stand_where_a_terminal_names_commands(
    make: Callable[[], Page[Any]], steadies: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = list[str]()

    async def stand_in(visit: Visit) -> bool:
        begun.append("it")
        return False

    monkeypatch.setattr("guide.tui.app.steady", stand_in)
    async with alone(make) as (page, pilot):
        await pilot.press("S")
        lines = str(pilot.app.screen.query_one("#said", Static).render()).splitlines()
        assert f"To steady yourself:  {steadies}" in lines
        assert not [line for line in lines if "guide " in line]
        await pilot.press("g")
        assert pilot.app.screen is page
        await pilot.app.workers.wait_for_complete()
        assert bool(begun) is (steadies == "g")


async def test_what_steadies_begins_over_the_page_and_leaves_it_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async def stand_in(visit: Visit) -> bool:
        await visit.show(Saved(Kept("Five senses", 60.0, True)))
        await visit.show(Saved(Kept("Five senses once more", 60.0, True)))
        return False

    monkeypatch.setattr("guide.tui.app.steady", stand_in)
    async with alone(filled_in) as (page, pilot):
        await pilot.press("S", "g")
        await until(pilot, lambda: "Five senses." in words_on(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "Five senses once more." in words_on(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is page)


async def test_behind_the_door_it_begins_at_once_and_nobody_is_asked() -> None:
    async with alone(filled_in) as (page, pilot):
        visit = PlainVisit(pilot.app, None)  # type: ignore[arg-type]  # it is a `GuideApp`
        going = asyncio.ensure_future(page.run_worker(support.DOOR.visit(visit)).wait())
        await until(pilot, lambda: isinstance(pilot.app.screen, SupportCardPanel))
        await pilot.press("g")
        await going
        ((practice, begin),) = visit.made
        assert (practice.path.stem, begin) == (GROUND, Begin(check_in=False))


async def test_ones_own_part_is_written_line_by_line_on_the_card() -> None:
    write_own(places.support(), OwnCard("", ("Ada, next door", "Bo"), (), ("the canal",)))
    async with alone(filled_in) as (page, pilot):
        await pilot.press("S", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, OwnCardPanel))
        await pilot.press("down", *["backspace"] * 2, "down", *"Cleo", "enter", *"Sam", "enter", "enter")
        await pilot.press(*"Dr Huber", "enter")
        await pilot.pause()
        wanted = OwnCard("", ("Ada, next door", "Cleo", "Sam"), ("Dr Huber",), ("the canal",))
        assert read_own(places.support()).card == wanted
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SupportCardPanel))
        said = str(pilot.app.screen.query_one("#said", Static).render())
        assert "Cleo" in said
        assert "Bo" not in said
        await pilot.press("x")
        assert pilot.app.screen is page


@pytest.mark.parametrize(("typed", "code", "escapes"), [("austria", "AT", 1), ("no", "NO", 1), ("xx", "", 2)])
async def test_the_country_is_chosen_there_too(typed: str, code: str, escapes: int) -> None:
    async with alone(filled_in) as (_, pilot):
        await pilot.press("S", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, OwnCardPanel))
        await pilot.press("up", *typed)
        for _each in range(escapes):
            assert isinstance(pilot.app.screen, OwnCardPanel)
            await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SupportCardPanel))
        assert read_own(places.support()).card.country == code


async def test_a_damaged_own_part_that_nobody_changes_stays_as_it_is() -> None:
    places.support().parent.mkdir(parents=True, exist_ok=True)
    places.support().write_bytes(b"\xff: [")
    async with alone(filled_in) as (_, pilot):
        await pilot.press("S", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, OwnCardPanel))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SupportCardPanel))
    assert places.support().read_bytes() == b"\xff: ["
