"""Doors of one kind, one below the other with what is behind each: what one needs now and then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from guide.problems import capital
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from guide.tui.door import Door

TITLE = _("More")
AROUND = 4
"""Rows of the page beside its doors and the air between them."""


class MorePage(Page["Door | None"]):
    """Answers with a door, or None to go back."""

    DEFAULT_CSS = """
    MorePage .title { margin-bottom: 1; }
    MorePage.-low .title { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "back", show=False)]
    HINTS = (
        Hint("enter", _("open"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint("esc", _("back"), ("escape", "q")),
    )

    def __init__(self, doors: Sequence[Door], pointed: int = 0, title: str = TITLE) -> None:
        """``pointed`` is the place of the one that was opened last."""
        super().__init__()
        self._doors, self._pointed, self._title = tuple(doors), pointed, title

    def content(self) -> Iterable[Widget]:
        yield Static(self._title, classes="title", markup=False)
        yield Rows()

    def on_mount(self) -> None:
        self._show(self._pointed)
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self._show(self.query_one(Rows).highlighted or 0)

    def _show(self, pointed: int) -> None:
        """With air between them where they are all seen even so."""
        airy = 3 * len(self._doors) + AROUND <= self.size.height
        rows = [
            Row(capital(door.name), door.does, beside=f"   {door.key}", gap=airy and at > 0)
            for at, door in enumerate(self._doors)
        ]
        self.query_one(Rows).show(rows, pointed)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        self.answer(self._doors[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """Open one by its key."""
        door = next((each for each in self._doors if each.key == event.key), None)
        if door:
            event.stop()
            self.answer(door)

    def leads(self) -> Sequence[Door]:
        """Return every one."""
        return self._doors

    def action_back(self) -> None:
        """Open none."""
        self.answer(None)
