"""One entry or one session whole, and what can be done with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from enum import Enum
from io import StringIO
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions.journal_text import lived_lines
from guide.journal import Entry, Journal, State
from guide.journal.river import Lived
from guide.problems import WorldError
from guide.translation import _, pgettext
from guide.tui.screens.agree import DELETES, agreed
from guide.tui.screens.page import Body, Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.lived import styled

GONE = _("It is gone for good then, with its earlier versions, and nothing of it is left in the journal's files.")


class Do(Enum):
    """What is wanted with it."""

    BACK = "back"
    EDIT = "edit"
    BESIDE = "beside"
    """Then and now, side by side."""
    AGAIN = "again"
    """The same form once more, coming back to this one."""
    DELETE = "delete"
    """Agreed to."""


class LivedPage(Page[Do]):
    """Answers with what is wanted. Marking and putting aside is done here, and ``lived`` is as it is then."""

    DEFAULT_CSS = """
    LivedPage Body Static { height: auto; max-width: 76; }
    LivedPage #say { color: $accent; margin-top: 1; }
    LivedPage .absent { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "answer('back')", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("e", "answer('edit')", show=False),
        Binding("t", "answer('beside')", show=False),
        Binding("a", "answer('again')", show=False),
        Binding("s", "share", show=False),
        Binding("p", "put_aside", show=False),
        Binding("c", "copy", show=False),
        Binding("d", "delete", show=False),
    ]
    OF_ENTRIES = ("e", "t", "a", "s", "p", "c")
    HINTS = (
        Hint("e", _("edit"), ("e",), _("change it; what it was before is kept")),
        Hint("t", _("then and now"), ("t",), _("beside an earlier one of the same form")),
        Hint("a", _("again"), ("a",), _("come back to it: the same form once more")),
        Hint("s", _("safe to share"), ("s",), _("mark it as safe to share, or not")),
        Hint("p", _("not yet"), ("p",), _("put it aside for later, or take it back")),
        Hint("c", pgettext("key", "copy"), ("c",), _("copy it as plain text, to talk about it with somebody")),
        Hint("d", _("delete"), ("d",), _("delete it for good; you are asked first")),
        Hint("↑ ↓", _("scroll"), ("up", "down", "pageup", "pagedown", "space")),
        Hint("esc", _("back"), ("escape", "enter", "q")),
    )

    def __init__(self, journal: Journal, lived: Lived, title: str, told: str = "") -> None:
        """``title`` is that of its form; ``told`` is a sentence to begin with."""
        super().__init__()
        self.lived = lived
        self._journal, self._title, self._told = journal, title, told
        self.hints = self.HINTS if isinstance(lived, Entry) else self._without_entries()

    def _without_entries(self) -> tuple[Hint, ...]:
        return tuple(hint for hint in self.HINTS if hint.bindings[0] not in self.OF_ENTRIES)

    def content(self) -> Iterable[Widget]:
        yield Static(id="whole", markup=False)
        yield Static(self._told, id="say", markup=False, classes="" if self._told else "absent")

    def on_mount(self) -> None:
        self._look()

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        try:
            lines = lived_lines(self._journal, self.lived)
        except WorldError as error:
            lines = [str(error)]
        self.tell(self._show, lines)

    def _show(self, lines: list[str]) -> None:
        if isinstance(self.lived, Entry):
            lines = [self._title, lines[0].partition(", ")[2], "", *lines[1:]]
        self.query_one("#whole", Static).update(styled(self, lines))

    def action_answer(self, what: str) -> None:
        """Answer with what is wanted of an entry, or with going back."""
        self.answer(Do(what))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to entries is not asked of a session."""
        entries = action in ("share", "put_aside", "copy") or (action == "answer" and parameters != ("back",))
        return isinstance(self.lived, Entry) or not entries

    def action_scroll(self, rows: int) -> None:
        """Move the page."""
        self.query_one(Body).scroll_relative(y=rows, animate=False)

    async def action_share(self) -> None:
        """Mark it as safe to share, or private again."""
        if isinstance(self.lived, Entry):
            safe = not self.lived.share
            said = _("It is marked as safe to share.") if safe else _("It is private again.")
            await self._change(said, lambda uid: self._journal.share(uid, safe))

    async def action_put_aside(self) -> None:
        """Onto the shelf of what is not yet, or back from it."""
        if isinstance(self.lived, Entry):
            aside = self.lived.state is not State.SHELF
            said = (
                _("It is put aside. It waits under “not yet”, and nobody asks for it.")
                if aside
                else _("It is back in your journal.")
            )
            await self._change(said, lambda uid: self._journal.set_state(uid, State.SHELF if aside else State.DONE))

    def action_copy(self) -> None:
        """Put it into the clipboard, and nowhere else."""
        if isinstance(self.lived, Entry):
            from guide.exchange import Choice, export

            out = StringIO(newline="")
            export("text", (self.lived,), (), out, Choice(private=True))
            self.app.copy_to_clipboard(out.getvalue())
            self.say(_("It is in your clipboard as plain text, where your terminal allows that, and nowhere else."))

    async def _change(self, said: str, change: Callable[[str], bool]) -> None:
        try:
            await asyncio.to_thread(change, self.lived.uid)
            self.lived = await asyncio.to_thread(self._journal.entry, self.lived.uid) or self.lived
        except WorldError as error:
            said = str(error)
        self.say(said)
        self._look()

    @work
    async def action_delete(self) -> None:
        """Ask, and then answer with it."""
        of = (
            _("this entry") if isinstance(self.lived, Entry) else _("this practice, and everything you wrote around it")
        )
        if await agreed(self, _("Delete {of}?").format(of=of), GONE, DELETES):
            self.say(_("It is being deleted, so that nothing of it is left."))
            self.answer(Do.DELETE)

    def say(self, sentence: str) -> None:
        """Show a quiet sentence below it."""
        line = self.query_one("#say", Static)
        line.update(sentence)
        line.set_class(not sentence, "absent")
        self.call_after_refresh(line.scroll_visible, animate=False)
