"""The support card over whatever is shown; any key closes it, and what runs goes on."""

from __future__ import annotations

import os

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from guide import places
from guide.support import read_card
from guide.support.text import card_text
from guide.tui.screens.keys_help import SCROLLING


class SupportCardPanel(ModalScreen[None]):
    """The person's own people, and lines that answer, as `guide support` tells them."""

    DEFAULT_CSS = """
    SupportCardPanel { align: center middle; background: $background 60%; }
    SupportCardPanel VerticalScroll { width: 80; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
                                      background: $surface; border: round $accent; scrollbar-size-vertical: 1;
                                      scrollbar-color: $faint; scrollbar-background: $surface; }
    SupportCardPanel Static { height: auto; }
    SupportCardPanel.-low VerticalScroll { padding: 0 2; border: none; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual declares it so

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(Text(card_text(read_card(places.support(), os.environ))), id="card")

    def on_key(self, event: events.Key) -> None:
        """Scroll where there is more than fits; anything else closes it."""
        if event.key == "ctrl+c":
            return
        event.stop()
        panel = self.query_one(VerticalScroll)
        if event.key in SCROLLING and panel.max_scroll_y:
            panel.scroll_relative(y=SCROLLING[event.key], animate=False)
        else:
            self.dismiss(None)
