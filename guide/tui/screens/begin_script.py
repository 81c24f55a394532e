"""A new practice of one's own: its title, of which kind, how long. A whole one is written, to change from there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.authoring import own_script
from guide.problems import WorldError, capital, full
from guide.translation import _
from guide.tui.choices_page import CHANGE, CHOOSE, ChoicesPage
from guide.tui.choosing import Choice
from guide.tui.widgets.choice_rows import ChoiceRows
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line

HEAD = _("A new practice")
EXPLAINED = _("A whole practice is written, with comments that tell what to change.")
CALLED, HINT = _("What is it called?"), _("a few words, such as: For my brother")
TITLES = {"kind": _("kind"), "long": _("length")}
MINUTES = (3, 5, 8, 10, 15, 20, 30, 45, 60)
USUAL_KIND, USUAL = "mindfulness", "10"
HERE = _("It lies here, and any editor changes it: {path}")
NEXT = _("To hear it while you change it: guide watch {path}")


class Written(NamedTuple):
    """What was written."""

    title: str
    said: tuple[str, ...]
    """Sentences about where, and what comes next."""


class BeginScriptPage(ChoicesPage[Written | None]):
    """Answers with what was written, or None to go back."""

    DEFAULT_CSS = """
    BeginScriptPage Line { max-width: 76; margin-bottom: 1; }
    BeginScriptPage.-low Line { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "change(-1)", show=False, priority=True),
        Binding("right", "change(1)", show=False, priority=True),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("escape", "back", show=False),
    ]
    TITLES = TITLES
    HINTS = (
        Hint("enter", _("write it"), ("enter",)),
        CHOOSE,
        CHANGE,
        Hint("esc", _("back"), ("escape",)),
    )

    def __init__(self) -> None:
        from guide.authoring import starts

        kinds = starts.kinds()
        long = tuple(formatting.about(60.0 * each) for each in MINUTES)
        rows = (
            Choice("kind", kinds, tuple(map(formatting.kind, kinds))),
            Choice("long", tuple(map(str, MINUTES)), long),
        )
        kind = USUAL_KIND if USUAL_KIND in kinds else kinds[0]
        super().__init__(rows, {"kind": kind, "long": USUAL})

    def content(self) -> Iterable[Widget]:
        yield Static(HEAD, classes="title", markup=False)
        yield Static(EXPLAINED, classes="quiet", markup=False)
        yield Static(CALLED, classes="gap", markup=False)
        yield Line(HINT, id="called", max_length=own_script.LONGEST)
        yield ChoiceRows(begins=False)
        yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def _enter(self, event: Line.Submitted) -> None:
        from guide.authoring import starts

        typed = event.value.strip() or starts.usual_title(self._values["kind"])
        self._write(typed, self._values["kind"], 60.0 * int(self._values["long"]))

    @work(thread=True, exclusive=True)
    def _write(self, typed: str, kind: str, seconds: float) -> None:
        from guide.authoring import starts

        try:
            title = own_script.checked_title(typed)
            path = own_script.keep(starts.starter(kind, seconds, title).text, title)
        except WorldError as error:
            self.tell(self._say, full(capital(str(error))))
            return
        self.tell(self.answer, Written(title, (HERE.format(path=path), NEXT.format(path=path))))
