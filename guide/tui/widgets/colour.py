"""A colour of the theme for text that is put together by hand."""

from __future__ import annotations

from textual.widget import Widget


def rich_colour(widget: Widget, name: str) -> str:
    """Return what Rich calls the theme's colour ``name``; under the plain theme the terminal's own, at most dimmed."""
    value = widget.app.theme_variables[name]
    if value.startswith("ansi"):
        return "dim" if name in ("quiet", "faint") else "default"
    return value
