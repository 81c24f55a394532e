"""A number on a scale of any length, with its words, or the person's own."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.forms.answers import Part
from guide.forms.kinds.scale import ScaleQuestion
from guide.forms.question import Known, Parts
from guide.translation import _
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import Editor

_ROW = 11
"""Numbers that are shown side by side; more of them are a bar."""
_BAR = 40
_LEAP = 10
"""Parts of the scale that up and down go by."""
_TYPED = "0123456789-."


def numbers(widget: Widget, choices: Iterable[float], value: float | None) -> Text:
    """Return numbers side by side, the chosen one in brackets."""
    line = Text(no_wrap=True)
    for number in choices:
        chosen = number == value
        line.append(f"[{number:g}]" if chosen else f" {number:g} ", _chosen(widget) if chosen else "")
    return line


def anchors(question: ScaleQuestion, known: Known, room: int = 0) -> str:
    """Return the words for places on the scale: in one line, if that is possible at all in ``room`` cells."""
    words = question.aid(known)
    wide = " · ".join(words)
    return "  ".join(words) if cell_len(wide) > room > 0 else wide


def _chosen(widget: Widget) -> str:
    return f"bold {rich_colour(widget, 'primary')}"


class ScaleEditor(Editor, can_focus=True):
    """Digits type the number, left and right go step by step, up and down further, backspace is for nothing."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    ScaleEditor #anchors { color: $quiet; margin-top: 1; max-width: 72; }
    .-low ScaleEditor #anchors { margin: 0; max-height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("down", "leap(-1)", show=False),
        Binding("up", "leap(1)", show=False),
        Binding("backspace,delete", "forget", show=False),
    ]
    HINTS = (Hint("← →", _("number"), ("left", "right")), Hint("0 … 9", _("type it")))

    def __init__(self, question: ScaleQuestion) -> None:
        super().__init__(question)
        self._question, self._scale = question, question.steps
        self.value: float | None = None
        self._typed = ""
        """Digits so far."""

    def parts(self) -> Parts:
        """Return the number. Raises MisreadError for digits that are none of the scale."""
        if self.value is None:
            return self._question.typed([self._typed], self.known)
        return (Part(value=self.value),)

    def show(self, parts: Parts) -> None:
        """Take a number."""
        self.value, self._typed = parts[0].value if parts else None, ""

    def compose(self) -> ComposeResult:
        yield Static(id="number")
        yield Static(id="anchors", markup=False)

    def on_mount(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Draw the numbers or the bar."""
        scale = self._scale
        many = round((scale.high - scale.low) / scale.step) + 1
        row = [scale.low + scale.step * at for at in range(many)] if many <= _ROW else []
        short = row if sum(len(f"{each:g}") + 2 for each in row) <= max(self.size.width, 1) else []
        shown = numbers(self, short, self.value) if short else self._bar()
        self.query_one("#number", Static).update(shown)
        self.query_one("#anchors", Static).update(anchors(self._question, self.known))

    def _bar(self) -> Text:
        """The ends with a line between, and the number behind."""
        scale = self._scale
        ends = len(f"{scale.low:g}{scale.high:g}") + 4
        width = max(5, min(_BAR, self.size.width - ends - len(self._number())))
        line = Text(f"{scale.low:g} ", no_wrap=True)
        if self.value is None:
            line.append("─" * width, rich_colour(self, "faint"))
        else:
            at = round((self.value - scale.low) / (scale.high - scale.low) * (width - 1))
            line.append("━" * at, rich_colour(self, "primary")).append("●", _chosen(self))
            line.append("─" * (width - 1 - at), rich_colour(self, "faint"))
        return line.append(f" {scale.high:g}  ").append(self._number(), _chosen(self))

    def _number(self) -> str:
        if self._typed and self.value is None:
            return f"{self._typed}…"
        return "" if self.value is None else f"{self.value:g}"

    def action_step(self, step: int) -> None:
        """From nothing: right begins at the lowest, left at the highest."""
        self._move(step * self._scale.step)

    def action_leap(self, step: int) -> None:
        """A tenth of the scale."""
        scale = self._scale
        self._move(step * scale.step * max(1, round((scale.high - scale.low) / scale.step / _LEAP)))

    def _move(self, by: float) -> None:
        scale = self._scale
        nothing = scale.low if by > 0 else scale.high
        moved = nothing if self.value is None else min(max(self.value + by, scale.low), scale.high)
        at = math.floor((moved - scale.low) / scale.step + 1e-6)
        self.value, self._typed = round(scale.low + at * scale.step, 9), ""
        self.changed()

    def action_forget(self) -> None:
        """Nothing said."""
        self.value, self._typed = None, ""
        self.changed()

    def on_key(self, event: events.Key) -> None:
        """Digits: what is typed is the number as soon as it is one of the scale."""
        if event.character and event.character in _TYPED:
            event.stop()
            longer = self._typed + event.character
            self._typed = longer if self._could_be(longer) else event.character
            value = _number(self._typed)
            self.value = value if value is not None and self._scale.has(value) else None
            self.changed()

    def _could_be(self, typed: str) -> bool:
        """Whether a number of the scale may begin so."""
        value = _number(typed)
        return value is None or self._scale.has(value) or abs(value) * 10 <= max(abs(self._scale.low), self._scale.high)


def _number(typed: str) -> float | None:
    try:
        return float(typed)
    except ValueError:
        return None
