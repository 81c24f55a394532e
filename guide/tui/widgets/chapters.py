"""Where we are in the practice: a line with a mark for each section, and a smaller one for each bell."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text
from textual.widget import Widget

from guide.actions import formatting
from guide.translation import _
from guide.tui.widgets.colour import rich_colour

_SIGNS: dict[bool | None, tuple[str, str]] = {True: ("┿", "┼"), False: ("•", "•"), None: ("━", "─")}
"""Behind and ahead: the start of a section, a bell, and the line between."""


class Chapters(Widget):
    """Time gone, the line, time left."""

    DEFAULT_CSS = """
    Chapters { width: 1fr; height: 1; color: $quiet; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._position, self._length = 0.0, 0.0
        self._starts: tuple[float, ...] = ()
        self._bells: tuple[float, ...] = ()
        self._beside = ""
        self._shown: tuple[object, ...] = ()

    def show(
        self,
        position: float,
        length: float,
        starts: tuple[float, ...],
        bells: tuple[float, ...] = (),
        beside: str = "",
    ) -> None:
        """Show where one is; all in seconds. Redraws only what looks different.

        ``beside`` is the clock of what is heard beside the practice, in place of the time that is left of it.
        """
        self._position, self._length, self._starts, self._bells = position, length, starts, bells
        self._beside = beside
        shown = (*self._clocks(), self._here(self.size.width), length, starts, bells)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render(self) -> Text:
        width = self.size.width
        gone, left = self._clocks()
        here, room = self._here(width), self._room(width)
        marks = {self._column(start, room): True for start in self._starts if start > 0}
        rings = {self._column(bell, room): False for bell in self._bells} | marks
        line = Text(gone + "  ", no_wrap=True)
        signs = [self._sign(column, here, rings.get(column)) for column in range(room)]
        for tone, run in groupby(signs, key=lambda each: each[1]):
            style = rich_colour(self, tone)
            line.append("".join(sign for sign, _ in run), f"bold {style}" if tone == "accent" else style)
        return line.append("  " + left)

    def _clocks(self) -> tuple[str, str]:
        left = _("{clock} left").format(clock=formatting.clock(self._length - self._position))
        return formatting.clock(self._position), self._beside or left

    def _room(self, width: int) -> int:
        return max(0, width - sum(map(len, self._clocks())) - 4)

    def _here(self, width: int) -> int:
        return self._column(self._position, self._room(width))

    def _sign(self, column: int, here: int, section: bool | None) -> tuple[str, str]:
        """A character, and its tone; ``section`` is False for a bell, None where there is neither."""
        if column == here:
            return "●", "accent"
        gone, kind = column < here, _SIGNS[section]
        return kind[0 if gone else 1], "primary" if gone else "faint" if section is None else "quiet"

    def _column(self, seconds: float, room: int) -> int:
        return min(max(0, room - 1), int(room * max(0.0, seconds) / self._length)) if self._length > 0 else 0
