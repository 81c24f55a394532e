"""A colour of the theme for text that is put together by hand."""

from __future__ import annotations

from textual.widget import Widget


def rich_colour(widget: Widget, name: str) -> str:
    """What Rich calls the theme's colour ``name``; the terminal's own under the plain theme."""
    value = widget.app.theme_variables[name]
    return "default" if value.startswith("ansi") else value
