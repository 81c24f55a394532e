"""That there is no journal to look into, and why. One calm page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint

NONE = _("There is no journal on this visit, so there is nothing to look back on. Practices play as always.")


class NoJournal(Page[None]):
    """Answers None once it has been read."""

    DEFAULT_CSS = """
    NoJournal Static { height: auto; max-width: 76; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape,q", "back", show=False)]
    HINTS = (Hint("esc", _("back"), ("enter", "escape", "q")),)

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = why

    def content(self) -> Iterable[Widget]:
        yield Static(NONE, classes="title", markup=False)
        yield Static(self._why, markup=False)

    def action_back(self) -> None:
        """Read."""
        self.answer(None)
