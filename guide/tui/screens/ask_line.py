"""One line, asked for over the page that needs it: a name, or where a file lies."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from guide.translation import _
from guide.tui.screens.over_page import OverPage
from guide.tui.widgets.line import Line

LEAVES = _("enter goes on   esc leaves it")


class AskLine(OverPage[str]):
    """Answers with what was typed; empty for nothing."""

    DEFAULT_CSS = """
    AskLine { align: center middle; background: $background 60%; }
    AskLine Vertical { width: 68; max-width: 100%; height: auto; padding: 1 3; background: $surface;
                       border: round $faint; }
    AskLine #lead { color: $primary; text-style: bold; height: auto; }
    AskLine #told, AskLine #ways { color: $quiet; height: auto; }
    AskLine Line { background: $panel; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self, lead: str, told: str, hint: str, ways: str = LEAVES, longest: int = 0, *, value: str = "",
        hidden: bool = False,
    ) -> None:  # fmt: skip
        """``lead`` is what is asked for, ``told`` stands below it, ``hint`` shows while nothing is typed; ``longest``
        is how many letters it may have, 0 for any number. ``value`` is typed already.

        ``hidden``: nobody sees what is typed, and it is answered with as it is, spaces and all."""
        super().__init__()
        self._lead, self._told, self._hint, self._ways, self._longest = lead, told, hint, ways, longest
        self._value, self._hidden = value, hidden

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._lead, id="lead", markup=False)
            yield Static(self._told, id="told", markup=False)
            line = Line(self._hint, id="typed", max_length=self._longest, value=self._value)
            line.password, line.select_on_focus = self._hidden, False
            yield line
            yield Static(self._ways, id="ways", markup=False)

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def _go_on(self, event: Line.Submitted) -> None:
        self.dismiss(event.value if self._hidden else event.value.strip())

    def action_leave(self) -> None:
        """Nothing."""
        self.dismiss("")
