"""The whole journal, deleted for good: what is in it is told, and it is asked twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions.journal_text import left
from guide.journal import Journal
from guide.problems import WorldError
from guide.translation import _, counted
from guide.tui.screens.agree import DELETES, agreed
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint

TITLE = _("Delete your journal")
LOOKING = _("Looking what is in it …")
IN_IT = _("In it are {practices} and {entries}.")
GONE = _("All of it is gone for good then, and nothing of it is left in the journal's files. It cannot be had back.")
FIRST = _(
    "If you may want to read it again some day, write it to a file first. Single entries are deleted on their pages."
)
ASKED = _("Delete the whole journal?")
DELETING = _("It is being deleted, so that nothing of it is left.")
DONE = _("Nothing of it is left in the journal's files.")


class ErasePage(Page["list[str] | None"]):
    """Answers with sentences on what became of it, or None to go back."""

    DEFAULT_CSS = """
    ErasePage Static { height: auto; max-width: 76; margin-bottom: 1; }
    ErasePage #told { color: $accent; }
    ErasePage.-low Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "ask", show=False),
        Binding("enter,escape,q", "back", show=False),
    ]
    HINTS = (
        Hint("esc", _("keep it"), ("escape", "enter", "q")),
        Hint("d", _("delete all of it"), ("d",), _("delete all of it; you are asked again")),
    )

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Static(LOOKING, id="held", markup=False)
        yield Static(GONE, markup=False)
        yield Static(FIRST, classes="quiet", markup=False)
        yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        self._look()

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        try:
            practices, entries = len(self._journal.sessions()), len(self._journal.entries())
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        told = IN_IT.format(practices=counted(practices, "practice"), entries=counted(entries, "entry", "entries"))
        self.tell(self.query_one("#held", Static).update, told)

    @work
    async def action_ask(self) -> None:
        """Ask, and delete it."""
        if await agreed(self, ASKED, GONE, DELETES):
            self._say(DELETING)
            self._delete()

    @work(thread=True, exclusive=True, group="delete")
    def _delete(self) -> None:
        try:
            done = self._journal.delete_everything()
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        self.tell(self.answer, [DONE, *left(done)])

    def action_back(self) -> None:
        """Keep it."""
        self.answer(None)

    def _say(self, sentence: str) -> None:
        self.query_one("#told", Static).update(sentence)
