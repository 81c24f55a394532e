"""While a practice plays: the breath, the words, where we are. `PlayerKeys` has its keys; here is what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.actions.offered import RESTING
from guide.actions.table import action
from guide.problems import counted
from guide.tui import player_text
from guide.tui.screens.player_keys import TICKS, Ended, PlayerKeys
from guide.tui.widgets.breath import Breath
from guide.tui.widgets.chapters import Chapters
from guide.tui.widgets.offers import Offers
from guide.tui.widgets.zones import Zones

if TYPE_CHECKING:
    from guide.live.session import LiveSession, Snapshot

__all__ = ["Ended", "PlayerPage"]

BEAT = TICKS
"""Ticks between two signs of life for the journal."""
NAMED = 12 * TICKS
"""Ticks for which a device is named, at first and when it is another."""
PLACES = ("section", "phase", "words", "state", "aside", "notice")


class PlayerPage(PlayerKeys):
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
    PlayerPage Center { height: auto; }
    PlayerPage #state { width: auto; max-width: 100%; text-wrap: nowrap; text-overflow: ellipsis; color: $quiet; }
    PlayerPage #aside { width: 1fr; color: $quiet; text-align: right; }
    PlayerPage #notice { height: 2; width: 1fr; color: $quiet; }
    PlayerPage.-asking #words-room { height: 7; }
    PlayerPage.-asking #notice { display: none; }
    PlayerPage Keys { margin-top: 0; }
    PlayerPage.-tall Body { padding: 2 8 0 8; }
    PlayerPage.-tall Keys { padding: 0 8; margin-top: 1; }
    PlayerPage.-tall #notice { margin-top: 1; }
    PlayerPage.-tall #words-room { height: 6; margin-bottom: 2; }
    PlayerPage.-tall.-asking #words-room { height: 8; margin-bottom: 0; }
    PlayerPage.-tall.-asking #notice, PlayerPage.-high.-troubled #notice { display: block; }
    PlayerPage.-low #stage, PlayerPage.-low #notice { display: none; }
    PlayerPage.-tall #stage { margin-top: 1; }
    PlayerPage.-low #words-room { height: 1fr; margin: 0; }
    PlayerPage.-low .below { dock: bottom; }
    PlayerPage.-low Body, PlayerPage.-narrow Body { padding: 0 1; }
    """

    def __init__(self, session: LiveSession, *, still: bool = False, at: float | None = None) -> None:
        """``session`` has begun, or will ``at`` a moment of `time.time`. ``still`` for those who asked for no
        animation."""
        super().__init__(session)
        self._still, self._at = still, at
        self._breath = Breath(0.62 if still else 0.42, still=still)
        self._chapters, self._offers, self._zones = Chapters(), Offers(), Zones()
        self._stage, self._middle = Vertical(id="stage"), Vertical(id="words-room")
        self._places = {place: Static(id=place, markup=False) for place in PLACES}
        self._said: dict[str, str] = {}
        self._asked: tuple[bool, bool, bool] | None = None
        self._word = (0, 0)
        self._past = False
        self._named = ("", 0)
        """The device, and the tick until which it is named."""

    def content(self) -> Iterable[Widget]:
        with Horizontal():
            yield Static(self._session.script.title, id="title", classes="title", markup=False)
            yield self._places["section"]
        with self._stage:
            yield self._breath
            yield self._places["phase"]
        with self._middle:
            yield Center(self._places["words"])
            yield Center(self._offers, classes="below")
            yield Center(self._zones, classes="below")
        yield self._chapters
        with Horizontal():
            yield self._places["state"]
            yield self._places["aside"]
        yield self._places["notice"]

    def on_mount(self) -> None:
        self.tick()
        self.set_interval(1 / TICKS, self._look)

    def _look(self) -> None:
        self._ticks += 1
        if self._ticks % BEAT == 0 and not self.answered.done():
            self._session.beat()
        self.tick()

    def tick(self) -> None:
        if self.answered.done():
            return
        now = self._session.now()
        if self._session.over:
            self._end(now)
        else:
            self._show(now)

    def _show(self, now: Snapshot) -> None:
        question = self.question(now)
        self._tiny(player_text.small(now, self._session.script.title, question))
        count = f"   {now.moment.section + 1} of {len(now.sections)}" if len(now.sections) > 1 else ""
        self._say("section", f"{now.moment.title}{count}")
        self._speak(now)
        self._ask(now, question)
        self._say("phase", self._phase(now))
        self._below(now)
        self._say("notice", now.problem or self._device(now))
        self.show_keys(player_text.foot(now, zones=question is not None, leaving=self._leave))
        self._breath.follow(now.moment.lungs if self._breathes(now) else None, now.heard)
        self._chapters.show(now.position, now.length, tuple(start for start, _ in now.sections))

    def _device(self, now: Snapshot) -> str:
        if now.device != self._named[0]:
            self._named = now.device, self._ticks + NAMED
        return now.device if self._ticks < self._named[1] else ""

    def _tiny(self, words: str) -> None:
        if self._said.get("tiny") != words:
            self._said["tiny"] = words
            self.query_one("#tiny", Static).update(Content(words))

    def _ask(self, now: Snapshot, question: str | None) -> None:
        """The zones, or what may be done next: never both, so that there is one thing to look at."""
        low = self.has_class("-low")
        outside = self._ticks < self._outside_until
        lead, ways = player_text.offers(now, outside=outside) if question is None else ("", ())
        self._zones.ask(question, self._middle.size.width, low=low)
        self._offers.offer(lead, ways, self._middle.size.width, briefly=low)
        a_list = len(ways) > 1 and not lead
        aloud = now.checking and question == now.ask and not low
        self._make_room(question is not None or a_list, aloud, bool(now.problem))

    def _make_room(self, asking: bool, aloud: bool, troubled: bool) -> None:
        """``aloud``: what is asked is what was spoken, so that it stands there once."""
        if (asking, aloud, troubled) != self._asked:
            self._asked = asking, aloud, troubled
            self.set_class(asking, "-asking")
            self.set_class(troubled, "-troubled")
            self._places["words"].display = not aloud

    def _breathes(self, now: Snapshot) -> bool:
        return bool(now.moment.phase) and now.mode not in RESTING

    def _phase(self, now: Snapshot) -> str:
        """What the breath does, as a word; with a count where the circle stands still. Nobody is kept holding on."""
        if not (player_text.plays(now) and self._breathes(now)):
            return ""
        count = f" {ceil(now.moment.phase_left)}" if self._still else ""
        return f"{formatting.BREATHS[now.moment.phase]}{count}"

    def _below(self, now: Snapshot) -> None:
        """What is happening, and beside it what was changed; where there is no room for both, the news."""
        state, change, room = player_text.state(now), self.mention(now), self._middle.size.width or 80
        aside = change or self._aside(now)
        if len(state) > room:
            state = state.rpartition(player_text.AND)[2]
        if len(state) + len(aside) + 2 > room:
            state, aside = change or state, ""
        self._say("state", state)
        self._say("aside", aside)

    def _aside(self, now: Snapshot) -> str:
        if self._leave:
            return action("leave").shown + " leaves at once"
        if now.moment.phase and not self._stage.display:
            return self._phase(now)
        return f"{now.spoken} of {counted(now.wanted, 'line')} spoken" if now.spoken < now.wanted else ""

    def _say(self, place: str, words: str) -> None:
        """Only what changed is drawn again."""
        if self._said.get(place) != words:
            self._said[place] = words
            self._places[place].update(words)

    def _speak(self, now: Snapshot) -> None:
        """The sentence, and in it softly the word that is being spoken; dim once it has been heard."""
        waits = player_text.waits(now)
        words, word = player_text.words(now, self._at), (0, 0) if self._still or waits else now.moment.word
        if (self._said.get("words"), self._word) != (words, word):
            self._said["words"], self._word = words, word
            self._places["words"].update(Content(words).stylize("$primary", *word))
        past = not (now.moment.speaking or waits)
        if past != self._past:
            self._past = past
            self._places["words"].set_class(past, "past")
