"""Words as they are compared in a search: without regard to capitals, and to the ways one character can be written."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return ``text`` for comparison: Unicode's compatibility caseless matching, so that ``Straße`` is ``STRASSE``."""
    if text.isascii():
        return text.lower()
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFKC", once.casefold())


def folded(text: str | None, other: str | None) -> str | None:
    """Return what a search has to compare beside the words themselves: None where SQLite's LIKE does it on its own.

    LIKE knows the capitals of ASCII and stops at a NUL; only what is beyond that costs room twice.
    """
    words = [each for each in (text, other) if each is not None]
    if all(each.isascii() and "\0" not in each for each in words):
        return None
    return "\n".join(map(fold, words))
