"""While a practice plays: the breath, the words, where we are. `PlayerKeys` has its keys; here is what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from guide.actions.offered import RESTING, paused
from guide.actions.table import action
from guide.translation import _, counted
from guide.tui import player_text
from guide.tui.screens.player_keys import TICKS, Ended, PlayerKeys
from guide.tui.screens.player_view import NightColours, View
from guide.tui.widgets.breath import Breath
from guide.tui.widgets.chapters import Chapters
from guide.tui.widgets.keys import Keys
from guide.tui.widgets.offers import Offers
from guide.tui.widgets.zones import Zones

if TYPE_CHECKING:
    from guide.live.session import LiveSession, Snapshot

__all__ = ["Ended", "PlayerPage"]

BEAT = TICKS
"""Ticks between two signs of life for the journal."""
NAMED = 12 * TICKS
"""Ticks for which a device is named, at first and when it is another."""
AWAY = 10 * TICKS
"""Ticks without a key after which the keys at the foot fade."""
EACH = 2
"""Looks for a frame of the figure."""
PLACES = ("section", "phase", "before", "words", "state", "aside", "notice")


class PlayerPage(PlayerKeys):
    """Answers once the practice has ended or landed."""

    DEFAULT_CSS = """
    PlayerPage Body { overflow: hidden; padding: 1 4 0 4; align: center middle; }
    PlayerPage Body, PlayerPage.-wide Body, PlayerPage Keys, PlayerPage.-wide Keys { max-width: 84; }
    PlayerPage Horizontal { height: 1; }
    PlayerPage #title, PlayerPage #section { width: 1fr; height: 1; text-align: center; text-wrap: nowrap;
                                             text-overflow: ellipsis; }
    PlayerPage #section { color: $quiet; }
    PlayerPage #stage { height: 1fr; align: center middle; }
    PlayerPage Breath { max-height: 24; }
    PlayerPage.-still Breath { max-height: 3; }
    PlayerPage #phase { height: 1; width: 1fr; text-align: center; color: $secondary; }
    PlayerPage #before { height: 1; width: 1fr; margin: 1 0 0 0; text-align: center; color: $quiet;
                         text-wrap: nowrap; text-overflow: ellipsis; }
    PlayerPage #before:ansi { text-style: dim; }
    PlayerPage #words-room { height: 5; width: 1fr; align: center top; }
    PlayerPage #words { width: 1fr; max-width: 64; height: auto; text-align: center; }
    PlayerPage #words.past { color: $quiet; }
    PlayerPage #words.past:ansi { text-style: dim; }
    PlayerPage Center { height: auto; }
    PlayerPage #state { width: auto; max-width: 100%; text-wrap: nowrap; text-overflow: ellipsis; color: $quiet; }
    PlayerPage #aside { width: 1fr; color: $quiet; text-align: right; }
    PlayerPage #notice { height: 1; width: 1fr; color: $quiet; }
    PlayerPage.-aloud #words { display: none; }
    PlayerPage.-asking #before { display: none; }
    PlayerPage.-asking #words-room { height: 8; }
    PlayerPage.-asking #notice { display: none; }
    PlayerPage Keys { margin-top: 0; }
    PlayerPage Keys.away { visibility: hidden; }
    PlayerPage.-tall Body { padding: 1 4 0 4; }
    PlayerPage.-tall Keys { padding: 0 4; margin: 1 0; }
    PlayerPage.-card Body { height: 1fr; min-height: 0; max-height: 46; }
    PlayerPage.-tall #notice { margin-top: 1; height: 2; }
    PlayerPage.-tall #phase { margin-top: 1; }
    PlayerPage.-tall #stage { margin-top: 1; max-height: 27; }
    PlayerPage.-tall #before { height: 2; content-align: center bottom; text-wrap: wrap; margin: 1 0; padding: 0 6; }
    PlayerPage.-tall #words-room { height: 6; }
    PlayerPage.-tall.-asking #words-room { height: 10; }
    PlayerPage.-tall.-asking #notice, PlayerPage.-high.-troubled #notice { display: block; }
    PlayerPage.-high.-troubled.-asking #words-room { height: 7; }
    PlayerPage.-view-words #stage, PlayerPage.-view-time #stage, PlayerPage.-view-night #stage { display: none; }
    PlayerPage.-view-time #title, PlayerPage.-view-time #section, PlayerPage.-view-time #before,
    PlayerPage.-view-time #words, PlayerPage.-view-time #aside { display: none; }
    PlayerPage.-view-time #words-room { height: auto; margin-bottom: 1; }
    PlayerPage.-low #stage, PlayerPage.-low #notice, PlayerPage.-low #section, PlayerPage.-low #before {
        display: none; }
    PlayerPage.-low #words-room { height: 1fr; margin: 0; align: center middle; }
    PlayerPage.-low .below { dock: bottom; }
    PlayerPage.-low Body, PlayerPage.-narrow Body { padding: 0 1; }
    """

    def __init__(self, session: LiveSession, *, still: bool = False, at: float | None = None) -> None:
        """``session`` has begun, or will ``at`` a moment of `time.time`. ``still`` for those who asked for no
        animation."""
        super().__init__(session)
        self._still, self._at = still, at
        self._breath = Breath(still=still)
        self._night = NightColours()
        self._looks = 0
        """Since the figure was drawn."""
        self._touched = 0
        """The tick of the last key."""
        self._chapters, self._offers, self._zones = Chapters(), Offers(), Zones()
        self._stage, self._middle = Vertical(id="stage"), Vertical(id="words-room")
        self._places = {place: Static(id=place, markup=False) for place in PLACES}
        self._said: dict[str, str] = {}
        self._asked: tuple[bool, bool, bool] | None = None
        self._word = (0, 0)
        self._past = False
        self._rests = False
        """Whether it is paused because the program is suspended."""
        self._named = ("", 0)
        """The device, and the tick until which it is named."""

    @property
    def goes_on(self) -> bool:
        """Return True: the practice plays, and comes to its end."""
        return True

    def content(self) -> Iterable[Widget]:
        yield Static(self._session.script.title, id="title", classes="title", markup=False)
        yield self._places["section"]
        with self._stage:
            yield self._breath
            yield self._places["phase"]
        yield self._places["before"]
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
        self.set_class(self._still, "-still")
        self.tick()
        self.set_interval(1 / TICKS, self._look)
        self._get_card_ready()
        self.app.app_suspend_signal.subscribe(self, self._suspended, immediate=True)
        self.app.app_resume_signal.subscribe(self, self._resumed)

    @work(thread=True)
    def _get_card_ready(self) -> None:
        from guide.tui.screens import support_card

        support_card.get_ready()

    def _suspended(self, _app: object) -> None:
        """Pause: a process that is stopped neither speaks ahead nor hears a key."""
        now = self._session.now()
        self._rests = now.begins is None and not paused(now)
        if self._rests:
            self._session.pause()

    def _resumed(self, _app: object) -> None:
        if self._rests:
            self._rests = False
            self._session.play()

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

    def on_unmount(self) -> None:
        self._night.show(self.app, night=False)

    def on_key(self) -> None:
        """Any key brings back what stands at the foot."""
        self._touched = self._ticks

    def change_view(self) -> None:
        """Show more or less of the practice."""
        super().change_view()
        for view in View:
            self.set_class(view is self.view, f"-view-{view.value}")
        self._night.show(self.app, night=self.view is View.NIGHT)

    def _show(self, now: Snapshot) -> None:
        question = self.question(now)
        self._tiny(player_text.small(now, self._session.script.title, question))
        count = (
            _("  ·  {section} of {sections}").format(section=now.moment.section + 1, sections=len(now.sections))
            if len(now.sections) > 1
            else ""
        )
        self._say("section", f"{now.moment.title}{count}")
        self._speak(now)
        self._ask(now, question)
        self._say("phase", self._phase(now))
        self._below(now)
        wide, rows = self._places["notice"].size
        self._say("notice", player_text.whole_sentences(now.problem or self._device(now), wide, rows))
        self._foot(now, question)
        self._looks = (self._looks + 1) % EACH
        if not self._looks and self._stage.display:
            self._draw(now)
        starts = tuple(start for start, _ in now.sections)
        self._chapters.show(now.position, now.length, starts, now.bells, player_text.clock_beside(now))

    def _foot(self, now: Snapshot, question: str | None) -> None:
        """The keys; they fade while all goes well and none is pressed."""
        self.show_keys(player_text.foot(now, zones=question is not None, leaving=self._leave))
        needed = question is not None or self._leave or now.begins is not None or not player_text.plays(now)
        away = not (needed or now.mode in RESTING) and self._ticks - self._touched >= AWAY
        self.query_one(Keys).set_class(away, "away")

    def _draw(self, now: Snapshot) -> None:
        lungs = now.moment.lungs if self._breathes(now) else None
        speaking = now.moment.speaking and player_text.plays(now)
        self._breath.follow(lungs, now.heard, speaking=speaking)

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
            self.set_class(aloud, "-aloud")

    def _breathes(self, now: Snapshot) -> bool:
        return bool(now.moment.phase) and now.mode not in RESTING

    def _phase(self, now: Snapshot) -> str:
        """What the breath does, as words. Nobody is kept holding on."""
        return player_text.breath(now) if player_text.plays(now) and self._breathes(now) else ""

    def _below(self, now: Snapshot) -> None:
        """What is happening, and beside it what was changed; where there is no room for both, the news."""
        state, change, room = player_text.shown_state(now), self.mention(now), self._middle.size.width or 80
        aside = change or self._aside(now)
        if len(state) > room:
            state = state.rpartition(player_text.AND)[2]
        if len(state) + len(aside) + 2 > room:
            state, aside = change or state, ""
        self._say("state", state)
        self._say("aside", aside)

    def _aside(self, now: Snapshot) -> str:
        if self._leave:
            return _("{leave} leaves at once").format(leave=action("leave").shown)
        if now.moment.phase and not self._stage.display:
            return self._phase(now)
        return (
            _("{spoken} of {lines} spoken").format(spoken=now.spoken, lines=counted(now.wanted, "line"))
            if now.spoken < now.wanted
            else ""
        )

    def _say(self, place: str, words: str) -> None:
        """Only what changed is drawn again."""
        if self._said.get(place) != words:
            self._said[place] = words
            self._places[place].update(words)

    def _speak(self, now: Snapshot) -> None:
        """The sentence, and in it softly the word that is being spoken; dim once it has been heard."""
        waits, counting = player_text.waits(now), now.moment.counting
        before, words = player_text.sentences(now, self._at)
        self._say("before", before if before != words else "")
        word = (0, 0) if self._still or waits or counting else now.moment.word
        if (self._said.get("words"), self._word) != (words, word):
            self._said["words"], self._word = words, word
            self._places["words"].update(Content(words).stylize("$primary", *word))
        past = (counting or not now.moment.speaking) and not waits
        if past != self._past:
            self._past = past
            self._places["words"].set_class(past, "past")
