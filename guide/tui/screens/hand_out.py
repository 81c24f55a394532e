"""The journal as a file: for whom, of which days, what of it stays out, and where it is to lie."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide import places
from guide.actions import journal_out
from guide.actions.journal_out import HandedOut
from guide.actions.journal_text import form_name
from guide.journal import Journal
from guide.player.wallclock import now
from guide.problems import WorldError
from guide.translation import _, counted
from guide.tui.choices_page import BACK, CHANGE, CHOOSE, ROW_KEYS, ChoicesPage
from guide.tui.choosing import Choice
from guide.tui.screens.agree import agreed
from guide.tui.screens.ask_line import AskLine
from guide.tui.widgets.choice_rows import ChoiceRows
from guide.tui.widgets.keys import Hint

TITLE = _("Your journal as a file")
EXPLAINED = _("The journal stays as it is. What is written to the file is told below.")
FIRST = ("html", "text", "markdown", "entries-csv")
"""Formats that people read, before those for programs."""
DAYS = (0, 30, 90, 365)
CALENDAR = "icalendar"
"""The format in which next steps can stand."""
PARTS = ("days", "only", "private", "steps", "hide")
"""The rows of what is no format of the whole journal."""
TITLES = {
    "format": _("made for"),
    "days": _("of which days"),
    "only": _("of what you wrote"),
    "private": _("entries"),
    "steps": _("next steps"),
    "hide": _("blacked out"),
}
ANY_FORM, NO_STEP, TASKS = _("all of it"), _("left out"), _("tasks without a date")
SAFE, PRIVATE = _("only what you marked as safe to share"), _("all of them, private ones as well")
ALL, NO_WORD = _("all your days"), _("no word")
WHOLE = _("In it is the whole journal, every private word too, and nothing can be blacked out.")
OTHERS = _("It is made for somebody else: what you did not mark as safe to share stays out of it.")
EVERYTHING = _("Private entries are in it.")
OWN = _("It is made for yourself: everything you wrote in those days is in it.")
WORDS, WORDS_TOLD = _("Which words shall be blacked out?"), _("Names or words, with a comma between them.")
WORDS_HINT = _("Ada, the office")
WHERE, WHERE_TOLD = _("Where shall it lie?"), _("You can name another folder or another name.")
THERE = _("{path} is there already.")
OVER = _("y writes over it. Any other key leaves it.")
WRITING = _("Writing …")


class HandOutPage(ChoicesPage[Path | None]):
    """Answers with where it lies, or None to go back."""

    DEFAULT_CSS = """
    HandOutPage #what { color: $quiet; margin-top: 1; }
    HandOutPage.-low #what { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*ROW_KEYS, Binding("h", "hide", show=False)]
    TITLES = TITLES
    HINTS = (
        Hint("enter", _("write it"), ("enter",), _("say where, and write it")),
        CHOOSE,
        CHANGE,
        Hint("h", _("black out"), ("h",), _("names or words to be blacked out")),
        BACK,
    )

    def __init__(self, journal: Journal) -> None:
        known = journal_out.formats()
        names = (*(each for each in FIRST if each in known), *(each for each in known if each not in FIRST))
        rows: tuple[Choice, ...] = (
            Choice("format", names, tuple(map(journal_out.title, names))),
            Choice("days", tuple(map(str, DAYS)), (ALL, *(_last(days) for days in DAYS[1:]))),
            Choice("only", ("",), (ANY_FORM,)),
            Choice("private", ("", "all"), (SAFE, PRIVATE)),
            Choice("steps", ("", "tasks"), (NO_STEP, TASKS)),
            Choice("hide", ("",), (NO_WORD,)),
        )
        super().__init__(rows, {"format": names[0], "days": "0", **dict.fromkeys(PARTS[1:], "")})
        self._journal, self._every = journal, rows

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Static(EXPLAINED, id="about", markup=False)
        yield ChoiceRows(first=_("write it"))
        yield Static(id="what", markup=False)
        yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        self._find_forms()

    @work(thread=True, exclusive=True, group="forms")
    def _find_forms(self) -> None:
        """What was written in this journal: a form each."""
        try:
            forms = dict.fromkeys(entry.form for entry in self._journal.entries())
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        self.tell(self._know_forms, sorted(forms, key=form_name))

    def _know_forms(self, forms: list[str]) -> None:
        if len(forms) > 1:
            only = Choice("only", ("", *forms), (ANY_FORM, *map(form_name, forms)))
            self._every = tuple(only if row.name == "only" else row for row in self._every)
            self._show()

    @property
    def what(self) -> HandedOut:
        """Return what is to be handed out, as it was chosen; all of it where the format is one of everything."""
        if self._format in journal_out.WHOLE:
            return HandedOut()
        days, hide = int(self._values["days"]), self._values["hide"]
        return HandedOut(
            since=now().date() - timedelta(days=days) if days else None,
            hide=tuple(word for each in hide.split(",") if (word := each.strip())),
            fields=frozenset({self._values["only"]}) if self._values["only"] else None,
            private=bool(self._values["private"]),
            steps=self._format == CALENDAR and bool(self._values["steps"]),
        )

    @property
    def _format(self) -> str:
        return self._values["format"]

    def action_change(self, step: int) -> None:
        """Change what is marked; words are typed."""
        if self.marked.name == "hide":
            self.action_hide()
        else:
            super().action_change(step)

    def action_hide(self) -> None:
        """Ask for the words that are blacked out."""

        def typed(words: str | None) -> None:
            self._values["hide"] = words or ""
            self._show()

        self.app.push_screen(AskLine(WORDS, WORDS_TOLD, WORDS_HINT, value=self._values["hide"]), typed)

    def _show(self) -> None:
        """Show only what means something for the format."""
        whole = self._format in journal_out.WHOLE
        absent = set(PARTS) if whole else set()
        if not journal_out.is_for_others(self._format):
            absent.add("private")
        if self._format != CALENDAR:
            absent.add("steps")
        names = {row.name for row in self._every if row.name not in absent and row.values != ("",)}
        names |= {"hide"} - absent
        self._rows = tuple(row for row in self._every if row.name in names)
        super()._show()
        told = WHOLE if whole else OWN
        if "private" in names:
            told = EVERYTHING if self._values["private"] else OTHERS
        self.query_one("#what", Static).update(told)

    @work
    async def action_begin(self) -> None:
        """Ask where, and whether what lies there may go; then write it."""
        usual = Path.home() / f"journal.{journal_out.suffix(self._format)}"
        typed = await self.app.push_screen_wait(AskLine(WHERE, WHERE_TOLD, str(usual), value=str(usual)))
        if not typed:
            return
        path = Path.home() / places.typed(typed)  # a name alone lies there, too
        if path.is_file() and not await agreed(self, THERE.format(path=path), OVER, long=True):
            return
        self._say(WRITING)
        self._write(path, self._format, self.what)

    @work(thread=True, exclusive=True, group="write")
    def _write(self, path: Path, name: str, what: HandedOut) -> None:
        try:
            journal_out.write(self._journal, path, name, what, now())
        except (WorldError, OSError) as error:
            self.tell(self._say, str(error))
            return
        self.tell(self.answer, path)


def _last(days: int) -> str:
    return _("the last {days}").format(days=counted(days, "day"))
