"""A form, one question at a time: each answer is kept as it is given, everything can be left out, and one can go back.

Questions are answered by `guide.tui.widgets.questions`, and this page knows no kind of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from guide.forms.question import MisreadError
from guide.journal.entry import Entry
from guide.journal.filling import Filling
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.form_end import FormEnd
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions import table
from guide.tui.widgets.questions.editor import Editor

Answer = TypeVar("Answer")
Step = tuple[int, ...]
"""Places of questions that stand together."""

ENOUGH = _("That is enough. m asks more, Enter goes on.")
GO_ON = Hint("enter", _("go on"), ("enter",))
GO_ON_BY_TAB = Hint("tab", _("go on"), ("tab",))
DONE = Hint("enter", _("done"), ("enter",))
KEEP = Hint("k", _("keep it"), ("k",), _("keep it among your anchors"))
MORE = Hint("m", _("more"), ("m",), _("say more"))
BACK = Hint("shift+tab", _("back"), ("shift+tab",))
LEAVE = Hint("esc", _("finish"), ("escape",), _("finish with what is there"))


class Steps(Vertical):
    """Holds the editors, of which one is shown."""


class FormPage(Page[Answer], Generic[Answer]):
    """Asks what a `Filling` asks. What the page answers with is up to those derived from it: `outcome`."""

    DEFAULT_CSS = """
    FormPage Static { height: auto; }
    FormPage #where { color: $quiet; margin-top: 1; }
    FormPage #ask { text-style: bold; color: $primary; max-width: 76; }
    FormPage #hint { color: $quiet; max-width: 76; }
    FormPage.-uncounted #ask { margin-top: 1; }
    FormPage.-further .opening { display: none; }
    FormPage Steps { margin-top: 1; }
    FormPage #told { color: $accent; margin-top: 1; max-width: 76; }
    FormPage Steps { height: auto; }
    FormPage .absent { display: none; }
    FormPage.-low #where, FormPage.-low #ask, FormPage.-low Steps, FormPage.-low #told { margin: 0; }
    FormPage.-uncounted #where, FormPage.-low #where, FormPage.-low #hint { display: none; }
    FormPage.-low.-further .title { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "on", show=False, priority=True),
        Binding("shift+tab", "back", show=False, priority=True),
        Binding("enter", "on", show=False),
        Binding("escape", "finish", show=False),
        Binding("m", "more", show=False),
    ]
    ENDS: ClassVar[bool] = False
    """Whether the last words of the form are shown before the page answers."""

    def __init__(self, filling: Filling, *, told: str = "", card: Callable[[], None] | None = None) -> None:
        """``told`` is a sentence to begin with; ``card`` opens the support card."""
        super().__init__()
        self.filling = filling
        self._interview = filling.interview
        self._told, self._card = told, card
        self._more = filling.interview.passed > filling.form.enough > 0
        self.asking_more = self._ended = False
        """Whether it is asked just now if that was enough."""
        self.add_class("-uncounted")  # what is empty at first takes no room: a scrollbar that it made would stay
        self._editors: dict[Step, Editor] = {}
        self.step: Step = ()
        """The places of the questions that are shown."""
        self._misread = ""
        """What was said of something typed that is no answer."""
        self._warned = False
        """Whether it was said that something typed is no answer, so that leaving now leaves it out."""

    # -- what derived pages say -----------------------------------------------------------------------------

    def outcome(self, entry: Entry) -> Answer:
        """Return what the page answers with, once everything was asked or enough was said."""
        raise NotImplementedError

    def header(self) -> Iterable[Widget]:
        """The widgets above the question; those of class ``opening`` only above the first one."""
        yield Static(self.filling.form.title, classes="title", markup=False)

    def footer(self) -> Iterable[Widget]:
        """The widgets under the answer."""
        return ()

    def asked(self, step: Step) -> str:
        """Return the words of the question that is asked at a step."""
        return self._interview.words(self.filling.form.questions[step[0]])

    def keys_beside(self) -> tuple[Hint, ...]:
        """Return the keys that stand at the foot behind those of the editor."""
        return (BACK, LEAVE) if self._at else (LEAVE,)

    # -- what it shows --------------------------------------------------------------------------------------

    def content(self) -> Iterable[Widget]:
        yield from self.header()
        yield Static(id="where")
        yield Static(id="ask", markup=False)
        yield Static(id="hint", classes="absent", markup=False)
        yield Steps()
        yield Static(id="told", classes="absent", markup=False)
        yield from self.footer()

    async def on_mount(self) -> None:
        await self._show()
        self._tell(self._told)
        self.call_after_refresh(self._make_rest)

    async def _make_rest(self) -> None:
        """So that nobody who types fast waits for the next question; not where the page is being left meanwhile."""
        if self.is_attached and self.query_one(Steps).is_attached and self.app.is_running:
            await self._make(self._steps)

    async def _make(self, steps: Iterable[Step]) -> None:
        questions = self.filling.form.questions
        new = {step: table.editor(*(questions[at] for at in step)) for step in steps if step not in self._editors}
        for step, editor in new.items():
            editor.display = step == self.step
            self._editors[step] = editor
        if new:
            await self.query_one(Steps).mount(*new.values())

    @property
    def _steps(self) -> tuple[Step, ...]:
        return table.steps(self.filling.form.questions, self._interview.visible())

    @property
    def _at(self) -> int:
        """Number of the step shown, from 0."""
        return self._steps.index(self.step) if self.step in self._steps else 0

    @property
    def editor(self) -> Editor:
        """What is answered now."""
        return self._editors[self.step]

    async def _show(self) -> None:
        """Show the question that comes now, or the end."""
        place = self._interview.place
        step = next((each for each in self._steps if place in each), None)
        if step is None:
            self._finish()
            return
        first = step not in self._editors
        if self.step in self._editors:
            self._editors[self.step].display = False
        self.step = step
        if first:
            await self._make([step])
        editor = self.editor
        editor.display = True
        if first or any(self._interview.said(at) for at in step):
            editor.show_all(tuple(self._interview.said(at) for at in step))
        editor.enter(self._interview.looking(step[0]), self._interview.filled)
        self._show_question()
        self._tell("")
        editor.begin(scroll=len(self._editors) > 1)  # in a small window what stands above the first one is seen first

    def _show_question(self) -> None:
        steps, step = self._steps, self.step
        where = self.query_one("#where", Static)
        counted = len(steps) > 1 and not (self.filling.form.enough and not self._more)
        where.update(_("{step} of {steps}").format(step=self._at + 1, steps=len(steps)) if counted else "")
        self.set_class(not counted, "-uncounted")
        self.set_class(bool(self._at), "-further")
        self._say("#ask", self.asked(step) if self.editor.ASKS else "")
        self._say("#hint", self._interview.filled(self.filling.form.questions[step[-1]].hint))
        self.show_keys(self._keys())

    def _say(self, name: str, words: str) -> None:
        line = self.query_one(name, Static)
        line.update(words)
        line.set_class(not words, "absent")

    def _tell(self, sentence: str) -> None:
        self._warned = False
        self._say_below(sentence or self.filling.problem)

    def _say_below(self, sentence: str) -> None:
        """A sentence under the answer, which is seen in a small window too."""
        self._say("#told", sentence)
        if sentence:
            self.call_after_refresh(self.query_one("#told").scroll_visible, animate=False)

    def _keys(self) -> tuple[Hint, ...]:
        if self._ended:
            return (DONE,)
        if self.asking_more:
            return (MORE, BACK, GO_ON)
        editor = self.editor
        on_key = GO_ON_BY_TAB if editor.LINES else GO_ON
        more = (MORE,) if self.may_ask_more and not editor.types else ()
        first = () if any("enter" in hint.bindings for hint in editor.HINTS) else (on_key,)
        return (*first, *editor.HINTS, *more, *self.keys_beside())

    @property
    def may_ask_more(self) -> bool:
        """Whether this step is the last of those that are enough, and there are others behind it."""
        enough = self.filling.form.enough
        if not enough or self._more:
            return False
        answered = [at for at in self._interview.visible() if self.filling.form.questions[at].ANSWERED]
        return len(answered) > enough and self.step[-1] == answered[enough - 1]

    # -- the way --------------------------------------------------------------------------------------------

    async def action_on(self) -> None:
        """Keep what is said here, and go on."""
        if self._ended:
            self.answer(self.outcome(self.filling.entry))
        elif self.asking_more:
            self._finish()
        elif self._take():
            if not self.may_ask_more:
                await self._show()
            elif self.editor.types:
                self._ask_more()
            else:
                self._finish()

    async def action_more(self) -> None:
        """Go on behind what is enough."""
        if self.may_ask_more and (self.asking_more or self._take()):
            self._more, self.asking_more = True, False
            await self._show()

    async def action_back(self) -> None:
        """To the question before, which shows what was said."""
        if self._ended:
            return
        if self.asking_more:
            self.asking_more = False
            self._interview.go_to(self.step[0])
        elif self._at and self._take():
            self._interview.go_to(self._steps[self._at - 1][0])
        else:
            return
        await self._show()

    def action_finish(self) -> None:
        """With what there is."""
        if self._ended or self.asking_more or self._warned or self._take():
            self._finish()
        else:
            self._say_below(_("{misread} Escape once more leaves it out.").format(misread=self._misread))
            self._warned = True

    def action_card(self) -> None:
        """Open the support card, in the way that was given for it if one was."""
        if self._card is not None:
            self._card()
        else:
            super().action_card()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "more" or self.may_ask_more

    def interrupt(self, *, soon: bool = False) -> bool:
        """See `Page.interrupt`: what was said so far is kept, as something half done."""
        if not self._ended and self.step and self._take():
            self.filling.keep()
        return False

    def _take(self) -> bool:
        """Keep what is said here. False, with a sentence, where something typed is no answer."""
        try:
            answers = self.editor.answers()
        except MisreadError as error:
            self._misread = str(error)
            self._say_below(self._misread)
            return False
        for place, parts in zip(self.step, answers, strict=True):
            self._interview.answer(parts, place)
        self.filling.keep()
        self._tell("")
        return True

    def _ask_more(self) -> None:
        self.asking_more = True
        self.editor.display = False
        self._say("#ask", ENOUGH)
        self._say("#hint", "")
        self.set_focus(None)
        self.show_keys(self._keys())

    def _finish(self) -> None:
        entry = self.filling.finish()
        end = self._interview.filled(self.filling.form.end) if self.ENDS and entry.answers else ""
        if self._ended or not (end or (self.ENDS and self.filling.problem)):
            self.answer(self.outcome(entry))
            return
        self._ended = True
        if self.step in self._editors:
            self.editor.display = False
        self.set_focus(None)
        self.add_class("-uncounted")
        self._say("#ask", end)
        self._say("#hint", "")
        self._tell("")
        self.show_keys(self._keys())
        self.ended()

    def ended(self) -> None:
        """The last words of the form are shown now; for pages that show something under them."""

    @on(Editor.Done)
    async def _done(self, event: Editor.Done) -> None:
        event.stop()
        await self.action_on()

    @on(Editor.Misread)
    def _misread_there(self, event: Editor.Misread) -> None:
        event.stop()
        self._say_below(event.sentence)

    @on(Editor.Changed)
    def _changed(self, event: Editor.Changed) -> None:
        event.stop()
        self._tell("")
        self.said()

    def said(self) -> None:
        """Something else was said here; for pages with a word on it."""


