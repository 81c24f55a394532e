"""How it is after a practice: where, in which words, and a line. Each can be left empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from guide.journal import Feeling
from guide.tui.screens.page import Page
from guide.tui.widgets.feel import Feel
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line
from guide.tui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said after a practice; None and empty for what they did not."""

    feeling: Feeling | None = None
    reflection: str = ""


_SKIP = Hint("esc", "skip the rest", ("escape",))
_BACK = Hint("shift+tab", "back", ("shift+tab",))
_STEPS = (
    (
        "And now?",
        (Hint("enter", "go on", ("enter", "tab")), Hint("↑ ↓", "zone"), Hint("0 … 9", "distress, or ← →"), _SKIP),
    ),
    (
        "Is there a word for it?",
        (Hint("↑ ↓ ← →", "point"), Hint("space", "choose"), Hint("enter", "choose, go on"), _BACK, _SKIP),
    ),
    (
        "A line to remember it by?",
        (_BACK, Hint("enter", "done", ("enter", "escape"))),
    ),
)


class After(Page[Said]):
    """Answers with what was said, however little."""

    DEFAULT_CSS = """
    After Static { height: auto; }
    After #problem { margin-bottom: 1; max-width: 76; }
    After #where { color: $quiet; margin-bottom: 1; }
    After #ask { margin-bottom: 1; text-style: bold; color: $primary; }
    After Vertical { height: auto; }
    After #line { margin-bottom: 1; max-width: 76; }
    After #private { color: $quiet; }
    After.-low #where { display: none; }
    After.-low #ask { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step(1)", show=False, priority=True),
        Binding("shift+tab", "step(-1)", show=False, priority=True),
        Binding("enter", "step(1)", show=False),
        Binding("escape", "finish", show=False),
    ]

    def __init__(self, *, kept: bool, problem: str = "") -> None:
        """``problem`` is why the practice could not go on, as a sentence."""
        super().__init__()
        self._at, self._kept, self._problem = 0, kept, problem

    def content(self) -> Iterable[Widget]:
        if self._problem:
            yield Static(self._problem, id="problem", markup=False)
        yield Static(id="where")
        yield Static(id="ask")
        with Vertical(id="step-0"):
            yield Feel()
        with Vertical(id="step-1"):
            yield Words()
        with Vertical(id="step-2"):
            yield Line("if you like, in your own words", id="line")
            yield Static("It stays on this machine, as you wrote it." if self._kept else "", id="private")

    def on_mount(self) -> None:
        self._show()

    def action_step(self, step: int) -> None:
        """To the next question, or the one before; after the last it is done."""
        if self._at + step >= len(_STEPS):
            self.action_finish()
        else:
            self._at = max(0, self._at + step)
            self._show()

    def action_finish(self) -> None:
        """With what there is."""
        felt = self.query_one(Feel).feeling()
        words = self.query_one(Words).felt()
        zone, distress = (felt.zone, felt.distress) if felt else (None, None)
        feeling = Feeling(zone, distress, words) if felt or words else None
        self.answer(Said(feeling, self.query_one("#line", Input).value.strip()))

    def interrupt(self, *, soon: bool = False) -> bool:
        """See `Page.interrupt`: what was said so far is kept."""
        first = not self.answered.done()
        self.action_finish()
        return first

    @on(Words.Done)
    def _words_done(self) -> None:
        self.action_step(1)

    @on(Input.Submitted, "#line")
    def _line_done(self) -> None:
        self.action_finish()

    def _show(self) -> None:
        question, hints = _STEPS[self._at]
        for number in range(len(_STEPS)):
            self.query_one(f"#step-{number}").display = number == self._at
        self.query_one("#where", Static).update(f"{self._at + 1} of {len(_STEPS)}")
        self.query_one("#ask", Static).update(question)
        self.show_keys(hints)
        self.query_one(("Feel", "Words Input", "#line")[self._at]).focus()
