"""The river of days: what was practised and written, day by day, the latest first; days of rest are drawn as water.

It draws the lines that are seen and no others, so that it is as quick with a hundred thousand entries as with ten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from guide.actions.formatting import about
from guide.actions.journal_text import STATES, felt, gist, title
from guide.journal.entry import Entry
from guide.journal.river import Lived, when
from guide.translation import day_and_month, weekday
from guide.tui.widgets.colour import rich_colour

WAVE = "~  "
MOST_WATER = 3
"""Rows of water at most: a long rest is wide water, and nobody counts it."""
_WIDEST = 30
"""Cells of what something is called, at most."""
_ROOMY = 50
"""Cells from which on what was written stands in a column of its own."""
_TIME = 9
"""Cells before what something is called."""
_BESIDE_BAR = 1
"""Cells between what is told and the scroll bar."""
_AHEAD = 300
"""Rows below what is seen that are there before they are needed: half a dozen pages of a tall window."""
_SOON = 40
"""Rows below what is seen from which on what follows is needed at once."""
LULL = 0.2
"""Seconds after a key before more is read and drawn ahead, so that it takes nothing from what that key asked for."""
Row = tuple[str, int]
"""``day`` or ``item`` with the place of what it shows, ``water`` with a number of waves, ``space``."""


class River(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows what it was given, and asks for more before the end comes into sight. Its page knows the keys."""

    DEFAULT_CSS = """
    River { background: $background; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-color: $faint;
            scrollbar-background: $background; scrollbar-color-hover: $quiet; scrollbar-color-active: $quiet;
            scrollbar-background-hover: $background; scrollbar-background-active: $background; }
    """

    class Pointed(Message):
        """Another one is pointed at."""

    class Opened(Message):
        """The one pointed at was clicked."""

    class Nearing(Message):
        """More has to be there before the end comes into sight; ``soon`` where that is at the next key."""

        def __init__(self, *, soon: bool) -> None:
            super().__init__()
            self.soon = soon

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Lived] = []
        self.at = 0
        """The place of the one pointed at."""
        self._titles: Mapping[str, str] = {}
        self._rows: list[Row] = []
        self._row_of: list[int] = []
        self._waves = 1
        self._style = Style()
        self._drawn: dict[tuple[int, bool], Strip] = {}
        """Rows as they were drawn, pointed at or not: moving on draws two of them."""
        self._lull: Timer | None = None
        """Until the page below is drawn."""

    @property
    def pointed(self) -> Lived | None:
        """Return the one pointed at; None where there is nothing."""
        return self.items[self.at] if self.items else None

    def show(self, items: Sequence[Lived], at: int = 0) -> None:
        """Show ``items``, the latest first, in place of what was shown, pointing at the place ``at``."""
        self.items, self._rows, self._row_of = [], [], []
        self._drawn.clear()
        self.at = max(0, min(at, len(items) - 1))
        self.add(items)
        self._reveal()

    def add(self, items: Sequence[Lived]) -> None:
        """Show more ``items`` behind those that are there."""
        self._waves = max(1, (self._wide - 2) // len(WAVE))
        for item in items:
            self._add_rows(item)
        self.virtual_size = Size(self._wide, len(self._rows))
        self.refresh()
        self._look_ahead(round(self.scroll_offset.y))

    def call_by(self, titles: Mapping[str, str]) -> None:
        """Call what was written by the ``titles`` of its forms, by their names."""
        self._titles = titles
        self.notify_style_update()
        self.refresh()

    def move(self, by: int) -> None:
        """Point at another one, ``by`` places further back."""
        if not self.items:
            return
        at = max(0, min(self.at + by, len(self.items) - 1))
        if at != self.at:
            before, self.at = self.at, at
            self.refresh_lines(self._row_of[before])
            self.refresh_lines(self._row_of[at])
            self.post_message(self.Pointed())
        self._reveal()
        self._look_ahead(self._row_of[self.at])

    def jumps(self) -> Iterable[tuple[int, Callable[[], object]]]:
        """Return the rows of items that are seen, and what points at each."""
        first = round(self.scroll_offset.y)
        seen = enumerate(self._rows[first : first + self.size.height])
        return [(row, partial(self._point, number)) for row, (sort, number) in seen if sort == "item"]

    def _point(self, at: int) -> None:
        self.move(at - self.at)

    def page(self, way: int) -> None:
        """Point about as many rows further as are seen; ``way`` is 1 or −1."""
        if not self.items:
            return
        row, target = self._row_of[self.at], self.size.height - 2
        step = way
        while 0 <= self.at + step < len(self.items) and abs(self._row_of[self.at + step] - row) < target:
            step += way
        self.move(step)

    # -- what it draws --------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows of what is seen, all in the one style that Textual puts together anew for whoever asks."""
        self._style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        row = y + round(self.scroll_offset.y)
        if row >= len(self._rows):  # more may come to stand there
            return self._draw(Text())
        key = row, self._rows[row] == ("item", self.at)
        if key not in self._drawn:
            self._drawn[key] = self._draw(self._line(row))
        return self._drawn[key]

    def _draw(self, text: Text) -> Strip:
        text.truncate(self._wide, overflow="ellipsis", pad=True)
        return Strip(text.render(self.app.console), text.cell_len).apply_style(self._style)

    def _draw_ahead(self) -> None:
        """Draw the rows of the page below, so that they are there when it is turned."""
        self._style = self.rich_style
        for y in range(self.size.height, 2 * self.size.height):
            self.render_line(y)

    def notify_style_update(self) -> None:
        """Other colours: everything is drawn anew."""
        self._drawn.clear()
        super().notify_style_update()

    def _line(self, row: int) -> Text:
        sort, number = self._rows[row]
        match sort:
            case "day":
                day = _day(when(self.items[number]).date(), self._newest)
                return Text().append(day, f"bold {self._tone('primary')}")
            case "water":
                indent = " " if row % 2 else ""
                return Text().append(f"  {indent}{(WAVE * number).rstrip()}", self._tone("secondary"))
            case "item":
                return self._item(number)
        return Text()

    def _item(self, number: int) -> Text:
        item, pointed, wide = self.items[number], number == self.at, self._wide
        accent, quiet = self._tone("primary"), self._tone("quiet")
        text = Text().append("▌ " if pointed else "  ", accent)
        text.append(f"{when(item):%H:%M}  ", quiet)
        name = Text().append(self._called(item), f"bold {accent}" if pointed else self._tone("foreground"))
        name.truncate(max(12, min(_WIDEST, (wide - _TIME) // 2)), overflow="ellipsis", pad=wide >= _ROOMY)
        text.append_text(name)
        room = wide - text.cell_len - 2 - _BESIDE_BAR
        return text.append(f"  {self._told(item, room)}", quiet) if room > 8 else text

    def _called(self, item: Lived) -> str:
        return self._titles.get(item.form, title(item)) if isinstance(item, Entry) else item.title

    def _told(self, item: Lived, room: int) -> str:
        if isinstance(item, Entry):
            state = STATES[item.state]
            return f"{state}  {gist(item, room)}".strip() if state else gist(item, room)
        return "   ".join(filter(None, (about(item.heard), felt(item))))

    @property
    def _wide(self) -> int:
        return max(1, self.scrollable_content_region.width)

    @property
    def _newest(self) -> date:
        return when(self.items[0]).date()

    def _tone(self, name: str) -> str:
        return rich_colour(self, name)

    # -- its rows -------------------------------------------------------------------------------------------

    def _add_rows(self, item: Lived) -> None:
        day, place = when(item).date(), len(self.items)
        last = when(self.items[-1]).date() if self.items else None
        self.items.append(item)
        if day != last:
            if last is not None:
                self._rows.append(("space", 0))
                self._rows += self._water((last - day).days - 1)
            self._rows.append(("day", place))
        self._row_of.append(len(self._rows))
        self._rows.append(("item", place))

    def _water(self, days: int) -> list[Row]:
        """Rows of water for days of rest, a wave each, as far as there is room."""
        whole, rest = divmod(max(0, days), self._waves)
        rows = [self._waves] * min(whole, MOST_WATER) + ([rest] if rest and whole < MOST_WATER else [])
        return [*(("water", waves) for waves in rows), ("space", 0)] if rows else []

    def _reveal(self) -> None:
        if not self.items:
            return
        row = self._row_of[self.at]
        top = row - 1 if self.at == 0 or row - self._row_of[self.at - 1] > 1 else row  # its day is seen as well
        first, height = round(self.scroll_offset.y), self.size.height
        if top < first:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif row >= first + height:
            self.scroll_to(y=row - height + 1, animate=False, immediate=True)

    def _look_ahead(self, row: int) -> None:
        left = len(self._rows) - row - self.size.height
        if left <= _AHEAD:
            self.post_message(self.Nearing(soon=left <= _SOON))
        if self._lull:
            self._lull.stop()
        self._lull = self.set_timer(LULL, self._draw_ahead)

    # -- what happens ---------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._drawn.clear()
        waves = max(1, (self._wide - 2) // len(WAVE))
        if waves != self._waves and self.items:
            self.show(self.items[:], self.at)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if new_value > old_value:
            self._look_ahead(round(new_value))

    def on_click(self, event: events.Click) -> None:
        """Point at what is clicked; one that was pointed at is opened."""
        row = event.y + round(self.scroll_offset.y)
        sort, number = self._rows[row] if 0 <= row < len(self._rows) else ("", 0)
        if sort == "item" and number == self.at:
            self.post_message(self.Opened())
        elif sort == "item":
            self.move(number - self.at)


def _day(day: date, newest: date) -> str:
    year = "" if day.year == newest.year else f" {day.year}"
    return f"{weekday(day)}, {day_and_month(day)}{year}"
