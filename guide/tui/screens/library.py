"""The library: every practice at hand, found by typing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide import library
from guide.actions import formatting
from guide.library import Broken, Header
from guide.library.needs import Need, needs
from guide.problems import WorldError
from guide.translation import _
from guide.tui.screens.reading import MEASURING, READING, LeftError, ReadingPage
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line
from guide.tui.widgets.shelf import Shelf

NOTHING_FITS = _("Nothing here is called that. A shorter word may find more; esc shows everything again.")
NO_PRACTICES = _("There are no practices here yet.")


class Library(ReadingPage[Header | None]):
    """Answers with a practice, or None to go back. May be asked again: `ask_again`."""

    DEFAULT_CSS = """
    Library #head { height: 1; margin-bottom: 1; }
    Library #need { height: 1; color: $accent; }
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
        Binding("tab", "need(1)", show=False, priority=True),
        Binding("shift+tab", "need(-1)", show=False, priority=True),
        Binding("S", "card", show=False, priority=True),
    ]
    HINTS = (
        Hint("enter", _("open"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint(_("type"), _("to find")),
        Hint("tab", _("what for"), ("tab", "shift+tab"), _("what you come for, one after another")),
        Hint("esc", _("back"), ("escape",)),
    )
    TYPED = (*HINTS[:-1], Hint("esc", _("show all"), ("escape",)))
    """The same while something is typed."""

    def __init__(self, typed: str = "", pointed: str = "") -> None:
        """``typed`` stands in the filter, and the practice of the name ``pointed`` is pointed at: as it was left."""
        super().__init__()
        self.typed, self._first_pointed = typed, pointed
        self.practices: tuple[Header, ...] = ()
        self.broken: tuple[Broken, ...] = ()
        self._looked = False
        self._need: Need | None = None
        """What it is narrowed to."""
        self.lengths: dict[str, str] = {}
        """How long each lasts by name, as far as that is known."""

    def content(self) -> Iterable[Widget]:
        yield Static(_("What would be good now?"), id="head", classes="title")
        yield Static(id="need", markup=False)
        yield Line(_("a title, a kind, a word"), id="filter", value=self.typed)
        yield Shelf()
        yield Static(id="say")
        yield Static(id="busy")

    def on_mount(self) -> None:
        self.say_in("#need", "")
        self.query_one(Line).focus()
        self.begin_counting()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Read the practices, and then find out how long they are; the screen is there before either."""
        try:
            index = library.read_index(self.counter(READING))
            self.tell(self._found, index.usable, index.broken)
            from guide.render.lengths import lengths

            found = lengths(index.usable, index.read, self.counter(MEASURING))
            self.tell(self._measured, {name: formatting.lasts(*lasting) for name, lasting in found.items()})
        except WorldError as error:
            self.tell(self._failed, str(error))
        except LeftError:  # what was found out so far is kept
            return

    def _found(self, practices: tuple[Header, ...], broken: tuple[Broken, ...]) -> None:
        self.practices, self.broken, self._looked = practices, broken, True
        self._show()

    def _measured(self, lengths: dict[str, str]) -> None:
        self.lengths = lengths
        self.end_counting()
        self._show()

    def _failed(self, sentence: str) -> None:
        self.end_counting()
        self._say(sentence)

    def on_resize(self) -> None:
        self._show()

    @on(Line.Changed)
    def _filter(self, event: Line.Changed) -> None:
        self.typed = event.value
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

    def action_move(self, how: str) -> None:
        """Move in the list, while typing goes into the filter."""
        getattr(self.query_one(Shelf), f"action_{how}")()

    def action_need(self, by: int) -> None:
        """Narrow the list to the next need that some practice meets; after the last one, to none."""
        met = {need for each in self.practices for need in each.needs}
        ways: list[Need | None] = [None, *(each for each in needs() if each.need in met)]
        self._narrow(ways[(ways.index(self._need) + by) % len(ways)])

    def _narrow(self, need: Need | None) -> None:
        self._need = need
        self.say_in("#need", _("For: {name}").format(name=need.name) if need else "")
        self.show_keys(self.TYPED if need or self.typed else self.HINTS)
        self._show(keep=False)

    def action_back(self) -> None:
        """Show everything again; with nothing typed, leave."""
        typed = self.query_one(Line)
        if typed.value or self._need:
            typed.value = ""
            self._narrow(None)
        else:
            self.answer(None)

    def _show(self, *, keep: bool = True) -> None:
        if not self._looked:
            return
        every = [each for each in self.practices if self._need is None or self._need.need in each.needs]
        fitting = matching((*every, *(() if self._need else self.broken)), self.query_one(Line).value)
        shelf = self.query_one(Shelf)
        shelf.show(fitting, self.lengths, keep=keep)
        if self._first_pointed:
            names = [each.name for each in fitting]
            shelf.highlighted = names.index(self._first_pointed) if self._first_pointed in names else shelf.highlighted
            self._first_pointed = ""
        self._say("" if fitting else NOTHING_FITS if self.practices or self.broken else NO_PRACTICES)

    def _say(self, sentence: str) -> None:
        self.say_in("#say", sentence)


def matching(entries: Iterable[Header | Broken], typed: str) -> list[Header | Broken]:
    """Return the entries that have every word typed in their title, kind or summary, in any case."""
    words = typed.casefold().split()
    return [each for each in entries if all(word in _text(each) for word in words)]


def _text(entry: Header | Broken) -> str:
    if isinstance(entry, Broken):
        return f"{entry.title} {entry.name}".casefold()
    met = " ".join(f"{each.need} {each.name}" for each in needs() if each.need in entry.needs)
    return f"{entry.title} {formatting.kind(entry.kind)} {entry.kind} {entry.summary} {entry.name} {met}".casefold()
