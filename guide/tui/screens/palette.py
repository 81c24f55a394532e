"""Everything that can be asked of the page one is on, found by typing: the hints and doors that it shows itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Protocol, TypeAlias

from rich.table import Column, Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from guide.translation import _
from guide.tui.screens.over_page import OverPage
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line


class Lead(Protocol):
    """A place that the page leads to, such as a door."""

    @property
    def name(self) -> str:
        """Return a word or two."""

    @property
    def does(self) -> str:
        """Return what is there, in a few words."""

    @property
    def hint(self) -> Hint:
        """Return the key that leads there."""


Asked: TypeAlias = "Hint | Lead"
NOTHING = _("Nothing here is called that.")
_KEY = 9
"""Cells for a key."""


class Palette(OverPage["Asked"]):
    """Answers with the hint or the door that was chosen; None for none."""

    DEFAULT_CSS = """
    Palette { align: center top; background: $background 60%; }
    Palette Vertical { width: 84; max-width: 100%; height: auto; max-height: 100%; margin-top: 2; padding: 1 3;
                       background: $surface; border: round $faint; }
    Palette Static { height: auto; color: $quiet; }
    Palette OptionList, Palette OptionList:focus { border: none; background: $surface; background-tint: $surface 0%; }
    Palette OptionList { padding: 0; height: auto; max-height: 1fr; margin-top: 1; scrollbar-gutter: stable; }
    Palette OptionList > .option-list--option-highlighted { background: $surface; color: $foreground;
                                                            text-style: bold; }
    Palette.-low Vertical { margin: 0; padding: 0 2; border: none; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "back", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
    ]

    def __init__(self, hints: Iterable[Hint], leads: Iterable[Lead]) -> None:
        super().__init__()
        self._all: list[Asked] = [*(hint for hint in hints if hint.bindings), *leads]
        self._shown: list[Asked] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Line(_("what would you like?"), id="typed")
            yield OptionList()
            yield Static(NOTHING, id="nothing")

    def on_mount(self) -> None:
        self.query_one(Line).focus()
        self.query_one(OptionList).can_focus = False
        self._show("")

    @on(Line.Changed)
    def _typed(self, event: Line.Changed) -> None:
        self._show(event.value)

    @on(Line.Submitted)
    def _entered(self) -> None:
        self._choose(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def action_move(self, how: str) -> None:
        """Move in the list while typing goes into the line."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def action_back(self) -> None:
        """Close it and ask for nothing."""
        self.dismiss(None)

    def _choose(self, at: int | None) -> None:
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at])

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        self._shown = [each for each in self._all if all(word in _text(each).casefold() for word in words)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(self._row(each)) for each in self._shown)
        options.highlighted = 0 if self._shown else None
        self.query_one("#nothing").display = not self._shown

    def _row(self, each: Asked) -> Table:
        """A table, so that words which need two lines stay beside the key."""
        key = (each if isinstance(each, Hint) else each.hint).key
        row = Table.grid(Column(width=_KEY), Column(ratio=1), expand=True)
        row.add_row(
            Text(key, f"bold {rich_colour(self, 'accent')}"), Text(_text(each), rich_colour(self, "foreground"))
        )
        return row


def _text(each: Asked) -> str:
    return (each.fully or each.does) if isinstance(each, Hint) else f"{each.name}: {each.does}"
