"""The keys of a practice that plays, and what each asks of the session. To add a key: a binding and an action here, and
its words in `guide.tui.player_text`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from guide.journal import Zone
from guide.live.presses import HUSH, JUMP, PACE, VOLUME, go_on_or_pause
from guide.timeline import Bus
from guide.tui import formatting, player_text
from guide.tui.screens.devices import Devices
from guide.tui.screens.page import Page
from guide.tui.widgets.zones import ZONES

if TYPE_CHECKING:
    from guide.live.session import LiveSession, Snapshot
    from guide.player import Listed

TICKS = 10
"""Looks at the session a second."""
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


class PlayerKeys(Page[Ended]):
    """A page that steers a session; what it shows is another's. Every key answers at once, and none insists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", show=False),
        Binding("enter", "go_on", show=False),
        Binding("h", "hold", show=False),
        Binding("e", "ease", show=False),
        Binding("g", "ground", show=False),
        Binding("l", "land", show=False),
        Binding("q", "leave", show=False),
        Binding("left", "jump(-1)", show=False),
        Binding("right", "jump(1)", show=False),
        Binding("shift+left,b", "sentence(-1)", show=False),
        Binding("shift+right,f", "sentence(1)", show=False),
        Binding("p", "section(-1)", show=False),
        Binding("n", "section(1)", show=False),
        Binding("up", "volume('voice', 1)", show=False),
        Binding("down", "volume('voice', -1)", show=False),
        Binding("right_square_bracket", "volume('bed', 1)", show=False),
        Binding("left_square_bracket", "volume('bed', -1)", show=False),
        Binding("minus", "hush(-1)", show=False),
        Binding("plus,equals_sign", "hush(1)", show=False),
        Binding("less_than_sign", "distance(-1)", show=False),
        Binding("greater_than_sign", "distance(1)", show=False),
        Binding("comma", "pace(-1)", show=False),
        Binding("full_stop", "pace(1)", show=False),
        Binding("z", "zones", show=False),
        Binding("1", "zone(0)", show=False),
        Binding("2", "zone(1)", show=False),
        Binding("3", "zone(2)", show=False),
        Binding("escape", "close", show=False),
        Binding("d", "devices", show=False),
    ]
    HINTS = player_text.HINTS

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._ticks = 0
        self._leave = False
        self._mentioned: tuple[Callable[[Snapshot], str], int] = (lambda now: "", 0)
        """What has been changed, as words, and the tick until which they are shown."""
        self._opened = self._passed = False
        """The zones were opened by the person; the check that is asking has been answered, or left."""
        self._outside_until = 0

    def mention(self, now: Snapshot) -> str:
        """What was changed a moment ago, as words; else empty."""
        words, until = self._mentioned
        return words(now) if self._ticks < until else ""

    def tick(self) -> None:
        """Look at the session, and show what it does."""
        raise NotImplementedError

    # -- the six that work blind ----------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Pause; or go on, wherever it waits."""
        self._steer(lambda: go_on_or_pause(self._session))

    def action_go_on(self) -> None:
        """After a pause, a hold, a gate or a choice."""
        now = self._session.now()
        if now.state.value in ("paused", "pausing") or now.mode in player_text.RESTING:
            self.action_pause()

    def action_hold(self) -> None:
        """The words wait; again, they go on."""
        self._steer(self._session.hold)

    def action_ease(self) -> None:
        """Something easier, then back."""
        self._steer(self._session.ease)

    def action_ground(self) -> None:
        """From anywhere: also while paused, and before it begins."""
        self._steer(self._session.ground, ahead=True)

    def action_land(self) -> None:
        """The closing, then the end; again, the end now. What has not begun is left."""
        ahead = self._session.now().begins is not None
        self._steer(self._session.leave if ahead else self._session.land, ahead=True)

    def action_leave(self) -> None:
        """A soft end, and no questions after it; pressed again, at once."""
        if self._leave:
            self._end(self._session.now())
            return
        self._leave = True
        self._session.leave()
        self.tick()

    # -- the others -----------------------------------------------------------------------------------------

    def action_jump(self, way: int) -> None:
        """Ten seconds."""
        self._steer(lambda: self._session.jump(way * JUMP))

    def action_sentence(self, way: int) -> None:
        """The next sentence, or the beginning of this one or of the one before."""
        self._steer(lambda: self._session.sentence(way))

    def action_section(self, way: int) -> None:
        """The next section, or the beginning of this one or of the one before."""
        self._steer(lambda: self._session.section(way))

    def action_volume(self, bus: str, way: int) -> None:
        """A little louder, or softer."""
        self._mention(lambda now: formatting.volume(bus, getattr(now.volumes, bus)))
        self._steer(lambda: self._session.volume(Bus(bus), way * VOLUME), ahead=True)

    def action_hush(self, way: int) -> None:
        """More words, or fewer."""
        self._mention(lambda now: formatting.hush(now.hush, way))
        self._steer(lambda: self._session.hush(way * HUSH), ahead=True)

    def action_pace(self, way: int) -> None:
        """Quicker, or slower."""
        self._mention(lambda now: formatting.pace(now.pace))
        self._steer(lambda: self._session.pace(way * PACE), ahead=True)

    def action_distance(self, way: int) -> None:
        """Closer, or further away."""
        self._mention(lambda now: formatting.distance(now.distance))
        self._steer(lambda: self._session.distance(way), ahead=True)

    def action_devices(self) -> None:
        """Which sound device; the practice goes on."""
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
        """Grounding is heeded from anywhere."""
        if key == "g":
            self.action_ground()

    def interrupt(self, *, soon: bool = False) -> bool:
        """See `Page.interrupt`: the first time it ends softly, the second time it leaves at once."""
        if soon:
            self._leave = True
            self._session.leave(soon=True)
            return True
        if self._leave:
            return False
        self.action_leave()
        return True

    # -- how it is ------------------------------------------------------------------------------------------

    def question(self, now: Snapshot) -> str | None:
        """What is asked just now, by the practice or because the person opened it."""
        self._passed = self._passed and now.checking
        if now.checking and not self._passed:
            return now.ask or player_text.HOW_NOW
        return player_text.HOW_NOW if self._opened else None

    def action_zones(self) -> None:
        """Say how it is; the practice goes on meanwhile."""
        open_now = self.question(self._session.now()) is not None
        self.action_close()
        self._opened = not open_now
        self.tick()

    def action_close(self) -> None:
        """No answer is one too."""
        self._opened, self._passed = False, True
        self.tick()

    def action_zone(self, at: int) -> None:
        """One of the three, while they are shown."""
        if self.question(self._session.now()) is None:
            return
        zone = ZONES[at]
        self._mention(lambda now: f"{zone.value}: noted")
        self._outside_until = 0 if zone is Zone.INSIDE else self._ticks + A_WHILE
        self._opened, self._passed = False, True
        self._steer(lambda: self._session.feels(zone), ahead=True)

    # -- within ---------------------------------------------------------------------------------------------

    def _steer(self, order: Callable[[], None], *, ahead: bool = False) -> None:
        """``ahead``: also before the appointed moment."""
        if not self._leave and (ahead or self._session.now().begins is None):
            order()
            self.tick()

    def _mention(self, words: Callable[[Snapshot], str]) -> None:
        self._mentioned = words, self._ticks + BRIEFLY

    def _end(self, now: Snapshot) -> None:
        self._session.beat()
        self.answer(Ended(now.heard, self._leave, now.problem))
