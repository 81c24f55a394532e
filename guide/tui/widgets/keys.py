"""The line of keys at the foot of every screen: as many as there is room for, the important ones first."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widget import Widget

from guide.translation import _
from guide.tui.widgets.colour import rich_colour

SPACE = _("space")
"""The one key on which nothing is printed that could stand for it."""


class Hint(NamedTuple):
    """What to press, and what it does."""

    key: str
    does: str
    bindings: tuple[str, ...] = ()
    """Textual's names of the keys, for the help page and the tests."""
    fully: str = ""
    """What it does, for the help page, where there is more room; empty for the same words."""

    @property
    def called(self) -> str:
        """Return what the key is called on the screen."""
        return SPACE if self.key == "space" else self.key


class Keys(Widget):
    """Shows hints. The last one is kept when others have to go."""

    SCOPED_CSS = False  # its looks depend on the size of the window, which the page knows
    DEFAULT_CSS = """
    Keys { width: 1fr; height: 1; margin: 1 0 0 0; padding: 0 4; color: $quiet; }
    .-low Keys, .-narrow Keys { margin: 0; padding: 0 1; }
    .-tall Keys { margin: 1 0; }
    """
    GAP = 3

    def __init__(self, hints: tuple[Hint, ...]) -> None:
        super().__init__()
        self.hints = hints

    def show(self, hints: tuple[Hint, ...]) -> None:
        """Show ``hints`` from now on."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def places(self) -> list[tuple[int, int, Hint]]:
        """Return where each hint that is shown begins and ends, in columns, and the hint."""
        found, at = [], 0
        for hint in fitting(self.hints, self.size.width, self.GAP):
            found.append((at, at + _cells(hint), hint))
            at += _cells(hint) + self.GAP
        return found

    def on_click(self, event: events.Click) -> None:
        """Press the key of the hint that was clicked."""
        column = event.x - self.styles.padding.left
        for start, end, hint in self.places():
            if start <= column < end and hint.bindings:
                self.app.simulate_key(hint.bindings[0])

    def render(self) -> Text:
        accent = rich_colour(self, "accent")
        line = Text(no_wrap=True)
        for hint in fitting(self.hints, self.size.width, self.GAP):
            if line:
                line.append(" " * self.GAP)
            line.append(hint.called, f"bold {accent}").append(f" {hint.does}")
        return line


def fitting(hints: tuple[Hint, ...], width: int, gap: int) -> list[Hint]:
    """Return those of ``hints`` that go into ``width`` cells; the last is asked first."""
    if not hints:
        return []
    chosen, room = [hints[-1]], width - _cells(hints[-1])
    for hint in hints[:-1]:
        room -= _cells(hint) + gap
        if room < 0:
            break
        chosen.insert(-1, hint)
    return chosen


def _cells(hint: Hint) -> int:
    return cell_len(hint.called) + 1 + cell_len(hint.does)
