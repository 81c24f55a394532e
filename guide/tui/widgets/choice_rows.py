"""What can be chosen, one row each: up and down go from row to row, left and right change the one that is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Static

from guide.translation import _
from guide.tui.widgets.colour import rich_colour

Row = tuple[str, str]
"""Name, and what is chosen."""


class ChoiceRows(Static):
    """The first row is ``begin``, marked at first; Enter means it wherever one is."""

    class Pointed(Message):
        """A row was clicked or jumped to, so many below the marked one; 0 is the marked one again."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, begins: bool = True, first: str = _("begin")) -> None:
        """``begins`` is whether the ``first`` row is shown; where it is not, there is only what is chosen."""
        super().__init__(id="choices", markup=False)
        self._begins, self._first = begins, first
        self._rows: tuple[Row, ...] = ()
        self.at = 0
        """The row that is marked: 0 for ``begin``, and then those that were given to `show`."""

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows under the first one."""
        self._rows = tuple(rows)
        self.at = min(self.at, len(self._rows))
        self.refresh(layout=True)

    def step(self, by: int) -> None:
        """Mark another row."""
        self.at = min(max(self.at + by, self._top), len(self._rows))
        self.refresh()

    def jumps(self) -> Iterable[tuple[int, Callable[[], object]]]:
        """Return every row, and what marks it."""
        return [(at - self._top, partial(self._point, at)) for at in range(self._top, len(self._rows) + 1)]

    def on_click(self, event: events.Click) -> None:
        """Mark what was clicked; what was marked already is taken or changed."""
        at = event.y + self._top
        if at <= len(self._rows):
            self._point(at)

    @property
    def _top(self) -> int:
        """The uppermost row that is shown, counted as `at` is."""
        return 0 if self._begins else 1

    def _point(self, at: int) -> None:
        self.post_message(self.Pointed(at - self.at))

    def render(self) -> Text:
        accent, quiet = f"bold {rich_colour(self, 'accent')}", rich_colour(self, "quiet")
        first = Text().append(f"{'▸' if self.at == 0 else ' '} {self._first}", accent)
        wide = max((len(name) for name, _said in self._rows), default=0)
        lines = [first] if self._begins else []
        for number, (name, said) in enumerate(self._rows, 1):
            marked = number == self.at
            line = Text(no_wrap=True, overflow="ellipsis").append("▸ " if marked else "  ", accent)
            line.append(f"{name:<{wide}}  ", quiet)
            line.append(f"‹ {said} ›" if marked else said, "bold" if marked else "")
            lines.append(line)
        return Text("\n").join(lines)
