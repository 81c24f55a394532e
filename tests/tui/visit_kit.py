"""A visit through one door, with a journal of its own, on a screen that nobody sees."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.pilot import Pilot
from textual.screen import ModalScreen

from guide.forms.form import Form
from guide.journal import Entry, Journal
from guide.library import Header, Practice
from guide.preferences.own_shelf import Preset
from guide.timeline import Position
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.asked_around import filling_of
from guide.tui.begin import Begin
from guide.tui.door import Door
from guide.tui.screens.form import FillPage
from guide.tui.screens.page import Page
from tests.tui import stuck

Answer = TypeVar("Answer")
LOOKS = 6000


class PlainVisit:
    """One page at a time; practices are remembered, and not played."""

    def __init__(self, app: GuideApp, journal: Journal | None) -> None:
        self.app, self.settings = app, app.settings
        self._journal = journal
        self.practised: list[Header] = []
        self.made: list[tuple[Practice, Begin]] = []

    def journal(self) -> Journal | None:
        return self._journal

    async def show(self, page: Page[Answer]) -> Answer:
        await self.app.push_screen(page)
        try:
            return await page.answered
        finally:
            if self.app.is_running and self.app.screen is page:
                await self.app.pop_screen()

    async def lay_over(self, panel: ModalScreen[Answer]) -> Answer | None:
        return await self.app.push_screen_wait(panel)

    async def practise(self, chosen: Header, resume: Position | None = None, preset: Preset | None = None) -> bool:
        self.practised.append(chosen)
        return False

    async def practise_made(self, practice: Practice, begin: Begin) -> bool:
        self.made.append((practice, begin))
        return False

    async def fill(self, form: Form) -> Entry:
        filling = await asyncio.to_thread(filling_of, form, self._journal)
        await self.show(FillPage(filling))
        return filling.entry


@asynccontextmanager
async def through(
    door: Door, journal: Journal | None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[GuideApp, Pilot[int]]]:
    """The app, one step behind ``door``."""
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=size) as pilot:
        first = app.screen
        visit = PlainVisit(app, journal)

        async def go() -> None:
            await door.visit(visit)

        app.run_worker(go())
        await until(pilot, lambda: app.screen is not first)
        yield app, pilot
    assert app.mishap is None


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait for something that happens soon, and for what comes with it: a page may still be drawing its last part."""
    for _ in range(LOOKS):
        if holds():
            await pilot.pause()
            return
        await pilot.pause(0.005)
    raise AssertionError(stuck.where(pilot.app))
