"""A plain page over everything: what is on the screen is nobody else's, and one key puts it out of sight."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from guide.translation import _

WAY_BACK = _("any key")
LAYER = "cover"
"""Of the screen, above everything else on it."""


class Cover(Widget):
    """Lies over a whole screen, which goes on below it."""

    DEFAULT_CSS = """
    Cover { layer: cover; dock: top; width: 100%; height: 100%; background: $background; color: $quiet;
            content-align: center bottom; }
    """

    def render(self) -> Text:
        return Text(WAY_BACK)
