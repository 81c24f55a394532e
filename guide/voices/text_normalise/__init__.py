"""What a person reads at a glance and a voice does not: brought into words before any voice sees it.

Whole times, dates, amounts and titles are read by the voices themselves; here stands only what they get wrong. Letters
are mended for every language (`letters`); what is put into English words is for English voices alone. To add a reading:
a pattern and what is said, in the table of its kind. A script's own lexicon wins over all of it.
"""

from __future__ import annotations

import re

from guide.script.language import tongue
from guide.voices.text_normalise import capitals, letters, marks, numbers, shortened, times

_ADDRESS = re.compile(r"(\S*://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.\w\S*)")
_TABLES = (marks.EARLY, times.RULES, shortened.RULES, numbers.RULES, marks.LATE)
"""In this order: a time is known by marks that mean something else between numbers."""


def plain(words: str, language: str = "") -> str:
    """Return ``words`` as they are to be said by a voice that speaks ``language`` (BCP 47; unknown is English)."""
    words = letters.clean(words)
    if language and tongue(language) != "en":
        return words
    pieces = _ADDRESS.split(capitals.lowered(words))
    return "".join(piece if at % 2 else _english(piece) for at, piece in enumerate(pieces))


def _english(words: str) -> str:
    for table in _TABLES:
        for pattern, said in table:
            words = pattern.sub(said, words)
    return words
