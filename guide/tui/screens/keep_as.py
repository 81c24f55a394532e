"""A name for a practice as it is wanted now, so that it can be begun so again. Lies over the page that asks."""

from __future__ import annotations

from guide.preferences.own_shelf import LONGEST
from guide.translation import _
from guide.tui.screens.ask_line import AskLine

ASK = _("Keep as …")
HINT = _("a word or two, such as: evening")
WAYS = _("enter keeps it   esc leaves it")


class KeepAs(AskLine):
    """Answers with the name; empty for none."""

    def __init__(self, told: str) -> None:
        """``told`` is what would be kept."""
        super().__init__(ASK, told, HINT, WAYS, LONGEST)
