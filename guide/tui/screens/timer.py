"""Bells alone: for how long, a bell how often, over which ambience."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.widget import Widget

from guide.actions import formatting
from guide.sounds.shown import shown
from guide.translation import _
from guide.tui.choices_page import BACK, CHANGE, CHOOSE, ROW_KEYS, ChoicesPage
from guide.tui.choosing import Choice
from guide.tui.widgets.bell_line import BellLine
from guide.tui.widgets.keys import Hint

TITLE = _("Bells alone")
EXPLAINED = _("A bell at the beginning and one at the end. Between them nobody speaks.")
MINUTE = 60
MINUTES = (3, 5, 10, 15, 20, 25, 30, 40, 45, 60, 90)
OFTEN = (0, 1, 2, 3, 5, 10, 15, 20, 30)
USUAL = 20
TITLES = {"long": _("for"), "often": _("a bell every"), "bed": _("ambience")}
NEVER, NO_BED = _("no bell between"), _("none")


class Asked(NamedTuple):
    """What was chosen."""

    seconds: float
    every: float | None = None
    """Seconds; None for no bell between the first and the last one."""
    bed: str | None = None


class TimerPage(ChoicesPage[Asked | None]):
    """Answers with what was chosen, or None to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [*ROW_KEYS]
    HEAD, ABOUT, TITLES = TITLE, EXPLAINED, TITLES
    HINTS = (Hint("enter", _("begin"), ("enter",)), CHOOSE, CHANGE, BACK)

    def __init__(self, beds: Sequence[str]) -> None:
        """``beds`` are the names of the ambiences there are."""
        rows = (
            Choice("long", tuple(map(str, MINUTES)), tuple(map(_minutes, MINUTES))),
            Choice("often", tuple(map(str, OFTEN)), (NEVER, *map(_minutes, OFTEN[1:]))),
            Choice("bed", ("", *beds), (NO_BED, *map(shown, beds))),
        )
        super().__init__(rows, {"long": str(USUAL), "often": str(OFTEN[0]), "bed": ""})

    def picture(self) -> Iterable[Widget]:
        yield BellLine()

    def _show(self) -> None:
        super()._show()
        long, often = self._times
        between = (at / long for at in range(often, long, often)) if often else ()
        self.query_one(BellLine).show(formatting.clock(0), formatting.clock(long), (0, *between, 1))

    @property
    def _times(self) -> tuple[int, int]:
        """How long, and from one bell to the next, in seconds; 0 for none between."""
        return MINUTE * int(self._values["long"]), MINUTE * int(self._values["often"])

    def action_begin(self) -> None:
        """Sit; where no bell could ring between, say so."""
        long, often = self._times
        if often >= long:
            self._say(_("No bell would ring between: let it ring more often, or sit longer."))
        else:
            self.answer(Asked(float(long), float(often) or None, self._values["bed"] or None))


def _minutes(minutes: int) -> str:
    return formatting.about(float(MINUTE * minutes))
