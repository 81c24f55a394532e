"""Answers to choose from: one or several, by arrows or digits, found by typing where there are many or own ones do."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from guide.forms.answers import Part
from guide.forms.question import MisreadError, Parts, QuestionKind
from guide.translation import _
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import ARROWS, KeyedLine, TypingEditor


class OptionsEditor(TypingEditor, can_focus=True):
    """One answer. Arrows point, Enter takes what is pointed at, or what was typed, and goes on."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    OptionsEditor Input { margin-bottom: 1; }
    OptionsEditor #more { color: $quiet; }
    .-low OptionsEditor Input { margin: 0; }
    """
    HINTS: ClassVar[tuple[Hint, ...]] = (Hint("↑ ↓", _("choose"), ("up", "down")),)
    MANY: ClassVar[bool] = False
    FREE: ClassVar[bool | None] = None
    """Whether anything may be typed; None asks the question."""

    def __init__(self, question: QuestionKind) -> None:
        super().__init__(question)
        self._question = question
        self._free = getattr(question, "own", False) if self.FREE is None else self.FREE
        self.types = self._free
        self.chosen: list[Part] = []
        self.pointed: int | None = None
        """Index into what is shown."""

    @property
    def text(self) -> str:
        """What is typed; nothing where there is no line."""
        return super().text if self._free else ""

    def begin(self, *, scroll: bool = True) -> None:
        """Be ready for typing, or for digits."""
        (self.line if self._free else self).focus(scroll_visible=scroll)

    def compose(self) -> ComposeResult:
        if self._free:
            yield KeyedLine("")
        yield Static(id="options")
        yield Static(id="more")

    def _invitation(self) -> str:
        if not self._question.options(self.known):
            return _("any name")
        if self.FREE is None:
            return _("or in your own words")
        return _("type to find, or any name") if self._own_will_do() else _("type to find")

    def parts(self) -> Parts:
        """Return what was chosen, with what is still being typed. Raises MisreadError."""
        typed = self._question.typed([self.text], self.known) if self.text else ()
        if self.MANY:
            return tuple({part.text: part for part in (*self.chosen, *typed)}.values())
        return typed or tuple(self.chosen)

    def show(self, parts: Parts) -> None:
        """Take what was chosen before."""
        self.chosen = list(parts)
        shown = [part.text for part in parts]
        self.pointed = next((at for at, each in enumerate(self._shown()) if each in shown), None)

    def take(self, key: str) -> bool:
        """Arrows always, and while nothing is typed digits, space and backspace."""
        if key in ARROWS:
            self._point(ARROWS[key])
        elif self.text:
            return False
        elif key == "space" and self.pointed is not None:
            self._toggle(self._shown()[self.pointed])
        elif key == "backspace" and self.chosen:
            self.chosen.pop()
            self.pointed = None
        elif key.isdecimal() and 1 <= int(key) <= len(self._shown()):
            self.pointed = int(key) - 1
            self._toggle(self._shown()[self.pointed])
        else:
            return False
        self.changed()
        return True

    def on_key(self, event: events.Key) -> None:
        """The same where there is no line."""
        if not self._free and self.take(event.key):
            event.stop()

    def _point(self, step: int) -> None:
        """To another one; above the first one is what was typed, or nothing."""
        last = len(self._shown()) - 1
        if last < 0 or (self.pointed == 0 and step < 0):
            self.pointed = None
        else:
            self.pointed = 0 if self.pointed is None else min(self.pointed + step, last)
        if not self.MANY and not self.text:
            self.chosen = [] if self.pointed is None else [Part(self._shown()[self.pointed])]

    def _toggle(self, option: str) -> None:
        there = [part for part in self.chosen if part.text == option]
        if not self.MANY:
            self.chosen = [Part(option)]
        elif there:
            self.chosen.remove(there[0])
        else:
            self.chosen.append(Part(option))

    def filter(self) -> None:
        """Point at the first one that fits."""
        self.pointed = 0 if self.text and self._shown() else None

    def entered(self) -> None:
        """Take the one pointed at, or what was typed, or go on."""
        if not self.text:
            self.post_message(self.Done())
            return
        try:
            taken = (Part(self._shown()[self.pointed]),) if self.pointed is not None else self.parts()
        except MisreadError as error:
            self.post_message(self.Misread(str(error)))
            return
        self.chosen = [*(self.chosen if self.MANY else ()), *taken]
        self.chosen = list({part.text: part for part in self.chosen}.values())
        self.line.value, self.pointed = "", None
        if self.MANY:
            self.changed()
        else:
            self.post_message(self.Done())

    def _shown(self) -> tuple[str, ...]:
        """What can be chosen, as far as what is shown of it begins or goes on with what is typed."""
        words = {each: self._question.label(each).casefold() for each in self._question.options(self.known)}
        typed = self.text.casefold()
        begins = tuple(each for each, shown in words.items() if shown.startswith(typed))
        return (*begins, *(each for each, shown in words.items() if each not in begins and typed in shown))

    def draw(self) -> None:
        """Draw those that there is room for, around the one pointed at."""
        shown, rows = self._shown(), self.rows
        first = min(max(0, (self.pointed or 0) - rows // 2), max(0, len(shown) - rows))
        text = Text()
        for at, option in list(enumerate(shown))[first : first + rows]:
            text.append("\n" if at > first else "").append_text(self._row(at, option))
        own = [part.text for part in self.chosen if part.text and part.text not in self._question.options(self.known)]
        for each in own:
            text.append("\n" if text else "").append(f"  ● {each}", f"bold {rich_colour(self, 'primary')}")
        self.query_one("#options", Static).update(text)
        self.query_one("#options").display = bool(text)
        if self._free:
            self.line.placeholder = self._invitation()
        self._tell(len(shown), rows)

    def _row(self, at: int, option: str) -> Text:
        chosen = option in [part.text for part in self.chosen]
        bright = "primary" if chosen else "accent"
        style = f"bold {rich_colour(self, bright)}" if chosen or at == self.pointed else ""
        number = f"{at + 1} " if at < len("123456789") and not self.text else "  "
        line = Text("› " if at == self.pointed else "  ", style).append(number, rich_colour(self, "quiet"))
        return line.append(f"{'●' if chosen else '○'} {self._question.label(option)}", style)

    def _tell(self, many: int, rows: int) -> None:
        told = ""
        if self.text and self.pointed is not None:
            told = _("Enter takes the one pointed at; ↑ keeps your own words.") if self._own_will_do() else ""
        elif self.text:
            told = _("Enter keeps your own words.") if self._own_will_do() else _("Nothing here is called that.")
        elif many > rows:
            told = _("{many} in all: arrows, or type to find one.").format(many=many)
        self.query_one("#more", Static).update(told)
        self.query_one("#more").display = bool(told)

    def _own_will_do(self) -> bool:
        return self._free and self._question.NAME != "practice"


class SeveralEditor(OptionsEditor):
    """Any number of answers: space or a digit chooses, and takes back."""

    HINTS = (
        Hint("↑ ↓", _("point"), ("up", "down")),
        Hint("space", _("choose"), fully=_("choose, or take back; digits do too")),
    )
    MANY = True


class FindEditor(OptionsEditor):
    """One of many, or any name: type to find it."""

    FREE = True
