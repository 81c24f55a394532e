"""The library: every practice at hand, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from guide import library
from guide.actions import formatting
from guide.library import Broken, Header
from guide.problems import WorldError
from guide.tui.door import Door, doors
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line
from guide.tui.widgets.shelf import Shelf

NOTHING_FITS = "Nothing here is called that. A shorter word may find more; esc shows everything again."
NO_PRACTICES = "There are no practices here yet."
READING = "Reading the practices, this once"
MEASURING = "Finding out how long they last, this once"
PATIENCE = 0.5
"""Seconds after which it is said what takes so long, and between one count and the next."""


class LeftError(Exception):
    """The page has gone while its practices were being read."""


class Library(Page[Header | Door | None]):
    """Answers with a practice, a door, or None to leave. May be asked again: `ask_again`."""

    DEFAULT_CSS = """
    Library #head { height: 1; margin-bottom: 1; }
    Library Line { margin-bottom: 1; }
    Library #say, Library #busy { color: $quiet; height: auto; margin-top: 1; padding: 0 1; }
    Library #busy { display: none; }
    Library Body { overflow: hidden; }
    Library.-low #head { display: none; }
    Library.-low Line, Library.-low #say, Library.-low #busy { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("escape", "back", show=False),
    ]
    HINTS = (
        Hint("enter", "open", ("enter",)),
        Hint("↑ ↓", "choose", ("up", "down")),
        Hint("type", "to find"),
        Hint("esc", "leave", ("escape",)),
    )
    TYPED = (*HINTS[:-1], Hint("esc", "show all", ("escape",)))
    """The same while something is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.practices: tuple[Header, ...] = ()
        self.broken: tuple[Broken, ...] = ()
        self._looked = False
        self.lengths: dict[str, str] = {}
        """How long each lasts by name, as far as that is known."""
        self._busy = ""
        """What is being done with how many scripts; empty before it begins."""

    def content(self) -> Iterable[Widget]:
        yield Static("What would be good now?", id="head", classes="title")
        yield Line("a title, a kind, a word", id="filter")
        yield Shelf()
        yield Static(id="say")
        yield Static(id="busy")

    def on_mount(self) -> None:
        self.query_one(Line).focus()
        self._counting = self.set_interval(PATIENCE, lambda: self._tell("#busy", self._busy))
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Read the practices, and then find out how long they are; the screen is there before either."""
        try:
            index = library.read_index(self._counter(READING))
            self.tell(self._found, index.usable, index.broken)
            from guide.render.lengths import lengths

            found = lengths(index.usable, index.read, self._counter(MEASURING))
            self.tell(self._measured, {name: formatting.lasts(*lasting) for name, lasting in found.items()})
        except WorldError as error:
            self.tell(self._failed, str(error))
        except LeftError:  # what was found out so far is kept
            return

    def _counter(self, what: str) -> Callable[[int, int], None]:
        """Return what notes, in the thread that reads, how far it is; raises LeftError there once the page has gone."""
        worker = get_current_worker()

        def count(done: int, of: int) -> None:
            if worker.is_cancelled:
                raise LeftError
            self._busy = f"{what}: {done:,} of {of:,}."

        return count

    def _found(self, practices: tuple[Header, ...], broken: tuple[Broken, ...]) -> None:
        self.practices, self.broken, self._looked = practices, broken, True
        self._show()

    def _measured(self, lengths: dict[str, str]) -> None:
        self.lengths = lengths
        self._done()
        self._show()

    def _failed(self, sentence: str) -> None:
        self._done()
        self._say(sentence)

    def _done(self) -> None:
        self._counting.stop()
        self._tell("#busy", "")

    def on_resize(self) -> None:
        self._show()

    @on(Line.Changed)
    def _filter(self, event: Line.Changed) -> None:
        self.show_keys(self.TYPED if event.value else self.HINTS)
        self._show(keep=False)

    @on(Line.Submitted)
    def _enter(self) -> None:
        self._open(self.query_one(Shelf).pointed)

    @on(Shelf.OptionSelected)
    def _clicked(self, event: Shelf.OptionSelected) -> None:
        self._open(self.query_one(Shelf).entries[event.option_index])

    def _open(self, entry: Header | Broken | None) -> None:
        """Answer with a practice; of a script that cannot be used, say why."""
        if isinstance(entry, Header):
            self.answer(entry)
        elif entry is not None:
            self._say(entry.sentence)

    def leads(self) -> tuple[Door, ...]:
        """Return every door."""
        return doors()

    def action_move(self, how: str) -> None:
        """Move in the list, while typing goes into the filter."""
        getattr(self.query_one(Shelf), f"action_{how}")()

    def action_back(self) -> None:
        """Show everything again; with nothing typed, leave."""
        typed = self.query_one(Line)
        if typed.value:
            typed.value = ""
        else:
            self.answer(None)

    def _show(self, *, keep: bool = True) -> None:
        if not self._looked:
            return
        fitting = matching((*self.practices, *self.broken), self.query_one(Line).value)
        self.query_one(Shelf).show(fitting, self.lengths, keep=keep)
        self._say("" if fitting else NOTHING_FITS if self.practices or self.broken else NO_PRACTICES)

    def _say(self, sentence: str) -> None:
        self._tell("#say", sentence)

    def _tell(self, where: str, sentence: str) -> None:
        told = self.query_one(where, Static)
        told.update(sentence)
        told.display = bool(sentence)


def matching(entries: Iterable[Header | Broken], typed: str) -> list[Header | Broken]:
    """Return the entries that have every word typed in their title, kind or summary, in any case."""
    words = typed.casefold().split()
    return [each for each in entries if all(word in _text(each) for word in words)]


def _text(entry: Header | Broken) -> str:
    if isinstance(entry, Broken):
        return f"{entry.title} {entry.name}".casefold()
    return f"{entry.title} {formatting.kind(entry.kind)} {entry.kind} {entry.summary} {entry.name}".casefold()
