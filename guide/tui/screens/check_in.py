"""How it is before a practice: ten seconds, or none."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.journal import Feeling, Zone
from guide.lint.care.hearing import unheard
from guide.problems import capital
from guide.script.model import Script
from guide.tui.screens.page import Page
from guide.tui.widgets.appointed import Appointed
from guide.tui.widgets.feel import Feel
from guide.tui.widgets.keys import Hint

NOT_KEPT = "Nothing of this will be kept, because there is no journal to keep it in."
EARLY = 2.0
"""Seconds before an appointed moment at which it goes on with what was said until then."""
DEEP = 3
"""From this intensity on, a gentler one is offered when the window of tolerance is left."""
GENTLER = {
    Zone.HOT: "This one goes deeper, and a lot is going on. You might like a gentler one first: b goes back to choose.",
    Zone.COLD: "This one goes deeper, and much is far away. You might like to warm up first: b goes back to choose.",
}


class CheckInTurn(Enum):
    """Another one instead."""

    BACK = "back"


class CheckIn(Page[Feeling | None | CheckInTurn]):
    """Answers with a feeling, None for nothing said, or `CheckInTurn.BACK`."""

    DEFAULT_CSS = """
    CheckIn Static { height: auto; }
    CheckIn #about { color: $quiet; max-width: 72; }
    CheckIn #note { border: round $accent; border-title-color: $accent; padding: 0 1; max-width: 76; }
    CheckIn.-tall #note { margin-top: 1; }
    CheckIn #ask { margin: 1 0 0 0; }
    CheckIn.-tall #ask { margin: 1 0; }
    CheckIn #offer { margin-top: 1; max-width: 72; color: $accent; }
    CheckIn #not-kept { margin-top: 1; color: $quiet; }
    CheckIn.-low #ask, CheckIn.-low #note, CheckIn.-low #offer, CheckIn.-low #not-kept { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", show=False),
        Binding("s,escape", "skip", show=False),
        Binding("b", "back", show=False),
    ]
    HINTS = (
        Hint("enter", "go on", ("enter",)),
        Hint("↑ ↓", "zone", ("up", "down")),
        Hint("0 … 9", "distress, or ← →", ("left", "right")),
        Hint("b", "back", ("b",)),
        Hint("s", "skip", ("s", "escape")),
    )

    def __init__(self, script: Script, *, note: bool = True, not_kept: str = "", at: float | None = None) -> None:
        """``note`` shows what to know beforehand, for those who come here first; ``at`` is the moment for which it is
        appointed."""
        super().__init__()
        self._at = at
        self._script, self._with_note, self._not_kept = script, note, not_kept

    def content(self) -> Iterable[Widget]:
        script = self._script
        yield Static(script.title, classes="title", markup=False)
        if self._at is not None:
            yield Appointed(self._at, EARLY, self.action_go_on)
        if self._with_note:
            yield Static(f"{capital(script.aim)} · {formatting.DEPTHS[script.intensity]}", id="about")
            if script.note:
                note = Static(script.note, id="note", markup=False)
                note.border_title = "Before you begin"
                yield note
            if sentences := unheard(script):
                yield Static("\n".join(sentences), id="unheard", classes="quiet", markup=False)
        yield Static("How is it right now?", id="ask")
        yield Feel()
        yield Static(id="offer")
        yield Static(self._not_kept, id="not-kept", markup=False)

    def on_mount(self) -> None:
        self.query_one("#offer").display = False
        self.query_one("#not-kept").display = bool(self._not_kept)
        self.query_one(Feel).focus(scroll_visible=False)  # in a small window the note is seen first

    @on(Feel.Changed)
    def _offer(self) -> None:
        feel = self.query_one(Feel)
        zone = feel.zone
        if feel.feeling():
            feel.scroll_visible(animate=False)
        offer = GENTLER.get(zone, "") if zone and self._script.intensity >= DEEP else ""
        line = self.query_one("#offer", Static)
        line.update(offer)
        line.display = bool(offer)
        if offer:
            self.call_after_refresh(line.scroll_visible, animate=False)

    def action_go_on(self) -> None:
        """With what was chosen, or with nothing."""
        self.answer(self.query_one(Feel).feeling())

    def action_skip(self) -> None:
        """Nothing said."""
        self.answer(None)

    def action_back(self) -> None:
        """Choose another one."""
        self.answer(CheckInTurn.BACK)
