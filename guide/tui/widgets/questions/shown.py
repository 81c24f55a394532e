"""What asks nothing: words to read, the support card, a rehearsal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from guide.forms.kinds.rehearse import Rehearsal, RehearseQuestion
from guide.forms.question import Known, QuestionKind
from guide.live import rehearsing
from guide.live.rehearsing import STEP, Rehearsing
from guide.translation import _, counted, pgettext
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import Editor

if TYPE_CHECKING:
    from textual.timer import Timer

ANSWER = _("Answer aloud, in your own time.")
LISTEN = _("They say it.")
NOW = _("Now you. Answer aloud; Enter when you have said it.")
SILENT = _("Nothing can be heard here just now, so read it, and answer aloud.")


class ShownEditor(Editor, can_focus=True):
    """Words that stand as the question; nothing is beneath them."""

    SCOPED_CSS = False
    DEFAULT_CSS = "ShownEditor { height: 0; border: none; }"


class CardEditor(Editor, can_focus=True):
    """Says how the support card opens; the page opens it."""

    ASKS = False
    HINTS = (Hint("S", _("your support card"), ("S",)),)

    def compose(self) -> ComposeResult:
        yield Static(_("S opens your support card. It stays one key away."))


class RehearseEditor(Editor, can_focus=True):
    """The other side, line by line: read, or spoken with a while to answer in. Enter goes on at any time."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    RehearseEditor Static { max-width: 72; }
    RehearseEditor #mine { color: $primary; margin-bottom: 1; }
    RehearseEditor #other { text-style: italic; margin-bottom: 1; }
    RehearseEditor #how { color: $quiet; }
    .-low RehearseEditor #mine, .-low RehearseEditor #other { margin: 0; }
    """
    ASKS = False
    BINDINGS = [  # noqa: RUF012 - Textual declares it so
        Binding("enter", "next", show=False),
        Binding("space", "hear", show=False),
        Binding("right", "give(1)", show=False),
        Binding("left", "give(-1)", show=False),
    ]
    HINTS = (
        Hint("enter", _("I have said it"), ("enter",)),
        Hint("space", _("hear them"), ("space",), _("hear them say it, with a while to answer")),
        Hint("← →", pgettext("key", "time"), ("left", "right"), _("less or more time to answer")),
    )

    def __init__(self, question: QuestionKind) -> None:
        super().__init__(question)
        self._stop = threading.Event()
        self._waits: Timer | None = None
        self._how = ANSWER
        self.rehearsing = Rehearsing(self.rehearsal, self.filled)

    @property
    def rehearsal(self) -> Rehearsal:
        """What is rehearsed."""
        question = self.questions[0]
        return question.rehearsal if isinstance(question, RehearseQuestion) else Rehearsal()

    def compose(self) -> ComposeResult:
        yield Static(id="mine", markup=False)
        yield Static(id="other", markup=False)
        yield Static(self._how, id="how", markup=False)

    def enter(self, known: Known, filled: Callable[[str], str]) -> None:
        """Come into view, at the first line."""
        gap = self.rehearsing.gap
        self.rehearsing = Rehearsing(self.rehearsal, filled)
        self.rehearsing.give(gap)
        super().enter(known, filled)

    def draw(self) -> None:
        """Draw the line that is heard now, and the words to answer with."""
        mine = self.filled(self.rehearsal.mine)
        self.query_one("#mine", Static).update(_("Your words: {mine}").format(mine=mine) if mine else "")
        self.query_one("#mine").display = bool(mine)
        line = self.rehearsing.line
        self.query_one("#other", Static).update(f"“{line}”" if line else "")
        self.query_one("#how", Static).update(self._how)

    def action_next(self) -> None:
        """The next thing they say; after the last one it is done."""
        spoken = self._spoken
        self._hush()
        self._how = ANSWER
        if not self.rehearsing.on():
            self.post_message(self.Done())
        elif spoken:
            self.action_hear()
        else:
            self.draw()

    def action_hear(self) -> None:
        """Speak this line, and then the others, with a while to answer after each."""
        if getattr(self.app, "settings", None) and self.app.settings.silent:  # type: ignore[attr-defined]
            self._not_heard()
            return
        self._hush()
        self._stop = threading.Event()
        self._how = LISTEN
        self.draw()
        self.run_worker(
            partial(self._say, self.rehearsing.line, self._stop, self.rehearsing.own, self.rehearsing.language),
            thread=True, group="rehearsal",
        )  # fmt: skip

    def action_give(self, steps: int) -> None:
        """More time to answer, or less."""
        self.rehearsing.give(self.rehearsing.gap + steps * STEP)
        self._how = _("{spell} to answer.").format(spell=counted(round(self.rehearsing.gap), "second"))
        self.draw()

    @property
    def _spoken(self) -> bool:
        """Whether they are being heard, so that the next line is, too."""
        return self._how in (LISTEN, NOW) or self._waits is not None

    def _say(self, line: str, stop: threading.Event, own: bool, language: str) -> None:
        heard = rehearsing.say(line, stop, own=own, language=language)
        if not stop.is_set():
            self.app.call_from_thread(self._answer if heard else self._not_heard)

    def _answer(self) -> None:
        """It was said; now it is the person's turn, and after a while the next line comes."""
        self._how = NOW
        self.draw()
        if self.rehearsing.at + 1 < self.rehearsing.lines:
            self._waits = self.set_timer(self.rehearsing.gap, self.action_next)

    def _not_heard(self) -> None:
        self._how = SILENT
        self.draw()

    def _hush(self) -> None:
        self._stop.set()
        if self._waits is not None:
            self._waits.stop()
            self._waits = None

    def on_hide(self) -> None:
        """Nothing is said any more once another question is shown."""
        self._hush()

    def on_unmount(self) -> None:
        """Nor once the page has gone."""
        self._hush()
