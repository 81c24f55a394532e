"""The keys of a practice that plays, and what each asks of the session. The keys stand in `guide.actions.table`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from guide.actions import status
from guide.actions.action import Action, Press
from guide.actions.offered import scene
from guide.actions.table import ACTIONS, action, zone_of
from guide.journal import Zone
from guide.tui import player_text
from guide.tui.screens.devices import Devices
from guide.tui.screens.page import Page
from guide.tui.screens.player_view import SAID, View

if TYPE_CHECKING:
    from guide.live.session import LiveSession, Snapshot
    from guide.player import Listed

TICKS = 40
"""Looks at the session a second: often enough that what is seen comes with what is heard."""
BRIEFLY = 2 * TICKS
"""Ticks for which a change is named."""
A_WHILE = 12 * TICKS
"""Ticks for which something is offered."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What was heard, and whether the person wants to leave without being asked anything."""

    heard: float
    leave: bool
    problem: str = ""


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Return Textual's bindings for every key of ``actions``; each leads to `PlayerKeys.action_press`."""
    return [
        Binding(",".join(press.keys), f"press('{action.id}', {at})", show=False)
        for action in actions
        for at, press in enumerate(action.presses)
        if press.keys
    ]


class PlayerKeys(Page[Ended]):
    """A page that steers a session; what it shows is another's. Every key answers at once, and none insists."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    HINTS = player_text.HINTS

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._ticks = 0
        self._leave = self._unasked = False
        """Leaving was asked for; and twice, so that nothing is asked afterwards."""
        self.view = View.FULL
        self._mentioned: tuple[Callable[[Snapshot], str], int] = (lambda now: "", 0)
        """What has been changed, as words, and the tick until which they are shown."""
        self._opened = self._passed = False
        """The zones were opened by the person; the check that is asking has been answered, or left."""
        self._outside_until = 0
        self.own: dict[str, Callable[[float], None]] = {
            "leave": lambda _: self.ask_to_leave(),
            "zones": lambda _: self.toggle_zones(),
            "zone": self.answer_zone,
            "close": lambda _: self.close_zones(),
            "view": lambda _: self.change_view(),
            "devices": lambda _: self.open_devices(),
            "keys": lambda _: self.action_keys(),
        }
        """What the page does for the actions that it answers by itself; takes the amount of the press."""

    def mention(self, now: Snapshot) -> str:
        """Return what was changed a moment ago, as words; else an empty text."""
        words, until = self._mentioned
        return words(now) if self._ticks < until else ""

    def tick(self) -> None:
        """Look at the session, and show what it does."""
        raise NotImplementedError

    # -- keys -----------------------------------------------------------------------------------------------

    def action_press(self, id: str, at: int) -> None:  # noqa: A002 - as in the table
        """Do what key ``at`` of action ``id`` asks for, or say why not now."""
        asked = action(id)
        press = asked.presses[at]
        if own := self.own.get(id):
            own(press.amount)
        else:
            self._request(asked, press)

    def _request(self, asked: Action, press: Press) -> None:
        if self._leave:
            return
        now = self._session.now()
        if why_not := asked.why_not(now):
            self._mention(lambda now: why_not)
        else:
            if changed := asked.changed:
                self._mention(lambda now: changed(now, press.amount))
            asked.press(self._session, press.amount, scene(now))
        self.tick()

    def ask_to_leave(self) -> None:
        """End softly; pressed again, end at once and ask no questions after it. Before it has begun there is none."""
        now = self._session.now()
        self._unasked = self._unasked or self._leave or now.begins is not None
        if self._leave:
            self._end(now)
            return
        self._leave = True
        self._session.leave()
        self.tick()

    def change_view(self) -> None:
        """Show more or less of the practice."""
        self.view = self.view.then()
        self._mention(lambda now: SAID[self.view])
        self.tick()

    def open_devices(self) -> None:
        """Open the list of sound devices; the practice goes on."""
        if not self._leave:
            self._find_devices()

    @work(thread=True, exclusive=True)
    def _find_devices(self) -> None:
        """In a thread: a sound server may take its time."""
        self.tell(self._show_devices, self._session.devices())

    def _show_devices(self, devices: tuple[Listed, ...]) -> None:
        if self.is_current:
            now = self._session.now().device
            self.app.push_screen(Devices(devices, now, self._session.use_device), self.after_help)

    def after_help(self, key: str | None) -> None:
        """Ground, also where its key closed what stood over this page."""
        if key in action("ground").keys:
            self.steady()

    @property
    def steadies(self) -> bool:
        """Return True: every practice has its grounding."""
        return True

    def steady(self) -> None:
        """Ground."""
        ground = action("ground")
        self._request(ground, ground.presses[0])

    def interrupt(self, *, soon: bool = False) -> bool:
        """See `Page.interrupt`: the first time it ends softly, the second time it leaves at once."""
        if soon:
            self._leave = self._unasked = True
            self._session.leave(soon=True)
            return True
        if self._leave:
            return False
        self.ask_to_leave()
        self._unasked = True
        return True

    # -- how it is ------------------------------------------------------------------------------------------

    def question(self, now: Snapshot) -> str | None:
        """Return what is asked just now, by the practice or because the person opened it."""
        self._passed = self._passed and now.checking
        if now.checking and not self._passed:
            return now.ask or status.HOW_NOW
        return status.HOW_NOW if self._opened else None

    def toggle_zones(self) -> None:
        """Show what can be said of how it is, or hide it; the practice goes on meanwhile."""
        open_now = self.question(self._session.now()) is not None
        self.close_zones()
        self._opened = not open_now
        self.tick()

    def close_zones(self) -> None:
        """Hide what is asked: no answer is one too."""
        self._opened, self._passed = False, True
        self.tick()

    def answer_zone(self, number: float) -> None:
        """Tell the session which of the three it is, while they are shown."""
        if self._leave or self.question(self._session.now()) is None:
            return
        self._outside_until = 0 if zone_of(number) is Zone.INSIDE else self._ticks + A_WHILE
        self._opened, self._passed = False, True
        zone = action("zone")
        self._request(zone, zone.presses[int(number) - 1])

    # -- within ---------------------------------------------------------------------------------------------

    def _mention(self, words: Callable[[Snapshot], str]) -> None:
        self._mentioned = words, self._ticks + BRIEFLY

    def _end(self, now: Snapshot) -> None:
        self._session.beat()
        self.answer(Ended(now.heard, self._unasked, now.problem))
