"""A calm list: what can be chosen, a quiet line below each, a heading above the first of a group, a bar at the one
pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from guide.tui.widgets.colour import rich_colour


class Row(NamedTuple):
    """A line that can be chosen."""

    title: str
    below: str = ""
    heading: str = ""
    """Above it; for the first of a group."""
    beside: str = ""
    """Behind the heading, or behind the title of a row that has none."""
    grouped: bool = False
    """Whether it stands under a heading, its own or that of a row above."""
    gap: bool = False
    """Whether an empty line is left above it where there is room."""


class Rows(OptionList):
    """The rows of `show`."""

    DEFAULT_CSS = """
    Rows, Rows:focus { border: none; background: $background; background-tint: $background 0%; padding: 0;
                       height: auto; max-height: 1fr; scrollbar-size-vertical: 1; scrollbar-color: $faint;
                       scrollbar-background: $background; }
    Rows > .option-list--option { padding: 0; }
    Rows > .option-list--option-highlighted, Rows:focus > .option-list--option-highlighted,
    Rows > .option-list--option-hover { background: $background; color: $foreground; text-style: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._pointed = 0

    def show(self, rows: Sequence[Row], pointed: int = 0) -> None:
        """Show ``rows`` in place of those before, with the bar at ``pointed``."""
        self._rows, self._pointed = tuple(rows), pointed
        self.clear_options()
        self.add_options(Option(self._told(at)) for at in range(len(rows)))
        self.highlighted = pointed if rows else None
        self.call_after_refresh(self.scroll_to_highlight)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the bar."""
        before, self._pointed = self._pointed, highlighted or 0
        for at in {before, self._pointed}:
            if at < min(len(self._rows), self.option_count):
                self.replace_option_prompt_at_index(at, self._told(at))
        super().watch_highlighted(highlighted)

    def _told(self, at: int) -> WithBelow | Text:
        row, pointed = self._rows[at], at == self._pointed
        text = Text("\n" if row.gap else "")
        if row.heading:
            text.append(f"  {row.heading}", rich_colour(self, "quiet"))
            text.append(f"{row.beside}\n", rich_colour(self, "accent"))
        text.append(("▌ " if pointed else "  ") + "  " * row.grouped, rich_colour(self, "accent"))
        text.append(row.title, f"bold {rich_colour(self, 'primary')}" if pointed else rich_colour(self, "foreground"))
        if not row.heading:
            text.append(row.beside, rich_colour(self, "accent"))
        return WithBelow(text, row.below, rich_colour(self, "quiet")) if row.below else text


@dataclass(frozen=True, slots=True)
class WithBelow:
    """A row of ``title`` with ``below`` under it, set in from the bar however many lines it takes, and as many empty
    lines as ``gap`` says. Two are equal where they look alike, so that a list draws anew only what changed."""

    title: Text
    below: str
    ink: str
    """The colour of what is below."""
    gap: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.title
        yield Padding(Text(self.below, self.ink), (0, 0, self.gap, 2))
