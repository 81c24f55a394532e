"""A line to type into. Its cursor stands still: nothing on these screens blinks."""

from __future__ import annotations

from textual.widgets import Input


class Line(Input):
    """One row, without a frame."""

    DEFAULT_CSS = """
    Line, Line:focus { border: none; height: 1; padding: 0 1; }
    Line { background: $surface; }
    Line:focus { background: $panel; background-tint: $panel 0%; }
    Line > .input--placeholder { color: $quiet; }
    Line:ansi > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    Line:ansi { text-style: underline; }
    """

    def __init__(self, hint: str, *, id: str | None = None, max_length: int = 0) -> None:  # noqa: A002 - Textual's word
        """``hint`` shows while nothing is typed; ``max_length`` 0 is any length."""
        super().__init__(placeholder=hint, id=id, max_length=max_length)
        self.cursor_blink = False
