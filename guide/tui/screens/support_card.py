"""The support card over whatever is shown."""

from __future__ import annotations

import os

from rich.text import Text
from textual.widgets import Static

from guide import places
from guide.support import read_card
from guide.support.text import card_text
from guide.tui.screens.panel import Panel


class SupportCardPanel(Panel):
    """The person's own people, and lines that answer, as `guide support` tells them."""

    DEFAULT_CSS = """
    SupportCardPanel VerticalScroll { width: 84; border: round $accent; }
    """

    def on_mount(self) -> None:
        self.query_one("#said", Static).update(Text(card_text(read_card(places.support(), os.environ))))
