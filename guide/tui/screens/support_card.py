"""The support card over whatever is shown."""

from __future__ import annotations

import os
import textwrap
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events, work
from textual.widgets import Static

from guide import places
from guide.actions.table import action
from guide.problems import WorldError
from guide.support import read_card
from guide.support.support_map import on_card
from guide.support.text import COMMANDS, CardWays, card_text
from guide.translation import _
from guide.tui.screens.panel import Panel

if TYPE_CHECKING:
    from guide.journal.entry import Entry

MAP = "support-map"
WIDEST, FRAME = 80, 9
"""Columns of the panel where there is room, and how many of them its frame and its scroll bar take."""
WRITE = "e"
"""The key that writes one's own part of it."""
GROUND = action("ground").presses[0].shown
"""The key that steadies, the same one as while a practice plays."""
ONCE_IT_PLAYS = _("{key}, once it plays").format(key=GROUND)
FOOT = _("{write} writes your own part of it. Any other key closes it.").format(write=WRITE)


def get_ready() -> None:
    """Read what the card needs, so that it is there at once when it is wanted. For threads."""
    read_card(places.support(), os.environ)


class SupportCardPanel(Panel):
    """The person's own people, and lines that answer, as `guide support` tells them; a digit opens what it is for."""

    DEFAULT_CSS = f"""
    SupportCardPanel {{ background: $background; }}  /* what is behind it would have to be drawn too, at every step */
    SupportCardPanel VerticalScroll {{ width: {WIDEST}; border: round $accent; }}
    """

    def __init__(self, ground: str = COMMANDS.ground) -> None:
        """``ground`` says what steadies: `GROUND` where whoever gets the answer heeds it."""
        super().__init__()
        self._ways = CardWays(WRITE, ground, WRITE)

    def on_mount(self) -> None:
        self._read()

    def _read(self) -> None:
        self._card = on_card(read_card(places.support(), os.environ), self._map())
        self._open = {str(number): each for number, each in enumerate(self._card.openable, start=1)}

    def on_resize(self) -> None:
        width = min(WIDEST, self.app.size.width) - FRAME
        text = Text(card_text(self._card, width, self._ways))
        if self._open:
            text.append("\n\n" + _("A digit opens it:"))
            for digit, each in self._open.items():
                text.append(f"\n  {digit}  ").append(each.removeprefix("tel:"), f"link {each}")
        text.append("\n\n" + textwrap.fill(FOOT, width))
        self.query_one("#said", Static).update(text)

    def _map(self) -> Entry | None:
        """The support map of the journal, where that is open; a card has to be there without."""
        journal = getattr(self.app, "journal", None)
        with suppress(WorldError):
            return journal.latest(MAP) if journal else None
        return None

    def on_key(self, event: events.Key) -> None:
        """Open what has that digit, or write one's own part; any other key does as in every panel."""
        if event.key not in (*self._open, WRITE):
            return
        event.prevent_default()  # which would close it
        event.stop()
        if event.key == WRITE:
            self._write()
        else:
            self.app.open_url(self._open[event.key])

    @work
    async def _write(self) -> None:
        from guide.tui.screens.own_card import OwnCardPanel

        await self.app.push_screen_wait(OwnCardPanel())
        self._read()
        self.on_resize()
