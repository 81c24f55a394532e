"""Pages with rows of choices, of which each is changed where it stands; most of them with a sentence below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, TypeVar

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from guide.translation import _
from guide.tui.choosing import Choice
from guide.tui.screens.page import Page
from guide.tui.widgets.choice_rows import ChoiceRows
from guide.tui.widgets.keys import Hint

Answer = TypeVar("Answer")

ROW_KEYS = (
    Binding("enter", "begin", show=False),
    Binding("left", "change(-1)", show=False),
    Binding("right", "change(1)", show=False),
    Binding("up", "row(-1)", show=False),
    Binding("down", "row(1)", show=False),
    Binding("escape,q", "back", show=False),
)
"""Keys of a page on which nothing is typed."""
CHOOSE, CHANGE = Hint("↑ ↓", _("choose"), ("up", "down")), Hint("← →", _("change"), ("left", "right"))
BACK = Hint("esc", _("back"), ("escape", "q"))


class RowsPage(Page[Answer]):
    """Those derived from it show a `ChoiceRows`: what is clicked or jumped to means what a key there means."""

    def action_change(self, step: int) -> None:
        """Change what is marked."""
        raise NotImplementedError

    def action_row(self, step: int) -> None:
        """Mark the row before, or the next one."""
        self.query_one(ChoiceRows).step(step)

    def action_begin(self) -> object:
        """What enter means; for pages on which it does not submit a line."""

    def on_choice_rows_pointed(self, event: ChoiceRows.Pointed) -> None:
        """Mark what was clicked; what was marked already is changed, and the first row means what enter does."""
        if event.step:
            self.action_row(event.step)
        elif self.query_one(ChoiceRows).at:
            self.action_change(1)
        else:
            self.action_begin()


class ChoicesPage(RowsPage[Answer]):
    """Those derived from it show a line under the rows, called ``told``."""

    DEFAULT_CSS = """
    ChoicesPage Static { height: auto; max-width: 76; }
    ChoicesPage #about { color: $quiet; margin-bottom: 1; }
    ChoicesPage #told { color: $accent; margin-top: 1; }
    ChoicesPage.-low #about, ChoicesPage.-low #told { margin: 0; }
    """
    HEAD, ABOUT = "", ""
    """The title, and what is said under it."""
    TITLES: ClassVar[Mapping[str, str]] = {}
    """What each row is called."""

    def __init__(self, rows: tuple[Choice, ...], values: dict[str, str]) -> None:
        """``values`` are what is chosen at first, by the names of ``rows``."""
        super().__init__()
        self._rows, self._values = rows, values

    def content(self) -> Iterable[Widget]:
        yield Static(self.HEAD, classes="title", markup=False)
        yield Static(self.ABOUT, id="about", markup=False)
        yield ChoiceRows()
        yield from self.picture()
        yield Static(id="told", markup=False)

    def picture(self) -> Iterable[Widget]:
        """Return what shows, below the rows, what comes of them."""
        return ()

    def on_mount(self) -> None:
        self.query_one(ChoiceRows).at = 1
        self._show()

    def action_change(self, step: int) -> None:
        """Change what is `marked`."""
        row = self.marked
        self._values[row.name] = row.then(self._values[row.name], step)
        self._show()

    @property
    def marked(self) -> Choice:
        """Return the row that is changed: the marked one, or the first of them where ``begin`` is marked."""
        return self._rows[max(0, self.query_one(ChoiceRows).at - 1)]

    def action_back(self) -> None:
        """Choose nothing."""
        self.answer(None)  # type: ignore[arg-type]  # every such page answers with None to go back

    def _show(self) -> None:
        rows = [(self.TITLES[row.name], row.called(self._values[row.name])) for row in self._rows]
        self.query_one(ChoiceRows).show(rows)
        self._say("")

    def _say(self, sentence: str) -> None:
        self.query_one("#told", Static).update(sentence)
