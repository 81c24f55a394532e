"""What may be done next, as keys with words, in the middle of the page. An offer: nothing happens without an answer."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

GAP = 3
"""Cells between two offers on one line."""


class Offers(Static):
    """Not there while there is nothing to offer."""

    SCOPED_CSS = False  # its looks depend on the size of the window, which the page knows
    DEFAULT_CSS = """
    Offers { width: auto; max-width: 100%; height: auto; color: $quiet; margin-top: 1; display: none; }
    .-low Offers { margin: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, tuple[Hint, ...], int, bool] = ("", (), 0, False)

    def offer(self, lead: str, ways: tuple[Hint, ...], room: int, *, briefly: bool = False) -> None:
        """Offer ways on. Draws only what changed.

        ``lead`` opens the line, where ``room`` cells are enough. Several ways without a lead are a list, unless it
        shall be said ``briefly``.
        """
        if (lead, ways, room, briefly) == self._shown:
            return
        self._shown = lead, ways, room, briefly
        self.display = bool(ways)
        if ways:
            a_list = len(ways) > 1 and not lead and not briefly
            self.update(self._in_a_list(ways) if a_list else self._in_a_line(lead, ways, room))

    def _in_a_line(self, lead: str, ways: tuple[Hint, ...], room: int) -> Text:
        line = Text()
        for hint in ways:
            line.append(" " * GAP if line else "")
            line.append(hint.key, self._key).append(f" {hint.does}")
        fits = lead and len(lead) + GAP + line.cell_len <= room
        return Text(lead + " " * GAP).append_text(line) if fits else line

    def _in_a_list(self, ways: tuple[Hint, ...]) -> Text:
        wide = max(cell_len(hint.key) for hint in ways)
        lines = [
            Text(hint.key.rjust(wide), self._key).append(f"  {hint.fully or hint.does}", self._plain) for hint in ways
        ]
        return Text("\n").join(lines)

    @property
    def _key(self) -> str:
        return f"bold {rich_colour(self, 'accent')}"

    @property
    def _plain(self) -> str:
        return f"not bold {rich_colour(self, 'foreground')}"
