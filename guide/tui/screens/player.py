"""While a practice plays: the breath, the words, where we are. It steers the session and asks it what is heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from guide.timeline import Bus
from guide.tui import phrases
from guide.tui.screens.page import Page
from guide.tui.widgets.breath import Breath
from guide.tui.widgets.chapters import Chapters
from guide.tui.widgets.keys import Hint

if TYPE_CHECKING:
    from guide.session.playing import Now, Session

TICKS = 10
"""Looks at the session a second."""
BEAT = TICKS
"""Ticks between two signs of life for the journal."""
BRIEFLY = 2 * TICKS
"""Ticks for which a changed volume is shown."""
AT_FIRST = 12 * TICKS
"""Ticks for which the device is named."""
VOLUME = 2.0
"""Decibels of one press."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What was heard, and whether the person wants to leave without being asked anything."""

    heard: float
    leave: bool
    problem: str = ""


class PlayerPage(Page[Ended]):
    """Answers once the practice has ended or landed."""

    DEFAULT_CSS = """
    PlayerPage Body { overflow: hidden; padding: 1 4 0 4; }
    PlayerPage.-wide Body, PlayerPage.-wide Keys { max-width: 1000; }
    PlayerPage Horizontal { height: 1; }
    PlayerPage #title { width: 1fr; }
    PlayerPage #section { width: auto; color: $quiet; }
    PlayerPage #stage { height: 1fr; align: center middle; }
    PlayerPage Breath { max-height: 25; }
    PlayerPage #phase { height: 1; width: 1fr; text-align: center; color: $secondary; margin-top: 1; }
    PlayerPage #words-room { height: 5; width: 1fr; align: center middle; }
    PlayerPage #words { width: 1fr; max-width: 60; height: auto; text-align: center; }
    PlayerPage #words.past { color: $quiet; }
    PlayerPage #words.past:ansi { text-style: dim; }
    PlayerPage #state { width: auto; color: $quiet; }
    PlayerPage #aside { width: 1fr; color: $quiet; text-align: right; }
    PlayerPage #notice { height: 2; width: 1fr; color: $quiet; }
    PlayerPage Keys { margin-top: 0; }
    PlayerPage.-tall Body { padding: 2 8 0 8; }
    PlayerPage.-tall Keys { padding: 0 8; margin-top: 1; }
    PlayerPage.-tall #notice { margin-top: 1; }
    PlayerPage.-tall #words-room { height: 6; margin-bottom: 2; }
    PlayerPage.-low #stage, PlayerPage.-low #notice { display: none; }
    PlayerPage.-tall #stage { margin-top: 1; }
    PlayerPage.-low #words-room { height: 1fr; margin: 0; }
    PlayerPage.-low Body, PlayerPage.-narrow Body { padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", show=False),
        Binding("left", "jump(-1)", show=False),
        Binding("right", "jump(1)", show=False),
        Binding("p", "section(-1)", show=False),
        Binding("n", "section(1)", show=False),
        Binding("up", "volume('voice', 1)", show=False),
        Binding("down", "volume('voice', -1)", show=False),
        Binding("right_square_bracket", "volume('bed', 1)", show=False),
        Binding("left_square_bracket", "volume('bed', -1)", show=False),
        Binding("l", "land", show=False),
        Binding("q", "leave", show=False),
    ]
    HINTS = (
        Hint("space", "pause", ("space",)),
        Hint("l", "land", ("l",)),
        Hint("q", "leave", ("q",)),
        Hint("← →", "10 s", ("left", "right")),
        Hint("p n", "section", ("p", "n")),
        Hint("↑ ↓", "voice", ("up", "down")),
        Hint("[ ]", "bed", ("left_square_bracket", "right_square_bracket")),
        Hint("?", "keys", ("question_mark",)),
    )

    RESTING = (Hint("space", "go on", ("space",)), *HINTS[1:])
    """The same while paused."""

    def __init__(self, session: Session, *, still: bool = False) -> None:
        """``session`` has begun. ``still`` for those who asked for no animation."""
        super().__init__()
        self._session, self._still = session, still
        self._ticks = self._volume_until = 0
        self._volume_said = ""
        self._leave = self._landing = False
        self._said: dict[str, str] = {}
        self._word = (0, 0)
        self._past = False

    def content(self) -> Iterable[Widget]:
        with Horizontal():
            yield Static(self._session.script.title, id="title", classes="title", markup=False)
            yield Static(id="section", markup=False)
        with Vertical(id="stage"):
            yield Breath(0.62 if self._still else 0.42, still=self._still)
            yield Static(id="phase")
        with Vertical(id="words-room"):
            yield Static(id="words", markup=False)
        yield Chapters()
        with Horizontal():
            yield Static(id="state")
            yield Static(id="aside")
        yield Static(id="notice", markup=False)

    def on_mount(self) -> None:
        self._tick()
        self._timer = self.set_interval(1 / TICKS, self._tick)

    # -- keys -----------------------------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Pause, or go on."""
        self._steer(self._session.toggle)

    def action_jump(self, way: int) -> None:
        """Ten seconds."""
        from guide.session.playing import JUMP

        self._steer(lambda: self._session.jump(way * JUMP))

    def action_section(self, way: int) -> None:
        """The next section, or the beginning of this one or of the one before."""
        self._steer(lambda: self._session.section(way))

    def action_volume(self, bus: str, way: int) -> None:
        """A little louder, or softer."""
        self._session.volume(Bus(bus), way * VOLUME)
        self._volume_said, self._volume_until = bus, self._ticks + BRIEFLY

    def action_land(self) -> None:
        """A soft end now."""
        if not self._landing:
            self._landing = True
            self._session.land()
            self._tick()

    def action_leave(self) -> None:
        """A soft end, and no questions after it; pressed again, at once."""
        if self._leave:
            self._end(self._session.now())
        self._leave = True
        self.action_land()

    def interrupt(self) -> bool:
        """See `Page.interrupt`: the first time it lands, the second time it leaves at once."""
        if self._leave:
            return False
        self.action_leave()
        return True

    def _steer(self, order: Callable[[], None]) -> None:
        if not self._landing:
            order()
            self._tick()

    # -- what is shown --------------------------------------------------------------------------------------

    def _tick(self) -> None:
        if self.answered.done():
            return
        now = self._session.now()
        self._ticks += 1
        if self._session.over:
            self._end(now)
            return
        if self._ticks % BEAT == 0:
            self._session.beat()
        self._show(now)

    def _end(self, now: Now) -> None:
        self._session.beat()
        self.answer(Ended(now.heard, self._leave, now.problem))

    def _show(self, now: Now) -> None:
        moment = now.moment
        left = phrases.clock(now.length - now.position)
        self._say(
            "tiny", f"{moment.words}\n{left} left" if moment.words else f"{self._session.script.title}\n{left} left"
        )
        count = f"   {moment.section + 1} of {len(now.sections)}" if len(now.sections) > 1 else ""
        self._say("section", f"{moment.title}{count}")
        self._speak(moment.words, (0, 0) if self._still else moment.word)
        self._dim(not moment.speaking)
        self._say("phase", self._phase(now))
        self._say("state", phrases.STATES[now.state.value])
        self.show_keys(self.RESTING if now.state.value in ("paused", "pausing") else self.HINTS)
        self._say("aside", self._aside(now))
        self._say("notice", now.problem or (now.device if self._ticks < AT_FIRST else ""))
        self.query_one(Breath).follow(moment.lungs if moment.phase else None, now.position)
        self.query_one(Chapters).show(now.position, now.length, tuple(start for start, _ in now.sections))

    def _phase(self, now: Now) -> str:
        """What the breath does, as a word; with a count where the circle stands still. Nobody is kept holding on."""
        if phrases.STATES[now.state.value] != "playing" or not now.moment.phase:
            return ""
        count = f" {ceil(now.moment.phase_left)}" if self._still else ""
        return f"{phrases.BREATHS[now.moment.phase]}{count}"

    def _aside(self, now: Now) -> str:
        if self._ticks < self._volume_until:
            return phrases.volume(self._volume_said, getattr(now.volumes, self._volume_said))
        if self._leave:
            return "q leaves at once"
        if now.moment.phase and not self.query_one("#stage").display:
            return self._phase(now)
        return f"{now.spoken} of {now.wanted} lines spoken" if now.spoken < now.wanted else ""

    def _say(self, place: str, words: str) -> None:
        """Only what changed is drawn again."""
        if self._said.get(place) != words:
            self._said[place] = words
            self.query_one(f"#{place}", Static).update(words)

    def _speak(self, words: str, word: tuple[int, int]) -> None:
        """The sentence, and in it softly the word that is being spoken."""
        if (self._said.get("words"), self._word) != (words, word):
            self._said["words"], self._word = words, word
            self.query_one("#words", Static).update(Content(words).stylize("$primary", *word))

    def _dim(self, past: bool) -> None:
        if past != self._past:
            self._past = past
            self.query_one("#words").set_class(past, "past")
