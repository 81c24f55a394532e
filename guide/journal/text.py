"""Text as a file can hold it."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text itself. Halves of characters, which no file can hold, are joined where they fit, or become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
