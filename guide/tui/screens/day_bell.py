"""A bell through the day: how often it rings, between which hours, and which one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.widget import Widget

from guide.actions.formatting import about
from guide.bells.day_bell import check_hours
from guide.bells.rhythm import BELL, BellHours, Rhythm
from guide.problems import WrongUseError
from guide.translation import _
from guide.tui.choices_page import BACK, CHANGE, CHOOSE, ROW_KEYS, ChoicesPage
from guide.tui.choosing import Choice
from guide.tui.widgets.bell_line import BellLine
from guide.tui.widgets.keys import Hint

TITLE = _("A bell through the day")
EXPLAINED = _(
    "One strike now and then, to look up for a breath. It rings as long as its page is open, whatever else you do."
)
MINUTE = 60.0
STEADY = (10, 15, 20, 30, 45, 60, 90, 120)
UNFORESEEN = ((5, 15), (10, 30), (20, 60), (45, 120))
USUAL = "30"
HOURS = tuple(range(24))
TITLES = {"often": _("a bell"), "opens": _("from"), "closes": _("to"), "bell": _("which")}
EVERY, BETWEEN = _("every {minutes}"), _("unforeseen, {shortest} to {longest} apart")
ANY_OPENS, ANY_CLOSES = _("now on"), _("whenever you leave")
MIDNIGHT = time(0)
_DAY = 86_400.0


class DayBellAsked(NamedTuple):
    """What was chosen."""

    rhythm: Rhythm
    hours: BellHours | None
    bell: str


class DayBellPage(ChoicesPage[DayBellAsked | None]):
    """Answers with what was chosen, or None to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [*ROW_KEYS]
    HEAD, ABOUT, TITLES = TITLE, EXPLAINED, TITLES
    HINTS = (Hint("enter", _("begin"), ("enter",)), CHOOSE, CHANGE, BACK)

    def __init__(self, bells: Sequence[str], seed: int) -> None:
        """``bells`` are the names of those there are; ``seed`` draws the distances that cannot be foreseen."""
        often = (*map(str, STEADY), *(f"{low}-{high}" for low, high in UNFORESEEN))
        hours = tuple(str(hour) for hour in HOURS)
        clock = tuple(f"{time(hour):%H:%M}" for hour in HOURS)
        rows = (
            Choice("often", often, (*map(_every, STEADY), *map(_between, UNFORESEEN))),
            Choice("opens", ("", *hours), (ANY_OPENS, *clock)),
            Choice("closes", ("", *hours), (ANY_CLOSES, *clock)),
            Choice("bell", tuple(bells), tuple(bells)),
        )
        bell = BELL if BELL in bells else bells[0]
        super().__init__(rows, {"often": USUAL, "opens": "", "closes": "", "bell": bell})
        self._seed = seed

    def picture(self) -> Iterable[Widget]:
        yield BellLine()

    def _show(self) -> None:
        super()._show()
        show_day(self.query_one(BellLine), self._asked.rhythm, self._asked.hours)

    def action_change(self, step: int) -> None:
        """Change what is marked; hours begin in the morning and end in the evening, and not at midnight."""
        row = self.marked.name
        if row in ("opens", "closes") and not self._values[row]:
            first = {"opens": "9", "closes": "18"}[row]
            self._values[row] = first
            self._show()
        else:
            super().action_change(step)

    def action_begin(self) -> None:
        """Ring from now on; where nothing would ever ring, say so."""
        asked = self._asked
        try:
            check_hours(asked.rhythm, asked.hours)
        except WrongUseError as error:
            self._say(str(error))
        else:
            self.answer(asked)

    @property
    def _asked(self) -> DayBellAsked:
        low, _dash, high = self._values["often"].partition("-")
        rhythm = Rhythm(MINUTE * int(low), MINUTE * int(high or low), self._seed)
        opens, closes = (time(int(each)) if (each := self._values[name]) else None for name in ("opens", "closes"))
        hours = None if opens is None and closes is None else BellHours(opens or MIDNIGHT, closes or MIDNIGHT)
        return DayBellAsked(rhythm, hours, self._values["bell"])


def show_day(line: BellLine, rhythm: Rhythm, hours: BellHours | None, now: datetime | None = None) -> None:
    """Show the hours of a day and the bells in them, and where ``now`` is; of unforeseen ones no bell, and nothing
    without hours."""
    if hours is None:
        line.show_nothing()
        return
    whole = hours.seconds
    bells = range(int(whole // rhythm.shortest) + 1) if rhythm.steady else ()
    here = None
    if now is not None:
        opens = now.replace(hour=hours.opens.hour, minute=hours.opens.minute, second=0, microsecond=0)
        here = (now - opens).total_seconds() % _DAY / whole
    shares = (number * rhythm.shortest / whole for number in bells)
    line.show(f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}", shares, here)


def how_often(rhythm: Rhythm) -> str:
    """Return it in words: ``every 30 min``."""
    low, high = (round(each / MINUTE) for each in (rhythm.shortest, rhythm.longest))
    return _every(low) if low == high else _between((low, high))


def _every(minutes: int) -> str:
    return EVERY.format(minutes=about(MINUTE * minutes))


def _between(minutes: tuple[int, int]) -> str:
    low, high = (about(MINUTE * each) for each in minutes)
    return BETWEEN.format(shortest=low, longest=high)
