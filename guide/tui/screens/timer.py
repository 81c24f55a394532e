"""Bells alone: for how long, a bell how often, over which ambience."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.sounds.shown import shown
from guide.translation import _
from guide.tui.choices_page import ChoicesPage
from guide.tui.choosing import Choice
from guide.tui.widgets.choice_rows import ChoiceRows
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

    DEFAULT_CSS = """
    TimerPage Static { height: auto; max-width: 76; }
    TimerPage #about { color: $quiet; margin-bottom: 1; }
    TimerPage #told { color: $accent; margin-top: 1; }
    TimerPage.-low #about, TimerPage.-low #told { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("right", "change(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("escape,q", "back", show=False),
    ]
    TITLES = TITLES
    HINTS = (
        Hint("enter", _("begin"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint("← →", _("change"), ("left", "right")),
        Hint("esc", _("back"), ("escape", "q")),
    )

    def __init__(self, beds: Sequence[str]) -> None:
        """``beds`` are the names of the ambiences there are."""
        rows = (
            Choice("long", tuple(map(str, MINUTES)), tuple(map(_minutes, MINUTES))),
            Choice("often", tuple(map(str, OFTEN)), (NEVER, *map(_minutes, OFTEN[1:]))),
            Choice("bed", ("", *beds), (NO_BED, *map(shown, beds))),
        )
        super().__init__(rows, {"long": str(USUAL), "often": str(OFTEN[0]), "bed": ""})

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Static(EXPLAINED, id="about", markup=False)
        yield ChoiceRows()
        yield Static(id="told", markup=False)

    def action_begin(self) -> None:
        """Sit; where no bell could ring between, say so."""
        long, often = (MINUTE * int(self._values[name]) for name in ("long", "often"))
        if often >= long:
            self._say(_("No bell would ring between: let it ring more often, or sit longer."))
        else:
            self.answer(Asked(float(long), float(often) or None, self._values["bed"] or None))


def _minutes(minutes: int) -> str:
    return formatting.about(float(MINUTE * minutes))
