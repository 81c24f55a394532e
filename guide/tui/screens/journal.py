"""The journal as a river of days: moved through, searched, narrowed down; one of it opened, or something written.

What was seen is held apart from the page (`guide.tui.seen_days`), so that one comes back to where one was.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar, TypeAlias

from rich.style import Style
from rich.text import Text
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from guide.actions.journal_text import form_name, lived_lines
from guide.forms.form import Form
from guide.journal import Journal
from guide.journal.known import is_ongoing
from guide.journal.river import EVERYTHING, Lived, Sought, What
from guide.live.offered import fits
from guide.problems import WorldError
from guide.translation import _
from guide.tui.screens.form_picker import FormPicker, read_forms
from guide.tui.screens.page import Page
from guide.tui.seen_days import Seen
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line
from guide.tui.widgets.lived import Beside
from guide.tui.widgets.river import LULL, River

SORTS = {"everything": _("everything"), "practices": _("practices"), "what you wrote": _("what you wrote")}
"""Which sort of things is looked for, in words."""
EMPTY = _("Nothing is here yet. A practice writes its first page, and n lets you write one.")
NOTHING_FITS = _("Nothing here is like that. esc shows everything again.")
SHELF_EMPTY = _("Nothing is put aside. What you put aside waits here, and nobody asks for it.")
GROWS = _("What you practise and write comes to stand here, day by day.\nDays of rest are drawn as water.")
FEW = 4
"""So many are no river yet: then the page keeps together in the middle of a large window."""
PIECE = 200
"""How many are read at once."""
LARGE_PIECE = 2000
"""How many where the way goes back to the first day."""


class Turn(Enum):
    """What is wanted, beside looking at one of them."""

    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Write:
    """A form is to be filled in."""

    form: Form


Way: TypeAlias = Lived | Write | Turn


class JournalPage(Page[Way]):
    """Answers with what is to be looked at, with a form to be filled in, or with leaving."""

    FROM_ABOVE = True
    DEFAULT_CSS = """
    JournalPage.-wide Body, JournalPage.-wide Keys { max-width: 156; }
    JournalPage Body { overflow: hidden; }
    JournalPage #head { height: 1; }
    JournalPage #sought { height: auto; color: $quiet; margin-bottom: 1; }
    JournalPage Line { display: none; margin-bottom: 1; }
    JournalPage.-searching Line { display: block; }
    JournalPage Horizontal { height: 1fr; }
    JournalPage River { width: 1fr; height: 1fr; max-width: 90; }
    JournalPage Beside { display: none; width: 1fr; max-width: 76; height: 1fr; margin-left: 4; }
    JournalPage.-wide Beside { display: block; }
    JournalPage #grows { display: none; height: auto; max-width: 76; color: $quiet; margin-top: 1; }
    JournalPage.-few #grows { display: block; }
    JournalPage.-few Horizontal { height: auto; max-height: 60vh; }
    JournalPage.-few.-tall Body { align: left middle; padding: 1 4 0 4; }
    JournalPage.-few.-tall #head, JournalPage.-few.-tall #grows { margin-bottom: 1; }
    JournalPage.-few.-tall #sought, JournalPage.-few.-tall Horizontal { margin-bottom: 2; }
    JournalPage.-few.-wide Body, JournalPage.-few.-wide Keys { max-width: 120; }
    JournalPage.-few River { height: auto; }
    JournalPage.-few Beside { height: auto; max-height: 60vh; }
    JournalPage.-few Beside Static { min-height: 0; }
    JournalPage #say { height: auto; color: $accent; margin-top: 1; }
    JournalPage .absent { display: none; }
    JournalPage.-low #head { display: none; }
    JournalPage.-low #sought, JournalPage.-low Line, JournalPage.-low #say { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "end", show=False),
        Binding("enter", "open", show=False),
        Binding("n", "write", show=False),
        Binding("slash", "search", show=False),
        Binding("w", "what", show=False),
        Binding("f", "form", show=False),
        Binding("s", "shared", show=False),
        Binding("y", "shelf", show=False),
        Binding("escape", "back", show=False),
    ]
    HINTS = (
        Hint("enter", _("open"), ("enter",)),
        Hint(
            "↑ ↓",
            _("choose"),
            ("up", "down", "pageup", "pagedown", "home", "end", "space"),
            _("choose; page, home, end"),
        ),
        Hint("n", _("write"), ("n",), _("write something down: choose a form")),
        Hint("/", _("search"), ("slash",), _("search what you wrote")),
        Hint("w", _("what"), ("w",), _("everything, practices, what you wrote")),
        Hint("f", _("form"), ("f",), _("only one form")),
        Hint("s", _("safe to share"), ("s",), _("only what you marked as safe to share")),
        Hint("y", _("not yet"), ("y",), _("what you put aside for later")),
        Hint("esc", _("back"), ("escape",)),
    )

    def __init__(self, journal: Journal, seen: Seen) -> None:
        super().__init__()
        self._journal, self.seen = journal, seen
        self._reading = False
        self._told, seen.told = seen.told, ""
        self._to_end = False
        """Whether the first day is on its way to be pointed at."""

    def content(self) -> Iterable[Widget]:
        yield Static(_("Your journal"), id="head", classes="title")
        yield Static(id="sought")
        yield Line(_("words you wrote, or a practice"))
        with Horizontal():
            yield River()
            yield Beside()
        yield Static(GROWS, id="grows", markup=False)
        yield Static(id="say", markup=False)

    def on_mount(self) -> None:
        self.query_one(Line).value = self.seen.sought.text
        self.query_one("#sought").auto_links = False
        self.query_one(River).focus()
        self._say(self._told)
        self._show_sought()
        self.query_one(River).call_by(self.seen.titles)
        if self.seen.read:
            self.call_after_refresh(self._show)
        else:
            self._read()

    # -- reading --------------------------------------------------------------------------------------------

    def _read(self, after: float = 0.0) -> None:
        if not self._reading and not self.seen.whole:
            self._reading = True
            self._read_on(self.seen.sought, self.seen.items[-1] if self.seen.items else None, after)

    @work(thread=True, exclusive=True, group="river")
    def _read_on(self, sought: Sought, before: Lived | None, after: float) -> None:
        if get_current_worker().cancelled_event.wait(after):
            return
        try:
            most = LARGE_PIECE if self._to_end else PIECE
            found = self._journal.stretch(sought, before, most)
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        self.tell(self._found, sought, found, len(found) < most)

    def _found(self, sought: Sought, found: tuple[Lived, ...], whole: bool) -> None:
        self._reading = False
        if sought != self.seen.sought:
            self._read()
            return
        first, self.seen.read, self.seen.whole = not self.seen.items, True, whole
        self.seen.items += found
        if first:
            self._show()
        else:
            self.query_one(River).add(found)
        if self._to_end:
            self.action_end()

    def _show(self) -> None:
        few = self.seen.whole and 0 < len(self.seen.items) <= FEW and self.seen.sought == EVERYTHING
        self.set_class(few, "-few")
        self.query_one(River).show(self.seen.items, self.seen.at)
        self._preview()
        if not self.seen.titles:
            self._read_titles()
        if not self.seen.items:
            narrowed = self.seen.sought != EVERYTHING
            nothing = SHELF_EMPTY if self.seen.sought == SHELF else NOTHING_FITS if narrowed else EMPTY
            self._say(f"{self._told} {nothing}".strip())

    @work(thread=True, exclusive=True, group="names")
    def _read_titles(self) -> None:
        self.tell(self._named, {form.name: form.title for form in read_forms()})

    def _named(self, titles: dict[str, str]) -> None:
        self.seen.titles = titles
        self.query_one(River).call_by(titles)

    @on(River.Nearing)
    def _nearing(self, event: River.Nearing) -> None:
        self._read(after=0.0 if event.soon else LULL)

    @on(River.Pointed)
    def _pointed(self) -> None:
        self.seen.at = self.query_one(River).at
        self._preview()

    def on_resize(self) -> None:
        self._preview()

    def _preview(self) -> None:
        pointed = self.query_one(River).pointed
        if self.has_class("-wide"):
            self._look_at(pointed) if pointed else self._beside([])

    @work(thread=True, exclusive=True, group="beside")
    def _look_at(self, lived: Lived) -> None:
        try:
            lines = lived_lines(self._journal, lived)
        except WorldError as error:
            lines = [str(error)]
        self.tell(self._beside, lines)

    def _beside(self, lines: list[str]) -> None:
        self.query_one(Beside).tell(lines)

    # -- what is sought -------------------------------------------------------------------------------------

    def _seek(self, sought: Sought) -> None:
        self.seen.anew(sought)
        self.remove_class("-few")
        self._told = ""
        self._to_end = False
        self._say("")
        self._show_sought()
        self._reading = False
        self._read()

    def _show_sought(self) -> None:
        sought = self.seen.sought
        ways = (
            ("w", "what", SORTS[sought.what.value], sought.what is not What.ALL),
            ("f", "form", self._form_sought, sought.form is not None),
            ("s", "shared", _("safe to share"), sought.shared),
            ("y", "shelf", _("not yet"), sought.shelf),
            ("/", "search", f"“{sought.text}”" if sought.text else _("any words"), bool(sought.text)),
        )
        text = Text()
        for key, action, words, chosen in ways:
            text.append("   " if text else "")
            tone = f"bold {rich_colour(self, 'primary')}" if chosen else rich_colour(self, "quiet")
            link = Style(meta={"@click": f"screen.{action}"})
            text.append(f"{key} ", Style.parse(rich_colour(self, "accent")) + link)
            text.append(words, Style.parse(tone) + link)
        self.query_one("#sought", Static).update(text)

    @property
    def _form_sought(self) -> str:
        form = self.seen.sought.form
        return _("any form") if form is None else form_name(form)

    def action_what(self) -> None:
        """Everything, practices alone, what was written alone, in turn."""
        sorts = list(What)
        after = sorts[(sorts.index(self.seen.sought.what) + 1) % len(sorts)]
        self._seek(replace(self.seen.sought, what=after))

    def action_shared(self) -> None:
        """Only what is marked as safe to share, or everything again."""
        self._seek(replace(self.seen.sought, shared=not self.seen.sought.shared))

    def action_shelf(self) -> None:
        """What was put aside, or the rest again."""
        self._seek(EVERYTHING if self.seen.sought.shelf else SHELF)

    def action_form(self) -> None:
        """Only one form; any form again where it was one."""
        if self.seen.sought.form is not None:
            self._seek(replace(self.seen.sought, form=None))
        else:
            self.app.push_screen(FormPicker(_("Which form?")), self._take_form)

    def _take_form(self, form: Form | None) -> None:
        if form:
            self._seek(replace(self.seen.sought, form=form.name))

    def action_search(self) -> None:
        """Type words."""
        self.add_class("-searching")
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def _search(self, event: Line.Submitted) -> None:
        self._leave_line()
        if event.value.strip() != self.seen.sought.text:
            self._seek(replace(self.seen.sought, text=event.value.strip()))

    def _leave_line(self) -> None:
        self.remove_class("-searching")
        self.query_one(River).focus()

    # -- the way --------------------------------------------------------------------------------------------

    async def action_move(self, by: int) -> None:
        """Point at another one."""
        self._to_end = False
        async with self.query_one(Beside).along():
            self.query_one(River).move(by)

    def action_end(self) -> None:
        """Point at the very first one there is; what lies before it is read on the way, unless another key is hit."""
        self._to_end = not self.seen.whole
        self.query_one(River).move(len(self.seen.items))
        self._read()

    async def action_page(self, way: int) -> None:
        """Point at one as many rows away as are seen."""
        self._to_end = False
        async with self.query_one(Beside).along():
            self.query_one(River).page(way)

    @on(River.Opened)
    def action_open(self) -> None:
        """Look at the one pointed at."""
        if pointed := self.query_one(River).pointed:
            self.answer(pointed)

    def action_write(self) -> None:
        """Choose a form, and fill it in; none that looks in another light at what is still going on."""
        ongoing = False
        with suppress(WorldError):  # a journal that cannot be read keeps nobody from writing
            ongoing = is_ongoing(self._journal)
        picker = FormPicker(_("What would you like to write?"), lambda form: fits(form, ongoing=ongoing))
        self.app.push_screen(picker, self._take_to_write)

    def _take_to_write(self, form: Form | None) -> None:
        if form:
            self.answer(Write(form))

    def action_back(self) -> None:
        """Leave the search; show everything again; leave."""
        if self.has_class("-searching"):
            self.query_one(Line).value = self.seen.sought.text
            self._leave_line()
        elif self.seen.sought != EVERYTHING:
            self.query_one(Line).value = ""
            self._seek(EVERYTHING)
        else:
            self.answer(Turn.LEAVE)

    def _say(self, sentence: str) -> None:
        line = self.query_one("#say", Static)
        line.update(sentence)
        line.set_class(not sentence, "absent")


SHELF = Sought(shelf=True)
"""What was put aside for later."""
