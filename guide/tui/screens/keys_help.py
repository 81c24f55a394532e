"""Every key of a screen, over the screen; any key closes it, and what runs goes on.

Arrows scroll where there is more than fits. The key that closed it is the answer, so that a page may still heed it.
"""

from __future__ import annotations

from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from guide.translation import _
from guide.tui.screens.panel import Panel
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

EVERYWHERE = (
    Hint("S", _("your support card"), ("S",)),
    Hint("ctrl+o", _("out of sight, until any key"), ("ctrl+o",)),
    Hint("ctrl+p", _("everything that can be asked here"), ("ctrl+p",)),
    Hint("ctrl+j", _("a letter on each thing"), ("ctrl+j",)),
    Hint("ctrl+t", _("other colours"), ("ctrl+t",)),
    Hint("ctrl+c", _("land and leave"), ("ctrl+c",)),
)


class KeysHelp(Panel):
    """The keys as a table."""

    DEFAULT_CSS = """
    KeysHelp VerticalScroll { padding: 0 3; }
    """

    def __init__(self, hints: tuple[Hint, ...]) -> None:
        super().__init__()
        self._hints = (*hints, *EVERYWHERE)

    def on_mount(self) -> None:
        table = Table.grid(padding=(0, 2))
        for hint in self._hints:
            table.add_row(Text(hint.called, f"bold {rich_colour(self, 'accent')}"), hint.fully or hint.does)
        self.query_one("#said", Static).update(table)
