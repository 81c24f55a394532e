"""The library: every practice at hand, found by typing; beside the list, where there is room, the one pointed at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from guide import library
from guide.actions import formatting
from guide.library import Broken, Header
from guide.library.needs import Need, needs
from guide.library.words import place, words
from guide.preferences import own_shelf
from guide.problems import WorldError
from guide.translation import _
from guide.tui.kept_practice import KeptPractice, kept_practices
from guide.tui.looking_into import A_MOMENT, looked_into
from guide.tui.screens.reading import MEASURING, READING, LeftError, ReadingPage
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Filter, Line
from guide.tui.widgets.practice_detail import Looked, PracticeDetail
from guide.tui.widgets.shelf import Entry, Shelf

if TYPE_CHECKING:
    from guide.journal import Journal

NOTHING_FITS = _("Nothing here is called that. A shorter word may find more; esc shows everything again.")
NO_WORDS = _("No practice says that. A shorter word may find more; esc shows everything again.")
NO_PRACTICES = _("There are no practices here yet.")
OWN_SHELF = _("Your own shelf")
FOR_NEED = _("For: {name}")
ON_IT, OFF_IT = _("{title} is on your own shelf."), _("{title} is on your own shelf no more.")
WITHIN = "/"
"""Before what is looked for in the words of the practices."""
TWO_COLUMNS = 120
"""Cells of the window from which on the practice pointed at stands beside the list."""
_OWN = Need("", OWN_SHELF)
"""The first stop of ``tab``."""


class Library(ReadingPage[Header | KeptPractice | None]):
    """Answers with a practice, one as it was kept, or None to go back. May be asked again: `ask_again`."""

    FROM_ABOVE = True
    DEFAULT_CSS = """
    Library #head { height: 1; margin-bottom: 1; }
    Library #need { height: 1; color: $accent; }
    Library Line { margin-bottom: 1; }
    Library #say, Library #busy { color: $quiet; height: auto; margin-top: 1; padding: 0 1; }
    Library #busy { display: none; }
    Library Body { overflow: hidden; }
    Library #both { height: 1fr; }
    Library.-two Body, Library.-two Keys { max-width: 156; }
    Library.-two Shelf { max-width: 76; }
    Library.-two PracticeDetail { display: block; }
    Library.-low #head { display: none; }
    Library.-low Line, Library.-low #say, Library.-low #busy { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("ctrl+k", "keep", show=False, priority=True),
        Binding("escape", "back", show=False),
        Binding("tab", "need(1)", show=False, priority=True),
        Binding("shift+tab", "need(-1)", show=False, priority=True),
        Binding("S", "card", show=False, priority=True),
        Binding("question_mark", "keys", show=False, priority=True),
    ]
    HINTS = (
        Hint("enter", _("open"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint(_("type"), _("to find"), (), _("to find by title, kind or need; after / by the words that are said")),
        Hint("tab", _("what for"), ("tab", "shift+tab"), _("your own shelf, and what you come for, one after another")),
        Hint("ctrl+k", _("keep"), ("ctrl+k",), _("keep on your own shelf, or no more")),
        Hint("esc", _("back"), ("escape",)),
    )
    TYPED = (*HINTS[:-1], Hint("esc", _("show all"), ("escape",)))
    """The same while something is typed."""

    def __init__(
        self, typed: str = "", pointed: str = "", journal: Callable[[], Journal | None] = lambda: None
    ) -> None:
        """``typed`` stands in the filter, and the practice of the name ``pointed`` is pointed at: as it was left.

        ``journal`` is called in a thread, for the last times of a practice."""
        super().__init__()
        self._journal = journal
        self._shelf = own_shelf.OwnShelf()
        self._presets: tuple[KeptPractice, ...] = ()
        """As they were found; those that are kept no more stay here for this visit."""
        self._words: dict[str, str] | None = None
        """What each practice says, by name, once somebody searches in it."""
        self._details: dict[str, Looked] = {}
        self.typed, self._first_pointed = typed, pointed
        self.practices: tuple[Header, ...] = ()
        self.broken: tuple[Broken, ...] = ()
        self._looked = False
        self._need: Need | None = None
        """What it is narrowed to."""
        self.lengths: dict[str, str] = {}
        """How long each lasts by name, as far as that is known."""

    def content(self) -> Iterable[Widget]:
        yield Static(_("All practices"), id="head", classes="title")
        yield Static(id="need", markup=False)
        yield Filter(_("a title, a kind, a word"), id="filter", value=self.typed)
        with Horizontal(id="both"):
            yield Shelf()
            yield PracticeDetail()
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
            self.tell(self._found, index.usable, index.broken, own_shelf.read())
            from guide.render.lengths import lengths

            found = lengths(index.usable, index.read, self.counter(MEASURING))
            self.tell(self._measured, {name: formatting.lasts(*lasting) for name, lasting in found.items()})
        except WorldError as error:
            self.tell(self._failed, str(error))
        except LeftError:  # what was found out so far is kept
            return

    def _found(self, practices: tuple[Header, ...], broken: tuple[Broken, ...], shelf: own_shelf.OwnShelf) -> None:
        self.practices, self.broken, self._looked = practices, broken, True
        self._shelf, self._presets = shelf, kept_practices(shelf, practices)
        self._show()

    def _measured(self, lengths: dict[str, str]) -> None:
        self.lengths = lengths
        self.end_counting()
        self._show()

    def _failed(self, sentence: str) -> None:
        self.end_counting()
        self._say(sentence)

    def on_resize(self) -> None:
        two = self.size.width >= TWO_COLUMNS
        self.set_class(two, "-two")
        self.query_one(Shelf).with_kind = not two
        self.call_after_refresh(self._show)  # once the list knows how wide it is

    @on(Line.Changed)
    def _filter(self, event: Line.Changed) -> None:
        self.typed = event.value
        self.show_keys(self.TYPED if event.value else self.HINTS)
        self._show(keep=False)

    @on(Line.Submitted)
    def _enter(self) -> None:
        self._open(self.query_one(Shelf).pointed)

    @on(Shelf.Chosen)
    def _clicked(self) -> None:
        self._open(self.query_one(Shelf).pointed)

    def _open(self, entry: Entry | None) -> None:
        """Answer with a practice; of a script that cannot be used, say why."""
        if isinstance(entry, Broken):
            self._say(entry.sentence)
        elif entry is not None:
            self.answer(entry)

    def action_move(self, rows: int) -> None:
        """Move in the list, while typing goes into the filter."""
        self._go(self.query_one(Shelf).move, rows)

    def action_turn(self, way: int) -> None:
        """Move by as much as is seen."""
        self._go(self.query_one(Shelf).page, way)

    def _go(self, go: Callable[[int], None], by: int) -> None:
        """Move in the list, and tell of the entry at once, not when the list says so: both are painted as one."""
        shelf = self.query_one(Shelf)
        before = shelf.at
        with shelf.prevent(Shelf.Pointed):
            go(by)
        if shelf.at != before:
            self._tell()

    def action_keep(self) -> None:
        """Have the practice or the preset pointed at on the own shelf, or not."""
        entry = self.query_one(Shelf).pointed
        if entry is None or isinstance(entry, Broken):
            return
        there = not self._is_kept(entry)
        try:
            if isinstance(entry, Header):
                self._shelf = own_shelf.put(entry.name, there=there)
            else:
                self._shelf = own_shelf.keep(entry.preset) if there else own_shelf.forget(entry.preset.name)
        except WorldError as error:
            self._say(str(error))
            return
        self._show()
        title = entry.title if isinstance(entry, Header) else f"@{entry.preset.name}"
        self._say((ON_IT if there else OFF_IT).format(title=title))

    def _is_kept(self, entry: Header | KeptPractice) -> bool:
        if isinstance(entry, KeptPractice):
            return entry.preset in self._shelf.presets
        return entry.name in self._shelf.practices

    def action_need(self, by: int) -> None:
        """Narrow the list to the next need that some practice meets; after the last one, to none."""
        met = {need for each in self.practices for need in each.needs}
        own = [_OWN] if self._shelf.practices or self._presets else []
        ways: list[Need | None] = [None, *own, *(each for each in needs() if each.need in met)]
        self._narrow(ways[(ways.index(self._need) + by) % len(ways)])

    def _narrow(self, need: Need | None) -> None:
        self._need = need
        self.say_in("#need", OWN_SHELF if need is _OWN else FOR_NEED.format(name=need.name) if need else "")
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
        typed = self.query_one(Line).value
        within = typed.removeprefix(WITHIN).strip() if typed.startswith(WITHIN) else ""
        found: dict[str, str] = {}
        fitting: list[Entry]
        if within:
            if self._words is None:
                self._read_words()
                return
            room = max(20, self.query_one(Shelf).size.width - 8)
            for each in self._narrowed():
                if isinstance(each, Header) and (said := place(self._words.get(each.name, ""), within, room)):
                    found[each.name] = said
            fitting = [each for each in self._narrowed() if isinstance(each, Header) and each.name in found]
        else:
            fitting = matching(self._narrowed(), typed.removeprefix(WITHIN))
        shelf = self.query_one(Shelf)
        with shelf.prevent(Shelf.Pointed):  # told of below, so that both are painted as one
            shelf.show(fitting, self.lengths, keep=keep, kept=self._shelf.practices, found=found)
            if self._first_pointed:
                names = [_name(each) for each in fitting]
                shelf.point(names.index(self._first_pointed) if self._first_pointed in names else shelf.at)
                self._first_pointed = ""
        self._tell()
        nothing = NO_WORDS if within else NOTHING_FITS if self.practices or self.broken else NO_PRACTICES
        self._say(self._shelf.said if fitting else nothing)

    def _narrowed(self) -> list[Entry]:
        """What there is before anything is typed."""
        if self._need is None:
            return [*self._presets, *self.practices, *self.broken]
        if self._need is _OWN:
            return [*self._presets, *(each for each in self.practices if self._is_kept(each))]
        return [each for each in self.practices if self._need.need in each.needs]

    @work(thread=True, exclusive=True, group="words")
    def _read_words(self) -> None:
        """What each practice says; read once, when somebody searches in it."""
        found = {}
        for each in self.practices:
            if get_current_worker().is_cancelled:
                return
            found[each.name] = words(each.path)
        self.tell(self._know_words, found)

    def _know_words(self, found: dict[str, str]) -> None:
        self._words = found
        self._show(keep=False)

    @on(Shelf.Pointed)
    def _tell(self) -> None:
        """Tell beside the list what is pointed at; what takes a moment follows."""
        entry = self.query_one(Shelf).pointed
        looked = None if entry is None else self._details.get(_name(entry))
        if not self.has_class("-two"):
            return
        self.query_one(PracticeDetail).tell(entry, looked)
        if entry is not None and looked is None and not isinstance(entry, Broken):
            self._find_out(entry.header if isinstance(entry, KeptPractice) else entry, _name(entry))

    @work(thread=True, exclusive=True, group="detail")
    def _find_out(self, header: Header, name: str) -> None:
        if not get_current_worker().cancelled_event.wait(A_MOMENT):
            self.tell(self._know, name, looked_into(header, self._journal()))

    def _know(self, name: str, looked: Looked) -> None:
        self._details[name] = looked
        entry = self.query_one(Shelf).pointed
        if entry is not None and _name(entry) == name:
            self.query_one(PracticeDetail).tell(entry, looked)

    def _say(self, sentence: str) -> None:
        self.say_in("#say", sentence)


def matching(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """Return the entries that have every word typed in their title, kind or summary, in any case."""
    words = typed.casefold().split()
    if not words:
        return list(entries)
    called = {each.need: f"{each.need} {each.name}" for each in needs()}
    return [each for each in entries if all(word in _text(each, called) for word in words)]


def _text(entry: Entry, called: dict[str, str]) -> str:
    if isinstance(entry, KeptPractice):
        return f"@{entry.preset.name} {entry.told}".casefold()
    if isinstance(entry, Broken):
        return f"{entry.title} {entry.name}".casefold()
    met = " ".join(called.get(each, each) for each in entry.needs)
    return f"{entry.title} {formatting.kind(entry.kind)} {entry.kind} {entry.summary} {entry.name} {met}".casefold()


def _name(entry: Entry) -> str:
    return f"@{entry.preset.name}" if isinstance(entry, KeptPractice) else entry.name
