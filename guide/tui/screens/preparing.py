"""While the first lines are being spoken for the first time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from guide.translation import _, counted
from guide.tui.screens.page import Page
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

WHY = _("It begins as soon as the first lines are ready. They are kept, so next time is quicker.")
_TICKS = 5
"""Looks a second."""


class Preparing(Page[None]):
    """Answers None for going back; otherwise it is shown until the walk goes on."""

    PLAYS_NEXT = True
    DEFAULT_CSS = """
    Preparing Body { align: center middle; }
    Preparing Vertical { width: 1fr; height: auto; align-horizontal: center; }
    Preparing Static { width: 1fr; max-width: 56; height: auto; text-align: center; margin-bottom: 1; }
    Preparing #why { color: $quiet; }
    Preparing.-low Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]
    HINTS = (Hint("esc", _("back"), ("escape",)),)

    def __init__(self, title: str, progress: Callable[[], tuple[int, int]]) -> None:
        """``progress`` gives lines spoken, and lines there are (0 while that is not known)."""
        super().__init__()
        self._title, self._progress = title, progress

    @property
    def goes_on(self) -> bool:
        """Return True: the practice begins once it is ready."""
        return True

    def content(self) -> Iterable[Widget]:
        with Vertical():
            yield Static(self._title, classes="title", markup=False)
            yield Static(id="bar")
            yield Static(id="count")
            yield Static(WHY, id="why")

    def on_mount(self) -> None:
        self.tick()
        self.set_interval(1 / _TICKS, self.tick)

    def action_back(self) -> None:
        """Go back without waiting."""
        self.answer(None)

    def tick(self) -> None:
        """Show how far it is."""
        spoken, wanted = self._progress()
        self.query_one("#bar", Static).update(self._bar(spoken, wanted))
        lines = (
            _("{spoken} of {lines} spoken").format(spoken=spoken, lines=counted(wanted, "line"))
            if wanted
            else _("The voice is getting ready")
        )
        self.query_one("#count", Static).update(lines)

    def _bar(self, spoken: int, wanted: int) -> str:
        width = 32
        done = round(width * spoken / wanted) if wanted else 0
        full, empty = rich_colour(self, "primary"), rich_colour(self, "faint")
        return f"[{full}]{'━' * done}[/][{empty}]{'─' * (width - done)}[/]"
