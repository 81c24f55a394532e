"""A line to type into. Its cursor stands still: nothing on these screens blinks."""

from __future__ import annotations

from typing import ClassVar

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

    LEFT_ALONE: ClassVar[tuple[str, ...]] = ("S",)
    """Letters that mean something everywhere, also where one types."""

    def __init__(
        self,
        hint: str,
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
        max_length: int = 0,
        value: str = "",
    ) -> None:
        """``hint`` shows while nothing is typed, ``value`` is typed already; ``max_length`` 0 is any length."""
        super().__init__(value, hint, id=id, max_length=max_length)
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Textual's question whether a key is typed: while nothing is, `LEFT_ALONE` belong to the page."""
        return not (character in self.LEFT_ALONE and not self.value) and super().check_consume_key(key, character)


class Filter(Line):
    """Narrows a list. A question mark tells the keys while nothing is typed; nobody looks for one alone."""

    LEFT_ALONE: ClassVar[tuple[str, ...]] = (*Line.LEFT_ALONE, "?")
