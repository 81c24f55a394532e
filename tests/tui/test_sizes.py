"""Laws over every page from 60x20 to 240x70, with wide letters, emoji, long words and marks that combine in all that
a person may write: nothing raises, no row is wider or narrower than the window, nothing leaves its box, and every key
at the foot is bound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from guide.tui.screens.page import TINY, Page
from tests.tui.looks_kit import NO_COLOUR, dressed, look, settled, shown, unpainted
from tests.tui.page_kit import alone
from tests.tui.page_table import PAGES, PageRow, named
from tests.tui.scene_kit import Scene, scene

SIZES = ((240, 70), (60, 20), (161, 48), (79, 23), (100, 35), (64, 24), (119, 36))
"""From wide to narrow and back: what was laid out for one size is laid out anew for the other."""
BY_THE_SCREEN = {"enter", "up", "down", "left", "right", "tab", "shift+tab", "home", "end", "pageup", "pagedown"}
"""Keys that lists and lines bind by themselves."""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    unpainted(monkeypatch)
    with scene(tmp_path, monkeypatch, wide=True) as found:
        yield found


@pytest.fixture
def made_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    unpainted(monkeypatch)
    with scene(tmp_path, monkeypatch) as found:
        yield found


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
async def test_a_page_holds_at_every_size_whatever_is_written_in_it(row: PageRow, made: Scene) -> None:
    async with shown(row, made, (80, 24)) as pilot:
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            rows = look(pilot).rows
            assert [cell_len(each) for each in rows] == [width] * height
            assert TINY.split(":")[0] not in " ".join(rows)
            screen = pilot.app.screen
            assert outside(screen) == []
            if isinstance(screen, Page):
                keys = screen.query_one("Keys").region
                assert keys.bottom <= height
                assert screen.query_one("Body").region.bottom + screen.has_class("-tall") <= keys.y
                bound = set(screen.active_bindings) | BY_THE_SCREEN
                assert {key for hint in screen.hints for key in hint.bindings} <= bound


@pytest.mark.parametrize("name", ["check-in", "practice", "settings", "own-words"])
@pytest.mark.parametrize("theme", ["dark", NO_COLOUR])
async def test_a_page_made_smaller_while_it_is_open_is_as_if_it_had_been_small(
    name: str, theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scene(tmp_path, monkeypatch) as made:
        async with shown(named(name), made, (80, 24)) as pilot:
            await dressed(pilot, theme)
            small = look(pilot).rows
            for size in ((120, 40), (80, 24), (200, 60), (80, 24)):
                await pilot.resize_terminal(*size)
                await settled(pilot)
            assert look(pilot).rows == small


@pytest.mark.parametrize("name", ["now", "library", "practice", "more", "settings"])
async def test_a_page_made_larger_while_it_is_open_is_as_if_it_had_been_large(name: str, made_plain: Scene) -> None:
    async with shown(named(name), made_plain, (120, 40)) as pilot:
        large = look(pilot).rows
    async with shown(named(name), made_plain, (80, 24)) as pilot:
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert look(pilot).rows == large


def outside(screen: Screen[Any]) -> list[tuple[Widget, str]]:
    """What leaves the window, or the box that it lies in, to a side; what has to be scrolled sideways; and words of
    which the last ones are cut off below."""
    found = []
    for each in screen.query("*"):
        if not (each.is_on_screen and each.display and each.region):
            continue
        if each.region.x < 0 or each.region.right > screen.size.width:
            found.append((each, "leaves the window"))
        if each.show_horizontal_scrollbar:
            found.append((each, "has to be scrolled sideways"))
        box, floats = each.parent, each.styles.position == "absolute"
        if isinstance(box, Widget) and not isinstance(box, Screen) and not floats and not _holds(box, each):
            found.append((each, f"leaves {box}"))
        if isinstance(each, Static) and each.styles.text_wrap == "wrap" and _cut(each):
            found.append((each, "has words that are cut off below"))
    return found


def _holds(box: Widget, each: Widget) -> bool:
    return box.region.x <= each.region.x <= each.region.right <= box.region.right


def _cut(each: Static) -> bool:
    size = each.content_size
    return each.visual.get_height(each.styles.get_rules(), size.width) > size.height


async def test_what_leaves_its_box_would_be_found() -> None:
    class Leaving(Page[None]):
        def content(self) -> Iterator[Widget]:
            wide = Static("x" * 200)
            wide.styles.width = 200
            yield wide
            low = Static("one word after the other " * 20)
            low.styles.height = 1
            yield low

    async with alone(Leaving) as (page, _):
        found = {said for _, said in outside(page)}
    assert {"leaves the window", "has words that are cut off below"} <= found
