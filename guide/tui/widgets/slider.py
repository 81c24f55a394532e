"""How long a practice shall last, between the shortest and the longest it can: ``10:35 ──●──── 33:41``."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from guide.actions import formatting
from guide.timeline.range import Range
from guide.tui.widgets.colour import rich_colour

_WIDEST = 40


class Slider(Static):
    """Empty until `show` is called."""

    def __init__(self) -> None:
        super().__init__(id="length", markup=False)
        self._found: tuple[Range, float, bool] | None = None

    def show(self, found: Range, seconds: float, *, exact: bool) -> None:
        """Show a length of so many ``seconds`` among those that can be had."""
        self._found = found, seconds, exact
        self.refresh(layout=True)

    def render(self) -> Text:
        if self._found is None:
            return Text("")
        found, seconds, exact = self._found
        shortest, longest = formatting.possible(found)
        length = formatting.lasts(seconds, exact)
        if shortest == longest:
            return Text(length, f"bold {rich_colour(self, 'primary')}")
        quiet = rich_colour(self, "quiet")
        room = (self.size.width or 60) - len(shortest) - len(longest) - len(length) - 5
        width = min(_WIDEST, max(3, room))
        low, high = min(found.shortest, found.natural), max(found.longest, found.natural)
        at = round((width - 1) * min(max((seconds - low) / max(high - low, 1.0), 0.0), 1.0))
        line = Text(f"{shortest} ", quiet, no_wrap=True)
        line.append("━" * at, rich_colour(self, "primary")).append("●", f"bold {rich_colour(self, 'accent')}")
        line.append("─" * (width - 1 - at), quiet).append(f" {longest}   ", quiet)
        return line.append(length, f"bold {rich_colour(self, 'primary')}")
