"""One form alone on the terminal: the whole of it, or a few rows below the prompt."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from guide import interrupts
from guide.tui.calm_app import CalmApp
from guide.tui.screens.form import FillPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.journal.entry import Entry
    from guide.journal.filling import Filling


ROOMY = 18
"""Rows of a terminal from which on there is air between the lines."""


class FormApp(CalmApp):
    """Shows one page, and ends with it. The entry is in `entry`."""

    INLINE_PADDING = 0
    DEFAULT_CSS = """
    FillPage:inline { height: auto; max-height: 100vh; border: none; }
    FillPage:inline Body { height: auto; max-height: 88vh; padding: 1 1 0 1; }
    FillPage:inline Keys { padding: 0 1; }
    """

    def __init__(
        self, filling: Filling, theme: str | None = None, told: str = "", card: Callable[[], None] | None = None
    ) -> None:
        super().__init__(theme)
        self.entry: Entry | None = None
        self._filling, self._told, self._card = filling, told, card
        self._signals = ExitStack()

    async def on_mount(self) -> None:
        self._signals.enter_context(interrupts.heeded_by(self._told_to_end))
        page = FillPage(self._filling, told=self._told, card=self._card)
        if self.is_inline:  # a page that is as high as what it says cannot be too low
            page.VERTICAL_BREAKPOINTS = [(0, "-high" if self.size.height >= ROOMY else "-low")]
        await self.push_screen(page)
        self.run_worker(self._wait_for(page), exit_on_error=True)

    async def _wait_for(self, page: FillPage) -> None:
        self.entry = await page.answered
        self.exit(0)

    def on_unmount(self) -> None:
        self._signals.close()

    def action_interrupt(self) -> None:
        """Leave; what was said so far is kept as something half done."""
        self._end(interrupts.INTERRUPTED)

    def _told_to_end(self, status: int) -> None:
        self.call_later(self._end, status)

    def _end(self, status: int) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, FillPage):
                screen.interrupt()
        self.exit(status)
