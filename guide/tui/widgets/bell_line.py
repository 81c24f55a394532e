"""When bells ring, as a line of time: from when to when, with a mark for each of them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from guide.tui.widgets.colour import rich_colour

_WIDEST = 61
"""Cells of the line between its two clocks, at most."""
_NEAR = 1e-6


class BellLine(Widget):
    """An empty line until `show` is called, and where there is nothing to be drawn."""

    DEFAULT_CSS = """
    BellLine { width: 1fr; max-width: 76; height: 1; margin: 1 0 0 2; color: $quiet; }
    .-low BellLine { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._ends: tuple[str, str] | None = None
        self._bells: tuple[float, ...] = ()
        self._here: float | None = None

    def show(self, first: str, last: str, bells: Iterable[float], here: float | None = None) -> None:
        """Show the clocks ``first`` and ``last``, a mark for each of ``bells`` and one for ``here``, where it is known
        and between them: all are shares of the line from 0 to 1."""
        self._ends, self._bells = (first, last), tuple(bells)
        self._here = here if here is not None and 0 <= here <= 1 else None
        self.refresh()

    def show_nothing(self) -> None:
        """Have nothing drawn."""
        self._ends = None
        self.refresh()

    def render(self) -> Text:
        if self._ends is None:
            return Text("")
        first, last = self._ends
        room = self._even(max(2, min(_WIDEST, self.size.width - cell_len(first) - cell_len(last) - 2)))
        rings = {self._column(bell, room) for bell in self._bells}
        here = None if self._here is None else self._column(self._here, room)
        line = Text(f"{first} ", no_wrap=True)
        for column in range(room):
            if column == here:
                line.append("●", f"bold {rich_colour(self, 'accent')}")
            elif column in rings:
                line.append("•", rich_colour(self, "primary"))
            else:
                line.append("─", rich_colour(self, "faint"))
        return line.append(f" {last}")

    def _even(self, room: int) -> int:
        """As many of ``room`` cells as leave the same between any two bells, where they are steady and go in."""
        gaps = round(1 / self._bells[1]) if len(self._bells) > 1 else 0
        if not gaps or abs(gaps * self._bells[1] - 1) > _NEAR or (room - 1) // gaps < 2:
            return room
        return (room - 1) // gaps * gaps + 1

    @staticmethod
    def _column(share: float, room: int) -> int:
        return round((room - 1) * share)
