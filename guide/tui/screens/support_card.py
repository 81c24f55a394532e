"""The support card over whatever is shown."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.widgets import Static

from guide import places
from guide.problems import WorldError
from guide.support import read_card
from guide.support.support_map import on_card
from guide.support.text import card_text
from guide.translation import _
from guide.tui.screens.panel import Panel

if TYPE_CHECKING:
    from guide.journal.entry import Entry

MAP = "support-map"
WIDEST, FRAME = 80, 9
"""Columns of the panel where there is room, and how many of them its frame and its scroll bar take."""


def get_ready() -> None:
    """Read what the card needs, so that it is there at once when it is wanted. For threads."""
    read_card(places.support(), os.environ)


class SupportCardPanel(Panel):
    """The person's own people, and lines that answer, as `guide support` tells them; a digit opens what it is for."""

    DEFAULT_CSS = f"""
    SupportCardPanel {{ background: $background; }}  /* what is behind it would have to be drawn too, at every step */
    SupportCardPanel VerticalScroll {{ width: {WIDEST}; border: round $accent; }}
    """

    def on_mount(self) -> None:
        self._card = on_card(read_card(places.support(), os.environ), self._map())
        self._open = {str(number): each for number, each in enumerate(self._card.openable, start=1)}

    def on_resize(self) -> None:
        text = Text(card_text(self._card, min(WIDEST, self.app.size.width) - FRAME))
        if self._open:
            text.append("\n\n" + _("A digit opens it:"))
            for digit, each in self._open.items():
                text.append(f"\n  {digit}  ").append(each.removeprefix("tel:"), f"link {each}")
        self.query_one("#said", Static).update(text)

    def _map(self) -> Entry | None:
        """The support map of the journal, where that is open; a card has to be there without."""
        journal = getattr(self.app, "journal", None)
        with suppress(WorldError):
            return journal.latest(MAP) if journal else None
        return None

    def on_key(self, event: events.Key) -> None:
        """Open what has that digit; any other key does as in every panel."""
        if event.key in self._open:
            event.prevent_default()  # which would close it
            event.stop()
            self.app.open_url(self._open[event.key])
