"""A name for a practice as it is wanted now, so that it can be begun so again. Lies over the page that asks."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from guide.preferences.own_shelf import LONGEST
from guide.translation import _
from guide.tui.widgets.line import Line

ASK = _("Keep as …")
HINT = _("a word or two, such as: evening")
WAYS = _("enter keeps it   esc leaves it")


class KeepAs(ModalScreen[str]):
    """Answers with the name; empty for none."""

    DEFAULT_CSS = """
    KeepAs { align: center middle; background: $background 60%; }
    KeepAs Vertical { width: 58; max-width: 100%; height: auto; padding: 1 3; background: $surface;
                      border: round $faint; }
    KeepAs #lead { color: $primary; text-style: bold; }
    KeepAs #told, KeepAs #ways { color: $quiet; height: auto; }
    KeepAs Line { background: $panel; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, told: str) -> None:
        """``told`` is what would be kept."""
        super().__init__()
        self._told = told

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(ASK, id="lead")
            yield Static(self._told, id="told", markup=False)
            yield Line(HINT, id="name", max_length=LONGEST)
            yield Static(WAYS, id="ways")

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def _keep(self, event: Line.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Keep nothing."""
        self.dismiss("")
