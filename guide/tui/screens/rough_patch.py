"""The plan for a rough patch: three practices behind three digits, the person's own words, and the support card."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import ClassVar, TypeAlias

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide import places
from guide.library import Header
from guide.support import read_card
from guide.support.rough_patch import NONE, RoughPatchPlan
from guide.support.text import WIDTH, CardWays, card_text
from guide.translation import _
from guide.tui.screens.page import Body, Page
from guide.tui.widgets.keys import Hint

WAYS = CardWays(_("S, and then e"), _("S, and then g"), _("S, and then e"))
"""The keys of what stands on the card, which S lays over this page."""
_EDGES = 10
"""Columns beside the words: the margins, and the scroll bar."""


class Turn(Enum):
    """What else may be wanted."""

    BACK = "back"
    WRITE = "write"
    """The plan itself, made or changed."""


Chosen: TypeAlias = Turn | int
"""Or the place of a practice."""


class RoughPatchPage(Page[Chosen]):
    """Answers with a practice, by its place, or with what else is wanted."""

    DEFAULT_CSS = """
    RoughPatchPage Body Static { height: auto; max-width: 78; margin-bottom: 1; }
    RoughPatchPage.-low Body Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"begin({number - 1})", show=False) for number in (1, 2, 3)),
        Binding("e", "answer('write')", show=False),
        Binding("escape,q", "answer('back')", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]
    HINTS = (
        Hint("1 2 3", _("begin"), ("1", "2", "3"), _("begin one of your three practices")),
        Hint("e", _("edit"), ("e",), _("make the plan, or change it; best on a better day")),
        Hint("↑ ↓", _("scroll"), ("up", "down", "pageup", "pagedown", "space")),
        Hint("esc", _("back"), ("escape", "q")),
    )

    def __init__(self, plan: RoughPatchPlan | None, practices: Sequence[Header]) -> None:
        """``practices`` are those of the plan that are there."""
        super().__init__()
        self._plan, self._practices = plan, practices

    def content(self) -> Iterable[Widget]:
        yield Static(_("For a rough patch"), classes="title", markup=False)
        if self._plan is None:
            yield Static(NONE, markup=False)
        for number, each in enumerate(self._practices, start=1):
            yield Static(f"{number}  {each.title}", classes="practice", markup=False)
        for line in self._plan.lines() if self._plan else ():
            yield Static(line, markup=False)
        yield Static(classes="card", markup=False)

    def on_mount(self) -> None:
        self._card = read_card(places.support(), os.environ)

    def on_resize(self) -> None:
        self.query_one(".card", Static).update(card_text(self._card, min(WIDTH, self.app.size.width - _EDGES), WAYS))

    def action_begin(self, place: int) -> None:
        """One of the practices."""
        if place < len(self._practices):
            self.answer(place)

    def action_answer(self, turn: str) -> None:
        """Answer with what else is wanted."""
        self.answer(Turn(turn))

    def action_scroll(self, rows: int) -> None:
        """Move the page."""
        self.query_one(Body).scroll_relative(y=rows, animate=False)
