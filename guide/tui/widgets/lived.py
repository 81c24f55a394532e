"""One entry or session whole, as text in the theme's colours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from guide.tui.widgets.colour import rich_colour

INDENT = "    "
"""Before what was answered, as lines of it are told."""
IN_TIME = 0.03
"""Seconds that painting waits at most for what is told beside."""


def styled(widget: Widget, lines: Sequence[str]) -> Text:
    """Return ``lines`` with the first one as a heading, questions quiet, and the person's own words plain."""
    text = Text()
    for number, line in enumerate(lines):
        if number == 0:
            text.append(line, f"bold {rich_colour(widget, 'primary')}")
            continue
        text.append("\n")
        own = line.startswith(INDENT)
        if not own and line and lines[number - 1].startswith(INDENT):
            text.append("\n")
        text.append(line.removeprefix("  "), "" if own else rich_colour(widget, "quiet"))
    return text


class Beside(VerticalScroll, can_focus=False):
    """One of them beside the river, changed with every key: laid out anew only where it does not fit."""

    DEFAULT_CSS = """
    Beside { scrollbar-size-vertical: 1; scrollbar-color: $faint; scrollbar-background: $background; }
    Beside Static { height: auto; min-height: 100%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    @asynccontextmanager
    async def along(self) -> AsyncIterator[None]:
        """Paint what is done meanwhile in one go with what is told here next, if that comes within `IN_TIME`."""
        screen = self.screen
        self._said.clear()
        with self.app.batch_update():
            yield
            if self.display:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._said.wait(), IN_TIME)
        screen.check_idle()

    def tell(self, lines: Sequence[str]) -> None:
        """Show ``lines``, as they are `styled`, from the first one on."""
        self._said.set()
        told, room = self.query_one(Static), self.size
        told.update(styled(self, lines), layout=False)
        fits = told.get_content_height(room, self.screen.size, told.size.width) <= room.height == told.size.height
        if not fits:
            told.refresh(layout=True)
        if self.scroll_offset.y:
            self.scroll_home(animate=False)
