"""A number from 0 to 10 as a bar of ten parts that fill."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from guide.translation import _
from guide.tui.widgets.colour import rich_colour

MOST = 10
_WIDEST = 3


def ten_parts(widget: Widget, value: int | None, room: int) -> Text:
    """Return the bar and its number in at most ``room`` cells; None is a number that was not said."""
    full, quiet = rich_colour(widget, "primary"), rich_colour(widget, "quiet")
    number = _("0 to {most}").format(most=MOST) if value is None else f"{value}"
    wide = min(_WIDEST, max(1, (room - len(number) - MOST) // MOST))
    apart = " " if wide == 1 or MOST * (wide + 1) + 1 + len(number) <= room else ""
    line = Text(no_wrap=True)
    for part in range(MOST):
        filled = part < (value or 0)
        line.append(("━" if filled else "─") * wide, f"not dim {full}" if filled else quiet)
        line.append(" " if wide > 1 else "")
    return line.append(f"{apart}{number}", quiet if value is None else f"bold {full}")
