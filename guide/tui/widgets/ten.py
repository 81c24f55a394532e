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
    number = _number(value)
    wide = _wide(number, room)
    apart = " " if wide == 1 or MOST * (wide + 1) + 1 + len(number) <= room else ""
    line = Text(no_wrap=True)
    for part in range(MOST):
        filled = part < (value or 0)
        line.append(("━" if filled else "─") * wide, f"not dim {full}" if filled else quiet)
        line.append(" " if wide > 1 else "")
    return line.append(f"{apart}{number}", quiet if value is None else f"bold {full}")


def part_at(value: int | None, room: int, column: int) -> int | None:
    """Return the number, 1 to 10, whose part stands at ``column`` of the bar of `ten_parts`; None beside it."""
    wide = _wide(_number(value), room)
    part = column // (wide + 1 if wide > 1 else 1)
    return part + 1 if 0 <= part < MOST else None


def _number(value: int | None) -> str:
    return _("0 to {most}").format(most=MOST) if value is None else f"{value}"


def _wide(number: str, room: int) -> int:
    return min(_WIDEST, max(1, (room - len(number) - MOST) // MOST))
