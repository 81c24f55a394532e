"""A few sentences, and nothing to decide: what came of something, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.translation import _
from guide.tui.screens.page import Body, Page
from guide.tui.widgets.keys import Hint


class Told(Page[None]):
    """Answers None once it has been read."""

    DEFAULT_CSS = """
    Told Static { height: auto; max-width: 76; margin-bottom: 1; }
    Told.-low Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q", "back", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]
    HINTS = (Hint("↑ ↓", _("scroll"), ("up", "down")), Hint("enter", _("back"), ("enter", "escape", "q")))

    def __init__(self, title: str, sentences: Iterable[str]) -> None:
        super().__init__()
        self._title, self._sentences = title, tuple(sentences)

    def content(self) -> Iterable[Widget]:
        yield Static(self._title, classes="title", markup=False)
        for sentence in self._sentences:
            yield Static(sentence, markup=False)

    def action_back(self) -> None:
        """Read."""
        self.answer(None)

    def action_scroll(self, rows: int) -> None:
        """Scroll the page, which small windows need."""
        self.query_one(Body).scroll_relative(y=rows, animate=False)
