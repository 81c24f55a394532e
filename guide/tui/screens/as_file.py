"""Where a practice lies that was written to a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.live.instead import Written
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.screens.saved import Next, ways_on


class AsFile(Page[Next]):
    """Answers with where to go."""

    DEFAULT_CSS = """
    AsFile Static { height: auto; max-width: 76; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "answer('library')", show=False),
        Binding("q", "answer('leave')", show=False),
    ]

    def __init__(self, title: str, written: Written, *, library: bool) -> None:
        """``library`` says whether there is one to go back to."""
        super().__init__()
        self._title, self._written, self._hints = title, written, ways_on(library=library)

    def content(self) -> Iterable[Widget]:
        lasts = formatting.spell(self._written.seconds)
        yield Static(
            _("{title} is there, {lasts}, to be played anywhere:").format(title=self._title, lasts=lasts),
            classes="title",
            markup=False,
        )
        yield Static(str(self._written.path), markup=False)
        if self._written.before:
            yield Static(_("It was written there before, so that file stays the only one."), classes="quiet")
        if self._written.own_words:
            yield Static(_("Your own words are in it: whoever gets it comes to know them."), classes="quiet")

    def on_mount(self) -> None:
        self.show_keys(self._hints)

    def action_answer(self, where: str) -> None:
        """Answer with ``where``: the library, or away."""
        self.answer(Next(where))
