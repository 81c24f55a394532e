"""Counts down to an appointed moment while a page waits for an answer, and shortly before it waits no longer."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Static

from guide.actions import formatting
from guide.player.wallclock import seconds_until
from guide.problems import capital

LOOKS = 4
"""A second."""


class Appointed(Static):
    """``Begins at 07:30:00, in 3 min 20 s.`` Calls ``then`` so many seconds before the moment, once."""

    DEFAULT_CSS = "Appointed { height: auto; color: $accent; margin-bottom: 1; }"

    def __init__(self, at: float, early: float, then: Callable[[], None]) -> None:
        """``at`` as `time.time` counts."""
        super().__init__(markup=False)
        self._at, self._early, self._then = at, early, then

    def on_mount(self) -> None:
        self._looks = self.set_interval(1 / LOOKS, self._look)
        self._look()

    def _look(self) -> None:
        seconds = seconds_until(self._at)
        self.update(f"{capital(formatting.begins(self._at, max(0.0, seconds)))}.")
        if seconds <= self._early:
            self._looks.stop()
            self._then()
