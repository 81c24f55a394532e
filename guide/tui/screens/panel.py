"""A quiet panel over whatever is shown: any key closes it, what runs goes on, and arrows scroll where it is long."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from guide.tui.screens.over_page import OverPage

SCROLLING = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}
"""Rows by key."""


class Panel(OverPage[str]):
    """Answers with the key that closed it, so that a page may still heed it. What it says goes into ``#said``."""

    DEFAULT_CSS = """
    Panel { align: center middle; background: $background 60%; }
    Panel VerticalScroll { width: 58; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
                           background: $surface; border: round $faint; scrollbar-size-vertical: 1;
                           scrollbar-color: $faint; scrollbar-background: $surface; }
    Panel:inline { border: none; }
    Panel Static { height: auto; }
    Panel.-low VerticalScroll { padding: 0 2; border: none; }
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual declares it so

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="said")

    def on_key(self, event: events.Key) -> None:
        """Scroll where there is more than fits; any other key closes it."""
        if event.key == "ctrl+c":
            return
        event.stop()
        panel = self.query_one(VerticalScroll)
        if event.key in SCROLLING and panel.max_scroll_y:
            panel.scroll_relative(y=SCROLLING[event.key], animate=False)
        else:
            self.dismiss(event.key)