class FillPage(FormPage[Entry | None]):
    """A form by itself. Answers with its entry, or None where nothing was said."""

    FROM_ABOVE = True
    DEFAULT_CSS = """
    FillPage FormEnd { margin-top: 1; }
    FillPage.-above.-tall Body { padding: 6 4 0 4; }
    FillPage.-grand { align: center middle; }
    FillPage.-above.-tall.-grand Body { max-height: 46; padding: 9 4 0 4; }
    FillPage #note { border: round $accent; border-title-color: $accent; padding: 0 1; max-width: 76; }
    FillPage.-tall #note, FillPage.-tall #where, FillPage.-tall.-uncounted #ask { margin-top: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("k", "keep", show=False)]
    ENDS = True

    def footer(self) -> Iterable[Widget]:
        """Room for what is offered at the end."""
        yield FormEnd()

    def ended(self) -> None:
        """Offer what may be kept, and show what the form looks back on."""
        end = self.query_one(FormEnd)
        end.show(self.filling)
        if end.offered:
            self.show_keys((KEEP, DONE))

    def action_keep(self) -> None:
        """Keep what is offered."""
        self.query_one(FormEnd).keep()
        if self._ended:
            self.show_keys(self._keys())

    def header(self) -> Iterable[Widget]:
        """Title, what it is, and what to know beforehand."""
        form = self.filling.form
        yield Static(form.title, classes="title", markup=False)
        yield Static(form.summary, classes="quiet opening", markup=False)
        if form.note:
            note = Static(form.note, id="note", classes="opening", markup=False)
            note.border_title = _("Before you begin")
            yield note

    def outcome(self, entry: Entry) -> Entry | None:
        """The entry as it was kept."""
        return entry if entry.answers else None
