"""Practices one under the other, in columns; a bar beside the one that is pointed at.

Scripts that cannot be used stand below them, greyed, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rich.console import Group, JustifyMethod
from rich.table import Table
from rich.text import Text
from textual import on
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from guide import places
from guide.actions import formatting
from guide.library import Broken, Header
from guide.tui.widgets.colour import rich_colour

_LEFT: JustifyMethod = "left"
_RIGHT: JustifyMethod = "right"
_WIDEST = 100
"""Cells of a page's column."""
_ROOMY = 64
"""Cells of the window from which on the kind has a column too."""


class Shelf(OptionList, can_focus=False):
    """Shows practices; typing stays elsewhere, so it never has the focus."""

    DEFAULT_CSS = """
    Shelf { border: none; background: $background; padding: 0; height: auto; max-height: 1fr;
            scrollbar-size-vertical: 1; scrollbar-color: $faint; scrollbar-background: $background; }
    Shelf > .option-list--option { padding: 0; }
    Shelf > .option-list--option-highlighted, Shelf:focus > .option-list--option-highlighted,
    Shelf > .option-list--option-hover { background: $background; color: $foreground; text-style: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Header | Broken] = ()
        self._lengths: Mapping[str, str] = {}
        self._pointed: int | None = None

    def show(self, entries: Sequence[Header | Broken], lengths: Mapping[str, str], *, keep: bool) -> None:
        """Show ``entries``, with ``lengths`` by name as far as known. ``keep`` stays at the entry pointed at."""
        here = self.pointed
        self.entries, self._lengths = entries, lengths
        at = entries.index(here) if keep and here is not None and here in entries else 0 if entries else None
        self._pointed = at
        self.clear_options()
        self.add_options(Option(self._row(number)) for number in range(len(entries)))
        self.highlighted = at

    @property
    def pointed(self) -> Header | Broken | None:
        """Return the entry pointed at."""
        at = self.highlighted
        return self.entries[at] if at is not None and at < len(self.entries) else None

    @on(OptionList.OptionHighlighted)
    def _move_bar(self, event: OptionList.OptionHighlighted) -> None:
        before, self._pointed = self._pointed, self.highlighted
        for number in {before, self._pointed} - {None}:
            if number is not None and number < self.option_count:
                self.replace_option_prompt_at_index(number, self._row(number))

    def _row(self, number: int) -> Group:
        entry, pointed = self.entries[number], number == self._pointed
        bar = Text("▌" if pointed else " ", rich_colour(self, "accent"))
        below = Table.grid(expand=True)
        below.add_column(width=3)
        below.add_column(ratio=1, no_wrap=True)
        below.add_row(
            bar,
            Text(
                self._below(entry),
                rich_colour(self, "quiet"),
                overflow="ellipsis",
            ),
        )
        lines = [self._first_line(entry, bar, pointed), below]
        return Group(*lines, *([Text("")] if number + 1 < len(self.entries) and self._airy else []))

    def _below(self, entry: Header | Broken) -> str:
        if isinstance(entry, Broken):
            return entry.sentence
        return opening(entry.summary, min(self.screen.size.width, _WIDEST) - 12)

    def _first_line(self, entry: Header | Broken, bar: Text, pointed: bool) -> Table:
        quiet = rich_colour(self, "quiet")
        if isinstance(entry, Broken):
            title = Text(entry.title, f"italic {quiet}")
        else:
            title = Text(entry.title, f"bold {rich_colour(self, 'primary')}" if pointed else "bold")
        if entry.path.is_relative_to(places.own_scripts()):
            title.append("  yours", f"not bold italic {quiet}")
        line = Table.grid(expand=True, padding=(0, 2, 0, 0))
        line.add_column(width=1)
        line.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        cells = [Text(text, quiet) for text in self._facts(entry)]
        for width, side in self._columns:
            line.add_column(width=width, justify=side, no_wrap=True)
        line.add_row(bar, title, *cells)
        return line

    def _facts(self, entry: Header | Broken) -> list[str]:
        if isinstance(entry, Broken):
            return ["–", *([""] if self._is_roomy else []), ""]
        minutes = self._lengths.get(entry.name, "…")
        kind = [formatting.kind(entry.kind)] if self._is_roomy else []
        return [minutes, *kind, formatting.dots(entry.intensity)]

    @property
    def _columns(self) -> list[tuple[int, JustifyMethod]]:
        widest = max(map(len, self._lengths.values()), default=0)
        minutes, kind, depth = (max(8, widest), _RIGHT), (15, _LEFT), (5, _LEFT)
        return [minutes, kind, depth] if self._is_roomy else [minutes, depth]

    @property
    def _is_roomy(self) -> bool:
        return self.screen.size.width >= _ROOMY

    @property
    def _airy(self) -> bool:
        return not self.screen.has_class("-low")


def opening(summary: str, room: int) -> str:
    """Return the first sentence, or as many of its clauses as fit; the whole is on the practice's own page."""
    sentence = re.split(r"(?<=[.?])\s", summary.strip(), maxsplit=1)[0]
    if len(sentence) <= room:
        return sentence
    start = sentence[: room - 2]
    return f"{start.rpartition(', ')[0] or start.rpartition(' ')[0]} …"
