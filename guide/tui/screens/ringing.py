"""A bell that rings through the day, as long as its page is open: when the next one is, and what became of the last."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import ClassVar, Protocol

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.bells.rhythm import BellHours, Rhythm, ring_moments
from guide.player import wallclock
from guide.problems import NoDeviceError, WorldError, capital
from guide.translation import _, date_and_time
from guide.tui.screens.day_bell import TITLE, how_often, show_day
from guide.tui.screens.page import Page
from guide.tui.widgets.bell_line import BellLine
from guide.tui.widgets.keys import Hint

OFTEN, WITHIN = _("{often}, until you leave this page."), _("{often}, from {opens:%H:%M} to {closes:%H:%M}.")
NEXT, RANG = _("The next one rings at {moment}."), _("It rang at {moment}.")
SLEPT = _("The one at {moment} did not ring: the machine slept.")
UNHEARD = _("The one at {moment} was not heard. {why}")
_DAY = 86_400.0


class OverError(Exception):
    """The page has gone while its bell was waiting."""


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> float:
        """As `time.time` has it."""

    def wait(self, seconds: float) -> None:
        """Let so much go by; raises OverError once nobody waits any more."""


class Bell(Protocol):
    """What is rung; each may raise NoDeviceError."""

    def ring(self, moment: float) -> object:
        """Be heard at a moment that is near."""

    def rest(self) -> None:
        """Between two rings, every now and then."""

    def close(self) -> None:
        """Fade out what sounds, and give the sound card back."""


class WallClock:
    """That of this machine, whose waiting ends once ``over`` is set."""

    def __init__(self, over: threading.Event) -> None:
        self._over = over

    def now(self) -> float:
        """Return seconds, as `time.time` has them."""
        return wallclock.now().timestamp()

    def wait(self, seconds: float) -> None:
        """See `Clock`."""
        if self._over.wait(seconds):
            raise OverError


class RingingPage(Page[None]):
    """Answers None once it is enough."""

    DEFAULT_CSS = """
    RingingPage Static { height: auto; max-width: 76; margin-bottom: 1; }
    RingingPage #next { color: $accent; }
    RingingPage BellLine { margin: 0 0 1 0; }
    RingingPage.-low Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "back", show=False)]
    HINTS = (Hint("esc", _("no more bells"), ("escape", "q")),)

    def __init__(
        self, rhythm: Rhythm, hours: BellHours | None, bell: Callable[[Clock], Bell],
        clock: Callable[[threading.Event], Clock] = WallClock,
    ) -> None:  # fmt: skip
        """``bell`` is made in a thread, and may raise NoDeviceError or CannotReadError."""
        super().__init__()
        self._rhythm, self._hours, self._bell = rhythm, hours, bell
        self._over = threading.Event()
        self.clock = clock(self._over)
        """By which it rings."""

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Static(self._told, classes="quiet", markup=False)
        if self._hours is not None:
            yield BellLine()
        yield Static(id="next", markup=False)
        yield Static(id="last", classes="quiet", markup=False)

    @property
    def _told(self) -> str:
        often = capital(how_often(self._rhythm))
        if self._hours is None:
            return OFTEN.format(often=often)
        return WITHIN.format(often=often, opens=self._hours.opens, closes=self._hours.closes)

    def on_mount(self) -> None:
        self._show_day()
        self._ring()

    def on_unmount(self) -> None:
        self._over.set()

    def interrupt(self, *, soon: bool = False) -> bool:
        """See `Page.interrupt`: nobody waits for a bell."""
        self._over.set()
        return False

    @work(thread=True, exclusive=True)
    def _ring(self) -> None:
        from guide.bells import ringing

        try:
            bell = self._bell(self.clock)
        except WorldError as error:
            self.tell(self._say, "#next", str(error))
            return
        try:
            ringing.follow(self._moments(), _Told(bell, self), self.clock, missed=self.missed)
        except OverError:
            return
        finally:
            bell.close()

    def _moments(self) -> Iterator[float]:
        """Every moment at which it rings, each told before it is waited for."""
        for moment in ring_moments(self._rhythm, self.clock.now(), self._hours):
            self.say("#next", NEXT.format(moment=self._time_of(moment)))
            yield moment

    def rang(self, moment: float) -> None:
        """Tell that it rang."""
        self.say("#last", RANG.format(moment=self._time_of(moment)))

    def unheard(self, moment: float, why: str) -> None:
        """Tell that it could not be heard; the sound card may be back for the next one."""
        self.say("#last", UNHEARD.format(moment=self._time_of(moment), why=why))

    def missed(self, moment: float) -> None:
        """Tell that the machine slept."""
        self.say("#last", SLEPT.format(moment=self._time_of(moment)))

    def say(self, where: str, sentence: str) -> None:
        """Show a sentence, from the thread that rings."""
        if not self._over.is_set():
            self.tell(self._say, where, sentence)

    def _say(self, where: str, sentence: str) -> None:
        self.query_one(where, Static).update(sentence)
        self._show_day()

    def _show_day(self) -> None:
        for line in self.query(BellLine):
            now = datetime.fromtimestamp(self.clock.now())  # noqa: DTZ006 - the clock on the wall
            show_day(line, self._rhythm, self._hours, now)

    def _time_of(self, moment: float) -> str:
        """The time, with its day if that is not today's."""
        at = datetime.fromtimestamp(moment)  # noqa: DTZ006 - the clock on the wall
        other = moment - self.clock.now() > _DAY / 2
        return date_and_time(at) if other else f"{at:%H:%M}"

    def action_back(self) -> None:
        """No more bells."""
        self._over.set()
        self.answer(None)


class _Told:
    """A bell that tells when it rings, and why it does not."""

    def __init__(self, bell: Bell, page: RingingPage) -> None:
        self._bell, self._page = bell, page

    def ring(self, moment: float) -> None:
        try:
            self._bell.ring(moment)
        except NoDeviceError as error:
            self._page.unheard(moment, str(error))
        else:
            self._page.rang(moment)

    def rest(self) -> None:
        try:
            self._bell.rest()
        except NoDeviceError as error:
            self._page.unheard(self._page.clock.now(), str(error))
