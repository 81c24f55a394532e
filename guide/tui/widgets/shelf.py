"""Practices one under the other, in columns; a bar beside the one that is pointed at. Draws no more than is seen.

Scripts that cannot be used stand below them, greyed, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from guide import places
from guide.actions import formatting
from guide.library import Broken, Header
from guide.tui.kept_practice import KeptPractice
from guide.tui.widgets.colour import rich_colour

Entry = Header | Broken | KeptPractice
_ROOMY = 56
"""Cells from which on the kind has a column too."""
_KIND, _DEPTH, _MINUTES = 15, 5, 8
"""Cells of columns; that of the minutes is as wide as the widest."""
_GAP = 2
_BESIDE_BAR = 1
"""Cells between the last column and the scroll bar."""
_FEW = 24
"""Letters below which a clause says too little of a practice where there is room for twice as many and more."""
YOURS, KEPT, PRESET = "yours", "kept", "@{name}"


class Shelf(ScrollView, can_focus=False):
    """Shows practices; typing stays elsewhere, so it never has the focus."""

    class Chosen(Message):
        """An entry was clicked; it is the one pointed at."""

    class Pointed(Message):
        """Another entry is pointed at."""

    DEFAULT_CSS = """
    Shelf { background: $background; height: 1fr;
            scrollbar-size-vertical: 1; scrollbar-color: $faint; scrollbar-background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()
        self.with_kind = True
        """Whether the kind may have a column; not where it stands beside the list."""
        self._lengths: Mapping[str, str] = {}
        self._kept: Collection[str] = ()
        self._places: Mapping[str, str] = {}
        self._widest = _MINUTES
        self._own = places.own_scripts()
        self._style = Style()
        self.at: int | None = None
        """Index of the entry pointed at."""

    def show(
        self, entries: Sequence[Entry], lengths: Mapping[str, str], *, keep: bool,
        kept: Collection[str] = (), found: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Show ``entries``, with ``lengths`` by name as far as known. ``keep`` stays at the entry pointed at.

        ``kept`` has the names of those on the own shelf; ``found`` what is shown of one instead of its summary.
        """
        here = self.pointed
        self.entries, self._lengths, self._kept, self._places = entries, lengths, kept, found or {}
        self._widest = max(_MINUTES, *map(len, lengths.values())) if lengths else _MINUTES
        at = entries.index(here) if keep and here is not None and here in entries else 0 if entries else None
        self.virtual_size = Size(0, max(0, len(entries) * self._high - 1))
        if self.size.height:  # found out only once it is laid out, it would be laid out and painted twice
            self.show_vertical_scrollbar = self.virtual_size.height > self.size.height
        self.display = bool(entries)
        self.point(at, again=True)
        self.refresh()

    @property
    def pointed(self) -> Entry | None:
        """Return the entry pointed at."""
        return self.entries[self.at] if self.at is not None and self.at < len(self.entries) else None

    def point(self, at: int | None, *, again: bool = False) -> None:
        """Point at the entry of that index and have it in sight; ``again`` also where it is the same one."""
        if at == self.at and not again:
            return
        before, self.at = self.at, at
        if at is not None:
            self.scroll_to_region(self._rows(at), animate=False, force=True, immediate=True)
        for changed in {each for each in (before, at) if each is not None}:
            self.refresh(self._rows(changed).translate(-self.scroll_offset))
        self.post_message(self.Pointed())

    def _rows(self, at: int) -> Region:
        return Region(0, at * self._high, max(1, self.size.width), 2)

    def jumps(self) -> Iterable[tuple[int, Callable[[], object]]]:
        """Return the rows of entries that are seen, and what points at each."""
        top, high = round(self.scroll_offset.y), self._high
        seen = range(-(-top // high), min(len(self.entries), -(-(top + self.size.height) // high)))
        return [(at * high - top, partial(self.point, at)) for at in seen]

    def move(self, rows: int) -> None:
        """Point so many entries further down; from the last one to the first, and back."""
        if self.entries:
            at = (self.at or 0) + rows
            last = len(self.entries) - 1
            self.point(at % (last + 1) if abs(rows) == 1 else min(max(at, 0), last))

    def page(self, way: int) -> None:
        """Point as many entries further down (1) or up (-1) as are seen."""
        self.move(way * max(2, self.size.height // self._high))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        at = (event.y + self.scroll_offset.y) // self._high
        if at < len(self.entries):
            self.point(at)
            self.post_message(self.Chosen())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows of what is seen, all in the one style that Textual puts together anew for whoever asks."""
        self._style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one row of what is seen; Textual asks for no others."""
        at, line = divmod(y + self.scroll_offset.y, self._high)
        wide = self.scrollable_content_region.width
        if at >= len(self.entries) or line > 1:
            return Strip.blank(wide, self._style)
        entry = self.entries[at]
        text = self._below(entry, at, wide) if line else self._first(entry, at, wide - _BESIDE_BAR)
        strip = Strip(text.render(self.app.console), cell_len(text.plain))
        return strip.adjust_cell_length(wide, self._style).apply_style(self._style)

    def _first(self, entry: Entry, at: int, wide: int) -> Text:
        quiet = rich_colour(self, "quiet")
        columns = self._columns(entry)
        room = max(1, wide - 3 - sum(cell_len(each) + _GAP for each in columns))
        ink = f"bold {rich_colour(self, 'primary')}" if at == self.at else "bold"
        title = Text(_title(entry), f"italic {quiet}" if isinstance(entry, Broken) else ink)
        marks = Text("".join(f"  {mark}" for mark in self._marks(entry)), f"not bold italic {quiet}")
        title.truncate(max(1, room - marks.cell_len), overflow="ellipsis")
        title.append_text(marks)
        title.truncate(room, overflow="ellipsis", pad=True)
        line = Text.assemble(self._bar(at), title)
        for each in columns:
            line.append(" " * _GAP + each, quiet)
        return line

    def _below(self, entry: Entry, at: int, wide: int) -> Text:
        room = max(1, wide - 4)
        if isinstance(entry, Broken):
            said = entry.sentence
        elif isinstance(entry, KeptPractice):
            said = entry.told
        else:
            said = self._places.get(entry.name) or opening(entry.summary, room)
        text = Text(said, rich_colour(self, "quiet"))
        text.truncate(room, overflow="ellipsis")
        return Text.assemble(self._bar(at), text)

    def _bar(self, at: int) -> Text:
        return Text("▌  " if at == self.at else "   ", rich_colour(self, "accent"))

    def _marks(self, entry: Entry) -> list[str]:
        if isinstance(entry, KeptPractice):
            return []
        own = [YOURS] if entry.path.is_relative_to(self._own) else []
        return [*own, *([KEPT] if entry.name in self._kept else [])]

    def _columns(self, entry: Entry) -> list[str]:
        """Each as wide as its column."""
        about = entry.header if isinstance(entry, KeptPractice) else entry
        with_kind = self.with_kind and self.scrollable_content_region.width >= _ROOMY
        if isinstance(about, Broken):
            minutes, kind, depth = "–", "", ""
        else:
            minutes, kind = self._lengths.get(about.name, "…"), formatting.kind(about.kind)
            depth = formatting.dots(about.intensity)
        if isinstance(entry, KeptPractice):
            minutes = formatting.about(entry.preset.seconds) if entry.preset.seconds else minutes
        cells = [f"{minutes:>{self._widest}}", *([set_cell_size(kind, _KIND)] if with_kind else [])]
        return [*cells, set_cell_size(depth, _DEPTH)]

    @property
    def _high(self) -> int:
        """Rows of an entry."""
        return 2 if self.screen.has_class("-low") else 3


def _title(entry: Entry) -> str:
    return PRESET.format(name=entry.preset.name) if isinstance(entry, KeptPractice) else entry.title


def opening(summary: str, room: int) -> str:
    """Return the first sentence, or as many of its clauses as fit, or of its words where those would be few.

    The whole is on the practice's own page.
    """
    sentence = re.split(r"(?<=[.?])\s", summary.strip(), maxsplit=1)[0]
    if len(sentence) <= room:
        return sentence
    start = sentence[: room - 2]
    clause, words = start.rpartition(", ")[0], start.rpartition(" ")[0]
    return f"{words if len(clause) < _FEW < room // 2 else clause or words} …"
