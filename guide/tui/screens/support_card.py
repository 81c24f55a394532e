"""The support card over whatever is shown."""

from __future__ import annotations

import os

from rich.text import Text
from textual.widgets import Static

from guide import places
from guide.support import read_card
from guide.support.text import card_text
from guide.tui.screens.panel import Panel

WIDEST, FRAME = 80, 9
"""Columns of the panel where there is room, and how many of them its frame and its scroll bar take."""


def get_ready() -> None:
    """Read what the card needs, so that it is there at once when it is wanted. For threads."""
    read_card(places.support(), os.environ)


class SupportCardPanel(Panel):
    """The person's own people, and lines that answer, as `guide support` tells them."""

    DEFAULT_CSS = f"""
    SupportCardPanel {{ background: $background; }}  /* what is behind it would have to be drawn too, at every step */
    SupportCardPanel VerticalScroll {{ width: {WIDEST}; border: round $accent; }}
    """

    def on_mount(self) -> None:
        self._card = read_card(places.support(), os.environ)

    def on_resize(self) -> None:
        width = min(WIDEST, self.app.size.width) - FRAME
        self.query_one("#said", Static).update(Text(card_text(self._card, width)))
