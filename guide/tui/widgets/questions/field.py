"""A place in the field of pleasantness and energy, gone to with arrows."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from guide.forms.answers import Part
from guide.forms.kinds.field import AXES
from guide.forms.question import Parts, QuestionKind
from guide.translation import _
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import Editor

STEP = 0.25
_ACROSS = 4
"""Cells from one place to the next, sideways."""
_PLACES = round(1 / STEP)
"""From the middle to an edge."""
_LOW = 20
"""Rows of a window below which the field is two lines."""
_INDENT = 12
"""Cells to the left of the field, for the word at its left edge."""
_ENDS = ((_("unpleasant"), _("pleasant")), (_("little energy"), _("much energy")))


class FieldEditor(Editor, can_focus=True):
    """The first arrow is for the middle; backspace is for nothing."""

    SCOPED_CSS = False
    DEFAULT_CSS = "FieldEditor #field { width: auto; max-width: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
        Binding("up", "go(0, 1)", show=False),
        Binding("down", "go(0, -1)", show=False),
        Binding("backspace,delete", "forget", show=False),
    ]
    HINTS = (Hint("← →", _("pleasant"), ("left", "right")), Hint("↑ ↓", _("energy"), ("up", "down")))

    def __init__(self, question: QuestionKind) -> None:
        super().__init__(question)
        self.place: tuple[float, float] | None = None

    def parts(self) -> Parts:
        """Return both numbers."""
        return () if self.place is None else tuple(map(Part, AXES, self.place))

    def show(self, parts: Parts) -> None:
        """Take both numbers."""
        said = {part.text: part.value or 0.0 for part in parts}
        self.place = (said.get(AXES[0], 0.0), said.get(AXES[1], 0.0)) if parts else None

    def compose(self) -> ComposeResult:
        yield Static(id="field")

    def on_mount(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Draw the field; in a small window, two lines."""
        wide = _INDENT + (2 * _PLACES + 1) * _ACROSS + 1 + len(_ENDS[0][1])
        small = self.app.size.height < _LOW or self.size.width < wide
        self.query_one("#field", Static).update(self._lines() if small else self._plane())

    def _plane(self) -> Text:
        faint, quiet, bright = (rich_colour(self, each) for each in ("faint", "quiet", "primary"))
        column, row = self._cell()
        wide = (2 * _PLACES + 1) * _ACROSS
        text = Text(no_wrap=True)
        text.append(" " * _INDENT + _ENDS[1][1].center(wide) + "\n", quiet)
        for at in range(_PLACES, -_PLACES - 1, -1):
            text.append((_ENDS[0][0] if at == 0 else "").ljust(_INDENT), quiet)
            for place in range(-_PLACES, _PLACES + 1):
                here = self.place is not None and (place, at) == (column, row)
                sign = "●" if here else "┼" if not (place or at) else "│" if not place else "─" if not at else "·"
                text.append(sign.center(_ACROSS), f"bold {bright}" if here else faint)
            text.append(f" {_ENDS[0][1]}\n" if at == 0 else "\n", quiet)
        return text.append(" " * _INDENT + _ENDS[1][0].center(wide), quiet)

    def _lines(self) -> Text:
        text = Text(no_wrap=True)
        for axis, (low, high) in enumerate(_ENDS):
            at = self._cell()[axis]
            text.append("\n" if axis else "").append(low.rjust(len(_ENDS[1][0])) + " ")
            for place in range(-_PLACES, _PLACES + 1):
                here = self.place is not None and place == at
                style = f"bold {rich_colour(self, 'primary')}" if here else rich_colour(self, "faint")
                text.append("●" if here else "┼" if place == 0 else "─", style)
            text.append(f" {high}")
        return text

    def _cell(self) -> tuple[int, int]:
        pleasant, energy = self.place or (0.0, 0.0)
        return round(pleasant / STEP), round(energy / STEP)

    def action_go(self, pleasant: int, energy: int) -> None:
        """One step; the first one only shows the middle."""
        if self.place is None:
            self.place = (0.0, 0.0)
        else:
            across, up = self._cell()
            self.place = (_within(across + pleasant), _within(up + energy))
        self.changed()

    def action_forget(self) -> None:
        """Nothing said."""
        self.place = None
        self.changed()


def _within(at: int) -> float:
    return min(max(at, -_PLACES), _PLACES) * STEP
