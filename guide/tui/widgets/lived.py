"""One entry or session whole, as text in the theme's colours."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widget import Widget

from guide.tui.widgets.colour import rich_colour

INDENT = "    "
"""Before what was answered, as lines of it are told."""


def styled(widget: Widget, lines: Sequence[str]) -> Text:
    """Return ``lines`` with the first one as a heading, questions quiet, and the person's own words plain."""
    text = Text()
    for number, line in enumerate(lines):
        if number == 0:
            text.append(line, f"bold {rich_colour(widget, 'primary')}")
            continue
        text.append("\n")
        own = line.startswith(INDENT)
        if not own and line and lines[number - 1].startswith(INDENT):
            text.append("\n")
        text.append(line.removeprefix("  "), "" if own else rich_colour(widget, "quiet"))
    return text
