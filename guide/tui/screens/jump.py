"""A letter on each thing one can go to or ask for; the letter goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


class Target(NamedTuple):
    """A place on the screen, in cells, and what happens when one jumps there."""

    x: int
    y: int
    go: Callable[[], object]


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

    def compose(self) -> ComposeResult:
        for letter, target in self.targets.items():
            sign = Static(f" {letter} ")
            sign.styles.offset = (target.x, target.y)
            yield sign

    def on_key(self, event: events.Key) -> None:
        """Go, or close."""
        if event.key != "ctrl+c":
            event.stop()
            self.dismiss(self.targets.get(event.key))

    def on_click(self) -> None:
        """Close."""
        self.dismiss(None)
