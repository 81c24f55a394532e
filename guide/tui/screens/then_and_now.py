"""Two entries of one form beside each other, then and now, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions.journal_text import side_by_side
from guide.insights.wording import day
from guide.journal import Entry
from guide.translation import _
from guide.tui.screens.page import Body, Page
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

ROOMY = 64
"""Cells of a window from which on both stand beside each other."""


class ThenAndNow(Page[None]):
    """Answers None once it has been looked at."""

    DEFAULT_CSS = """
    ThenAndNow Body Static { height: auto; }
    ThenAndNow #both { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", show=False),
        Binding("left", "other(1)", show=False),
        Binding("right", "other(-1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]
    HINTS = (
        Hint("← →", _("earlier, later"), ("left", "right"), _("another one beside it")),
        Hint("↑ ↓", _("scroll"), ("up", "down", "pageup", "pagedown", "space")),
        Hint("esc", _("back"), ("escape", "enter", "q")),
    )

    def __init__(self, title: str, now: Entry, others: Sequence[Entry], at: int = 0) -> None:
        """``others`` are the other entries of the form, the latest first; the one at ``at`` stands beside first."""
        super().__init__()
        self._title, self._now, self._others, self._place = title, now, others, at

    def content(self) -> Iterable[Widget]:
        yield Static(self._title, classes="title", markup=False)
        yield Static(id="both")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def action_other(self, by: int) -> None:
        """Put another one beside it, further back or later."""
        self._place = max(0, min(self._place + by, len(self._others) - 1))
        self._show()

    def action_scroll(self, rows: int) -> None:
        """Move the page."""
        self.query_one(Body).scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """Looked at."""
        self.answer(None)

    def _show(self) -> None:
        then, now = sorted((self._others[self._place], self._now), key=lambda entry: entry.at)
        rows = side_by_side(then, now)
        dates = tuple(day(each.at.date()) for each in (then, now))
        show = self._in_columns if self.size.width >= ROOMY else self._in_a_row
        self.query_one("#both", Static).update(show(dates, rows))

    def _in_columns(self, dates: tuple[str, ...], rows: list[tuple[str, str, str]]) -> Table:
        table = Table.grid(padding=(0, 4, 0, 0), expand=True)
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        table.add_row(*(Text(date, self._accent) for date in dates))
        for asked, then, now in rows:
            table.add_row(Text(f"\n{asked}", self._quiet), Text("\n"))
            table.add_row(Text(then or "–"), Text(now or "–"))
        return table

    def _in_a_row(self, dates: tuple[str, ...], rows: list[tuple[str, str, str]]) -> Text:
        text = Text()
        for asked, *both in rows:
            text.append(f"{asked}\n", self._quiet)
            for date, told in zip(dates, both, strict=True):
                text.append(f"{date}  ", self._accent).append(f"{told or '–'}\n")
            text.append("\n")
        return text

    @property
    def _quiet(self) -> str:
        return rich_colour(self, "quiet")

    @property
    def _accent(self) -> str:
        return rich_colour(self, "accent")
