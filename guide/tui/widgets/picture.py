"""A picture of a finding, drawn in the theme's colours: the same blocks and dots that a pipe gets."""

from __future__ import annotations

import re

from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

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


class Picture(Widget):
    """As high as its lines are, drawn anew for each width."""

    DEFAULT_CSS = """
    Picture { height: auto; color: $quiet; }
    """

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it has at ``width`` cells."""
        return self._lines(width).count("\n") + 1 if width >= NARROWEST else 0

    def render(self) -> Text:
        if self.size.width < NARROWEST:
            return Text()
        text = Text(self._lines(self.size.width), no_wrap=True)
        for pattern, tone in _TONES:
            text.highlight_regex(pattern, rich_colour(self, tone))
        return text

    def _lines(self, width: int) -> str:
        drawn = draw(self._chart, min(WIDEST, width))
        return drawn.translate(_THIN) if self._chart.kind == "bars" else drawn
