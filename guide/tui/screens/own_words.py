"""One's own words for what steadies one, each on a line of its own; what is empty is not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from guide import welcome
from guide.problems import WorldError
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line

TITLE = _("Your own words")
EXPLAINED = _("Spoken where a practice asks for them. They stay on this machine.")
EMPTY = "…"
"""In a line without words, which would not be seen where lines have no colour of their own."""


class AnchorsPage(Page[None]):
    """Answers None once they are kept, or were left as they are."""

    DEFAULT_CSS = """
    AnchorsPage Static { height: auto; max-width: 76; }
    AnchorsPage Line { max-width: 76; }
    AnchorsPage #said { color: $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    HINTS = (
        Hint("enter", _("next line, then keep"), ("enter",)),
        Hint("tab", _("next line"), ("tab", "up", "down")),
        Hint("esc", _("leave as it was"), ("escape",)),
    )

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Static(EXPLAINED, classes="quiet", markup=False)
        yield from asked_for(welcome.ALL_ANCHORS)
        yield Static(id="said", classes="gap", markup=False)

    def on_mount(self) -> None:
        self.query_one("#said").display = False  # what there is to tell takes a row only once there is something
        show_kept(self)

    @on(Line.Submitted)
    def _next(self, event: Line.Submitted) -> None:
        if event.input is self.query(Line).last():
            self._keep()
        else:
            self.focus_next(Line)

    def _keep(self) -> None:
        if kept(self, "#said", forget=True):
            self.answer(None)

    def action_back(self) -> None:
        """Leave them as they were."""
        self.answer(None)


def asked_for(anchors: Mapping[str, str]) -> Iterator[Widget]:
    """Yield a question and a line for each kind of ``anchors``, which hold what is asked."""
    for kind, asked in anchors.items():
        yield Static(asked, classes="gap quiet", markup=False)
        yield Line(EMPTY, id=kind)


def kept(page: Screen[Any], below: str, *, forget: bool = False) -> bool:
    """Keep what stands in the lines of ``page``; False, with a sentence in ``below``, while there is something to tell.

    What is wrong is told until it is mended, what the voice cannot say once.
    """
    words, told = {str(line.id): line.value for line in page.query(Line)}, page.query_one(below, Static)
    try:
        welcome.keep_words(words, forget=forget)
    except WorldError as error:
        _tell(told, str(error))
        return False
    if (sentence := welcome.unsayable(words)) and str(told.content) != sentence:
        _tell(told, sentence)
        return False
    return True


def _tell(told: Static, sentence: str) -> None:
    told.update(sentence)
    told.display = True
    told.call_after_refresh(told.scroll_visible, animate=False)


def show_kept(page: Screen[Any]) -> None:
    """Put what is kept into the lines of ``page``, and go to the first one."""
    kept = welcome.own_words()
    for line in page.query(Line):
        line.value = kept.get(str(line.id), "")
    page.query(Line).first().focus()
