"""A letter on each thing one can go to or ask for; the letter goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


class Target(NamedTuple):
    """A place on the screen, in cells, and what happens when one jumps there."""

    x: int
    y: int
    go: Callable[[], object]


Row = tuple[int, Callable[[], object]]
"""A row of a widget, counted from the first that is seen, and what happens when one jumps there."""


@runtime_checkable
class HasRows(Protocol):
    """A widget of several rows that may be pointed at."""

    def jumps(self) -> Iterable[Row]:
        """Return those that are seen."""


def rows(widget: Widget) -> Iterable[Row]:
    """Return what can be jumped to in ``widget``: its rows, itself, or nothing."""
    if isinstance(widget, HasRows):
        return widget.jumps()
    if isinstance(widget, OptionList):
        return _options(widget)
    if widget.focusable or hasattr(widget, "jumped_to"):
        return [(0, getattr(widget, "jumped_to", widget.focus))]
    return ()


def _options(shown: OptionList) -> Iterable[Row]:
    """Each option that is seen, by its first row: what is drawn says whose it is."""
    seen: dict[int, int] = {}
    left, top, _width, height = shown.content_region
    for row in range(height):
        at = shown.screen.get_style_at(left, top + row).meta.get("option")
        if at is not None:
            seen.setdefault(at, row)
    return [(row, partial(setattr, shown, "highlighted", at)) for at, row in seen.items()]


class Jump(ModalScreen[Target]):
    """Answers with the target whose letter was pressed; any other key closes it."""

    DEFAULT_CSS = """
    Jump { background: $background 0%; }
    Jump Static { position: absolute; width: 3; height: 1; background: $panel; color: $accent;
                  text-style: bold reverse; }
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self.targets = dict(zip(LETTERS, targets, strict=False))
        """By letter."""
        self._seen: Size | None = None

    def compose(self) -> ComposeResult:
        for letter, target in self.targets.items():
            sign = Static(f" {letter} ")
            sign.styles.offset = (target.x, target.y)
            yield sign

    def on_resize(self, event: events.Resize) -> None:
        """Close where the window changes: what the letters stand on moves."""
        before, self._seen = self._seen, event.size
        if before and before != event.size:
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Go, or close."""
        if event.key != "ctrl+c":
            event.stop()
            self.dismiss(self.targets.get(event.key))

    def on_click(self) -> None:
        """Close."""
        self.dismiss(None)
