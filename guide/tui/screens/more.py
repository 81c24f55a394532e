"""What one needs now and then: bells alone, one's own words, practices of one's own and of others."""

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

    def __init__(self, doors: Sequence[Door], pointed: int = 0) -> None:
        """``pointed`` is the place of the one that was opened last."""
        super().__init__()
        self._doors, self._pointed = tuple(doors), pointed

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Rows()

    def on_mount(self) -> None:
        rows = [
            Row(capital(door.name), door.does, beside=f"   {door.key}", gap=at > 0)
            for at, door in enumerate(self._doors)
        ]
        self.query_one(Rows).show(rows, self._pointed)
        self.query_one(Rows).focus()

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
