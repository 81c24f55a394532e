"""A page with rows of choices, of which each is changed where it stands, and a sentence below them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual.widgets import Static

from guide.tui.choosing import Choice
from guide.tui.screens.page import Page
from guide.tui.widgets.choice_rows import ChoiceRows

Answer = TypeVar("Answer")


class ChoicesPage(Page[Answer]):
    """Those derived from it show a `ChoiceRows` and a line called ``told``."""

    TITLES: ClassVar[Mapping[str, str]] = {}
    """What each row is called."""

    def __init__(self, rows: tuple[Choice, ...], values: dict[str, str]) -> None:
        """``values`` are what is chosen at first, by the names of ``rows``."""
        super().__init__()
        self._rows, self._values = rows, values

    def on_mount(self) -> None:
        self.query_one(ChoiceRows).at = 1
        self._show()

    def action_change(self, step: int) -> None:
        """Change what is marked; where ``begin`` is, the first row."""
        row = self._rows[max(0, self.query_one(ChoiceRows).at - 1)]
        self._values[row.name] = row.then(self._values[row.name], step)
        self._show()

    def action_row(self, step: int) -> None:
        """Mark the row before, or the next one."""
        self.query_one(ChoiceRows).step(step)

    def action_begin(self) -> object:
        """What enter means; for pages on which it does not submit a line."""

    def on_choice_rows_pointed(self, event: ChoiceRows.Pointed) -> None:
        """Mark what was clicked; what was marked already is changed, and the first row means what enter does."""
        if event.step:
            self.action_row(event.step)
        elif self.query_one(ChoiceRows).at:
            self.action_change(1)
        else:
            self.action_begin()

    def action_back(self) -> None:
        """Choose nothing."""
        self.answer(None)  # type: ignore[arg-type]  # every such page answers with None to go back

    def _show(self) -> None:
        rows = [(self.TITLES[row.name], row.called(self._values[row.name])) for row in self._rows]
        self.query_one(ChoiceRows).show(rows)
        self._say("")

    def _say(self, sentence: str) -> None:
        self.query_one("#told", Static).update(sentence)
