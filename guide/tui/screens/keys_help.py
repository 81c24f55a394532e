"""Every key of a screen, over the screen; any key closes it, and what runs goes on.

Arrows scroll where there is more than fits. The key that closed it is the answer, so that a page may still heed it.
"""

from __future__ import annotations

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

EVERYWHERE = (
    Hint("S", "your support card", ("S",)),
    Hint("ctrl+t", "other colours", ("ctrl+t",)),
    Hint("ctrl+c", "land and leave", ("ctrl+c",)),
)

SCROLLING = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}
"""Rows by key."""


class KeysHelp(ModalScreen[str]):
    """A quiet panel in the middle."""

    DEFAULT_CSS = """
    KeysHelp { align: center middle; background: $background 60%; }
    KeysHelp VerticalScroll { width: 58; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
                              background: $surface; border: round $faint; scrollbar-size-vertical: 1;
                              scrollbar-color: $faint; scrollbar-background: $surface; }
    KeysHelp Static { height: auto; }
    KeysHelp.-low VerticalScroll { padding: 0 2; border: none; }
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, hints: tuple[Hint, ...]) -> None:
        super().__init__()
        self._hints = (*hints, *EVERYWHERE)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="keys")

    def on_mount(self) -> None:
        table = Table.grid(padding=(0, 2))
        for hint in self._hints:
            table.add_row(Text(hint.key, f"bold {rich_colour(self, 'accent')}"), hint.fully or hint.does)
        self.query_one("#keys", Static).update(table)

    def on_key(self, event: events.Key) -> None:
        if event.key == "ctrl+c":
            return
        event.stop()
        panel = self.query_one(VerticalScroll)
        if event.key in SCROLLING and panel.max_scroll_y:
            panel.scroll_relative(y=SCROLLING[event.key], animate=False)
        else:
            self.dismiss(event.key)
