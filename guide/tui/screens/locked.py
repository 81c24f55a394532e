"""The journal has locked itself: its passphrase opens it, and everything is as it was."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Static

from guide.journal import Journal, lock
from guide.journal.troubles import LockedError
from guide.problems import WorldError
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line

WHY = _("Your journal has locked itself while you were away. Its passphrase opens it, and you go on where you were.")
OPENING = _("Opening …")
ANOTHER = _("That is another one. There is time, and you can try again.")


class Locked(Page[None]):
    """Lies over everything until the passphrase is there; then it is gone."""

    DEFAULT_CSS = """
    Locked Static { height: auto; max-width: 76; margin-bottom: 1; }
    Locked Line { max-width: 40; margin-bottom: 1; }
    """
    HINTS = (Hint("enter", _("open"), ("enter",)), Hint("ctrl+c", _("leave"), ("ctrl+c",)))

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def content(self) -> Iterable[Widget]:
        yield Static(WHY, classes="title", markup=False)
        line = Line(_("passphrase"))
        line.password = True
        yield line
        yield Static(id="say", markup=False)

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def _typed(self, event: Line.Submitted) -> None:
        if event.value:
            self._say(OPENING)
            self._open(event.value)
            event.input.value = ""

    @work(thread=True, exclusive=True)
    def _open(self, passphrase: str) -> None:
        try:
            self._journal.reopen(lock.unlock(self._journal.path, passphrase))
        except LockedError:
            self.tell(self._say, ANOTHER)
        except WorldError as error:
            self.tell(self._say, str(error))
        else:
            self.tell(self._opened)

    def _opened(self) -> None:
        self.answer(None)
        self.dismiss()

    def _say(self, sentence: str) -> None:
        self.query_one("#say", Static).update(sentence)
