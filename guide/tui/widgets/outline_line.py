"""The sections of a practice as a line of time, as the player will show it, and their names below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from guide.actions import formatting
from guide.tui.widgets.colour import rich_colour

_FEW = 7
"""So many names stand one below the other even where two would go side by side: they are read in their order."""
Start = tuple[float | None, str]
"""The second at which a section begins, None while that is not known, and its title."""


class OutlineLine(Static):
    """Stretches with the length."""

    def __init__(self, sections: Sequence[Start]) -> None:
        super().__init__(id="outline", markup=False)
        self._sections, self._length = tuple(sections), 0.0

    def show(self, sections: Sequence[Start], length: float) -> None:
        """Show sections with their times; ``length`` in seconds."""
        self._sections, self._length = tuple(sections), length
        self.refresh(layout=True)

    def render(self) -> Text:
        lines = [self._line()] if self._length and len(self._sections) > 1 else []
        return Text("\n").join([*lines, *self._names()])

    def _line(self) -> Text:
        width = max(1, self.size.width or 60)
        starts = {round(at / self._length * width) for at, _ in self._sections if at}
        line = Text(no_wrap=True)
        for column in range(width):
            section = column in starts
            line.append("┼" if section else "━", rich_colour(self, "quiet" if section else "primary"))
        return line

    def _names(self) -> list[Text]:
        """One below the other; many of them in two columns, where those fit."""
        quiet = rich_colour(self, "quiet")
        rows = []
        for at, title in self._sections:
            clock = "" if at is None else formatting.clock(at)
            rows.append(Text(no_wrap=True, overflow="ellipsis").append(f"{clock:>6}  ", quiet).append(title))
        wide = max((cell_len(row.plain) for row in rows), default=0) + 3
        columns = max(1, min(2, (self.size.width or 60) // max(1, wide))) if len(rows) > _FEW else 1
        high = -(-len(rows) // columns)
        return [self._beside(rows[at::high], wide) for at in range(high)]

    def _beside(self, rows: Sequence[Text], wide: int) -> Text:
        line = Text(no_wrap=True, overflow="ellipsis")
        for number, row in enumerate(rows):
            if number:
                line.append(" " * (number * wide - line.cell_len))
            line.append_text(row)
        return line
