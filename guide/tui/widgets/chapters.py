"""Where we are in the practice: a line with a mark for each section."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from guide.tui import phrases
from guide.tui.widgets.colour import rich_colour


class Chapters(Widget):
    """Time gone, the line, time left."""

    DEFAULT_CSS = """
    Chapters { width: 1fr; height: 1; color: $quiet; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._position, self._length = 0.0, 0.0
        self._starts: tuple[float, ...] = ()
        self._shown = ""

    def show(self, position: float, length: float, starts: tuple[float, ...]) -> None:
        """All in seconds. Redraws only what looks different."""
        self._position, self._length, self._starts = position, length, starts
        shown = self._line(self.size.width).plain
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render(self) -> Text:
        return self._line(self.size.width)

    def _line(self, width: int) -> Text:
        gone, left = phrases.clock(self._position), f"{phrases.clock(self._length - self._position)} left"
        room = max(0, width - len(gone) - len(left) - 4)
        here = self._column(self._position, room)
        marks = {self._column(start, room) for start in self._starts if start > 0}
        line = Text(gone + "  ", no_wrap=True)
        for column in range(room):
            line.append(*self._mark(column, here, column in marks))
        return line.append("  " + left)

    def _mark(self, column: int, here: int, section: bool) -> tuple[str, str]:
        if column == here:
            return "●", f"bold {rich_colour(self, 'accent')}"
        if column < here:
            return "┿" if section else "━", rich_colour(self, "primary")
        return ("┼", rich_colour(self, "quiet")) if section else ("─", rich_colour(self, "faint"))

    def _column(self, seconds: float, room: int) -> int:
        return min(max(0, room - 1), int(room * max(0.0, seconds) / self._length)) if self._length > 0 else 0
