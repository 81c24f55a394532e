"""One page by itself, on a screen that nobody sees."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from textual import events
from textual.pilot import Pilot

from guide.forms.reading import load
from guide.journal.filling import Filling
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.screens.page import Page

MOMENT = datetime(2025, 3, 30, 21, 15, tzinfo=UTC)
PATIENCE = 60.0
"""Seconds."""
Answer = TypeVar("Answer")
P = TypeVar("P", bound=Page[Any])


class PageAlone(GuideApp):
    """What every page may need, and no walk through the others."""

    def on_mount(self, event: events.Mount) -> None:  # type: ignore[override] # whoever asks for the event is given it
        """Textual asks each class of an application; the walk, which would read the library, is left out."""
        event.prevent_default()


@asynccontextmanager
async def alone(make: Callable[[], P], size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[P, Pilot[int]]]:
    """The page, and what presses its keys."""
    app = PageAlone(settings=Settings(silent=True))
    async with app.run_test(size=size) as pilot:
        page = make()
        await app.push_screen(page)
        await pilot.pause()
        yield page, pilot
    assert app.mishap is None


async def answer(page: Page[Answer]) -> Answer:
    """What the page answers with, which it does soon."""
    return await asyncio.wait_for(page.answered, PATIENCE)


def filled(name: str) -> Filling:
    """A shipped form to be filled in, without a journal."""
    return Filling(load(name), None, lambda: MOMENT)


def words_on(pilot: Pilot[int]) -> str:
    """Every word on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(piece.text for piece in strip) for strip in strips)
