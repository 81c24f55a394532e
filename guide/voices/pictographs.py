"""Signs that have no words: emoji and other pictures. No voice reads them as an author means them."""

from __future__ import annotations

import unicodedata

from guide.translation import _
from guide.voices.engine import CannotSay

_SAID = frozenset("°©®™")


def refuse(text: str) -> None:
    """Raises CannotSay for the first picture in ``text``."""
    for char in text:
        if unicodedata.category(char) in ("So", "Co", "Cn") and char not in _SAID:
            raise CannotSay(_("a voice has no words for {char}").format(char=char))
