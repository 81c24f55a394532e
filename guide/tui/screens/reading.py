"""Pages that read the practices: how far they are is said where it takes long, and whoever leaves does not wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rich.cells import cell_len
from textual.widgets import Static
from textual.worker import get_current_worker

from guide.translation import _, grouped
from guide.tui.screens.page import Page

Answer = TypeVar("Answer")
READING = _("Reading the practices, this once")
MEASURING = _("Finding out how long they last, this once")
PATIENCE = 0.5
"""Seconds after which it is said what takes so long, and between one count and the next."""


class LeftError(Exception):
    """The page has gone while its practices were being read."""


class ReadingPage(Page[Answer]):
    """Has a ``#busy`` among its widgets."""

    def __init__(self) -> None:
        super().__init__()
        self._busy = ""
        """What is being done with how many scripts; empty before it begins."""

    def begin_counting(self) -> None:
        """Show from now on how far it is, if it takes long."""
        self._counting = self.set_interval(PATIENCE, lambda: self.say_in("#busy", self._busy))

    def end_counting(self) -> None:
        """All is read."""
        self._counting.stop()
        self.say_in("#busy", "")

    def counter(self, what: str) -> Callable[[int, int], None]:
        """Return what notes, in the thread that reads, how far it is; raises LeftError there once the page has gone."""
        worker = get_current_worker()

        def count(done: int, of: int) -> None:
            if worker.is_cancelled:
                raise LeftError
            self._busy = _("{what}: {done} of {of}.").format(what=what, done=grouped(done), of=grouped(of))

        return count

    def say_in(self, where: str, sentence: str) -> None:
        """Show ``sentence`` in a widget that is there only while it says something."""
        told = self.query_one(where, Static)
        if told.content != sentence:
            before, room = str(told.content), told.content_size.width
            same = told.display and bool(sentence) and max(cell_len(before), cell_len(sentence)) <= room
            told.update(sentence, layout=not same)  # one line for another: nothing has to be laid out anew
        told.display = bool(sentence)
