"""While a practice is written to a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from guide.problems import WorldError
from guide.translation import _, counted
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint

_TICKS = 5
"""Looks a second."""


class Writing(Page[None]):
    """Answers None for going back; otherwise it is shown until the walk goes on."""

    DEFAULT_CSS = """
    Writing Body { align: center middle; }
    Writing Vertical { width: 1fr; height: auto; align-horizontal: center; }
    Writing Static { width: 1fr; max-width: 76; height: auto; text-align: center; margin-bottom: 1; }
    Writing.-low Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]
    HINTS = (Hint("esc", _("back, without a file"), ("escape",)),)

    def __init__(self, title: str, place: str) -> None:
        super().__init__()
        self._title, self._place = title, place
        self._stopped = False
        self._doing = _("The voice is getting ready")

    @property
    def goes_on(self) -> bool:
        """Return True: what was written is told once it is there."""
        return True

    def content(self) -> Iterable[Widget]:
        with Vertical():
            yield Static(_("{title} is written to").format(title=self._title), classes="title", markup=False)
            yield Static(self._place, markup=False)
            yield Static(self._doing, id="doing", classes="quiet", markup=False)

    def on_mount(self) -> None:
        self.set_interval(1 / _TICKS, lambda: self.query_one("#doing", Static).update(self._doing))

    def speaking(self, spoken: int, wanted: int) -> None:
        """Take in how many lines are spoken. From any thread; raises WorldError once nobody waits for the file."""
        self._tell(_("{spoken} of {lines} spoken").format(spoken=spoken, lines=counted(wanted, "line")))

    def writing(self, share: float) -> None:
        """Take in how much is written, 0 to 1. As `speaking`."""
        self._tell(_("{share:.0%} written").format(share=share))

    def stop(self) -> None:
        """Stop the writing: nobody waits for the file any more."""
        self._stopped = True

    def action_back(self) -> None:
        """Go back without the file."""
        self.answer(None)

    def _tell(self, doing: str) -> None:
        if self._stopped:
            raise WorldError(_("It was left before it was written."))
        self._doing = doing
