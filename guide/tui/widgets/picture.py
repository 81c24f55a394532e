"""A picture of a finding, drawn in the theme's colours: the same blocks and dots that a pipe gets."""

from __future__ import annotations

import re

from rich.text import Text
from textual.widgets import Static

from guide.insights.chart import Chart
from guide.insights.charts.text import draw
from guide.tui.widgets.colour import rich_colour

NARROWEST = 40
"""Cells below which no picture is drawn: the sentence says the same."""
WIDEST = 76
_TONES = (
    (re.compile(r"[█▆▖▓▒░⠀-⣿]+"), "bloom"),
    (re.compile(r"●"), "glow"),
    (re.compile(r"[─│└┊·]+"), "quiet"),
)
_THIN = str.maketrans(dict.fromkeys("█▉▊▋▌", "▆") | dict.fromkeys("▍▎▏", "▖"))
"""Bars with air between them, where the lines of a terminal leave none."""


class Picture(Static):
    """Drawn anew for each width."""

    DEFAULT_CSS = """
    Picture { height: auto; color: $quiet; }
    """

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart
        self._width = 0

    def on_resize(self) -> None:
        """Draw it as wide as there is room."""
        if self.size.width != self._width:
            self._width = self.size.width
            self.update(self._drawn())

    def _drawn(self) -> Text:
        if self._width < NARROWEST:
            return Text()
        drawn = draw(self._chart, min(WIDEST, self._width))
        text = Text(drawn.translate(_THIN) if self._chart.kind == "bars" else drawn, no_wrap=True)
        for pattern, tone in _TONES:
            text.highlight_regex(pattern, rich_colour(self, tone))
        return text
