"""Characters that nobody sees: which of them belong to the words, and which have come along from somewhere.

An emoji made of several and the scripts of Persia and India need joiners; a zero width space copied from a web page
only makes a word unknown that looks right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guide.translation import _

_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u200e\u200f\u061c"
_JOINED = (
    (0x0600, 0x08FF), (0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0x1900, 0x1CFF), (0xA800, 0xABFF),
    (0xFB50, 0xFDFF), (0xFE70, 0xFEFE), (0x10A00, 0x11FFF), (0x1E900, 0x1E95F),
)  # fmt: skip
"""Blocks of scripts in which letters join, or conjuncts are made: Arabic, Syriac, N'Ko, Indic, Mongolian and more."""
_DRAWN = ((0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891), (0x08E2, 0x08E2), (0x110BD, 0x110CD))
"""Format characters that are seen: signs that stand around numbers."""
_ODD_LEAD = re.compile(r"[ ]*([^\S \t])\s*(?:-\s|[a-z_]{2,20}:(?:\s|$))")
_TAGS = (0xE0020, 0xE007F)
_FLAG = "\U0001f3f4"
_SELECTOR = "\ufe0f"
_VOWEL_SEPARATOR = "\u180e"


def invisible(text: str) -> Iterator[int]:
    """Yield the offsets in ``text`` of characters that are neither seen nor needed; blanks of all kinds are seen."""
    if text.isprintable():
        return
    yield from (at for at, char in enumerate(text) if not char.isprintable() and not _belongs(text, at))


def is_line(text: str) -> bool:
    """Return whether all of ``text`` stands on one line and can be seen, or is needed by what can."""
    return not set(text) & set("\t\n\r\x85\u2028\u2029") and next(invisible(text), None) is None


def told(char: str) -> str:
    """Return what a character is called, such as ``zero width space (U+200B)``."""
    usual = _("character for private use") if unicodedata.category(char) == "Co" else _("control character")
    return f"{unicodedata.name(char, usual).lower()} (U+{ord(char):04X})"


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and character of what is invisible in a script's text; what stands in comments is left."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.isprintable() or line.lstrip().startswith("#"):
            continue
        for at in invisible(line):
            if unicodedata.category(line[at]) not in ("Cc", "Cn"):  # which YAML refuses by itself
                yield number, at + 1, line[at]


def odd_blanks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and character of blanks before a step or a key that are blanks to people and not to YAML."""
    if text.isascii():
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = _ODD_LEAD.match(line)
        if match:
            yield number, match.start(1) + 1, match[1]


def _belongs(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp") or char in "\t\n\r\x85":
        return True
    if category == "Cn":  # younger than this Python knows, such as a new emoji
        return not (0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE)
    if char in _JOINERS:
        return _within(before, _JOINED) or (char == "\u200d" and _pictured(before) and _pictured(after))
    if char in _DIRECTIONS:
        return any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)
    if _within(char, (_TAGS,)):
        return before == _FLAG or _within(before, (_TAGS,))
    return _within(char, _DRAWN) or (char == _VOWEL_SEPARATOR and _within(before, _JOINED))


def _pictured(char: str) -> bool:
    """Whether a joiner between this and another makes one picture."""
    if not char:
        return False
    category = unicodedata.category(char)
    return category in ("So", "Sk", "Sm") or char == _SELECTOR or (category == "Cn" and ord(char) >= 0x1F000)


def _within(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return bool(char) and any(low <= ord(char) <= high for low, high in ranges)
