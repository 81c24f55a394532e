"""The first visit: what this is, whether it can be heard, own words. Three short pages; one key skips them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide import welcome
from guide.problems import WorldError
from guide.translation import _
from guide.tui.screens.own_words import asked_for, kept, show_kept
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line


class Turn(Enum):
    """What comes after a page of the first visit."""

    ON = "on"
    SKIP = "skip"


ON = Hint("enter", _("go on"), ("enter",))
SKIP = Hint("esc", _("skip all of it"), ("escape",))


class WelcomePage(Page[Turn]):
    """One page of it: a title, and what it says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", show=False),
        Binding("escape", "skip", show=False),
    ]
    HINTS: ClassVar[tuple[Hint, ...]] = (ON, SKIP)
    TITLE_SAID = welcome.IS_TITLE

    def content(self) -> Iterable[Widget]:
        yield Static(self.TITLE_SAID, classes="title", markup=False)
        yield from self.said()

    def said(self) -> Iterable[Widget]:
        """Return what stands under the title."""
        for paragraph in welcome.IS:
            yield Static(paragraph, classes="gap", markup=False)

    def action_on(self) -> None:
        """Go on."""
        self.answer(Turn.ON)

    def action_skip(self) -> None:
        """Leave the rest out."""
        self.answer(Turn.SKIP)


class SoundPage(WelcomePage):
    """Lets the voice be heard once, and says what to do where it was not."""

    DEFAULT_CSS = "SoundPage #heard { height: auto; color: $accent; margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "hear", show=False),
        Binding("n", "silent", show=False),
    ]
    HINTS = (ON, Hint("space", _("hear"), ("space",)), Hint("n", _("I hear nothing"), ("n",)), SKIP)
    TITLE_SAID = welcome.SOUND_TITLE

    def said(self) -> Iterable[Widget]:
        yield Static(welcome.SOUND, classes="gap", markup=False)
        yield Static(id="heard", markup=False)

    def action_hear(self) -> None:
        """Speak one sentence."""
        self._say(_("One sentence …"))
        self._hear()

    def action_silent(self) -> None:
        """Say what may help where nothing was heard, and then what is seen of sound here."""
        self._say(welcome.SILENT)
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        self.tell(self._say, welcome.silent())

    @work(thread=True, exclusive=True)
    def _hear(self) -> None:
        try:
            welcome.hear()
        except WorldError as error:
            self.tell(self._say, f"{error} {welcome.SILENT}")
            return
        self.tell(self._say, welcome.HEARD)

    def _say(self, sentence: str) -> None:
        self.query_one("#heard", Static).update(sentence)


class OwnWordsPage(WelcomePage):
    """Asks for the person's own words, each of which may stay empty."""

    HINTS = (ON, Hint("tab", _("next line"), ("tab",)), SKIP)
    TITLE_SAID = welcome.OWN_TITLE

    def said(self) -> Iterable[Widget]:
        yield Static(welcome.OWN, classes="gap", markup=False)
        yield from asked_for(welcome.ANCHORS)
        yield Static(id="heard", classes="gap", markup=False)

    def on_mount(self) -> None:
        show_kept(self)

    @on(Line.Submitted)
    def _next(self, event: Line.Submitted) -> None:
        if event.input is self.query(Line).last():
            self.action_on()
        else:
            self.screen.focus_next(Line)

    def action_on(self) -> None:
        """Keep what was written, and go on."""
        if kept(self, "#heard"):
            self.answer(Turn.ON)


PAGES = (WelcomePage, SoundPage, OwnWordsPage)
