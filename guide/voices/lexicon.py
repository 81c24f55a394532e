"""How single words are to be read: finding the entries of a lexicon in a sentence, and putting them in.

An entry in lower case fits the word however it is written; one with a capital fits only what is written the same
("Reading" the town, not "reading"). Entries fit whole words: "om" is not in "home", "let" not in "let's".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from guide.translation import _
from guide.voices.engine import CannotSay, Lexicon

_MARKS = "\u0300-\u036f"
"""Marks that are set on the letter before them."""
_BEFORE = r"(?<!\w)(?<!\w['’])"
_AFTER = rf"(?![\w{_MARKS}])(?!['’]\w)"

Piece = tuple[str, str | None]
"""Some text, and the entry it fits (as written in the lexicon); None for text that fits none."""


def split(words: str, entries: Iterable[str]) -> list[Piece]:
    """``words`` cut into pieces that fit an entry and pieces that do not. The longest entry wins."""
    known, fits = _compiled(frozenset(entries))
    if not known:
        return [(words, None)]
    pieces: list[Piece] = []
    at = 0
    for found in fits.finditer(words):
        pieces += [(words[at : found.start()], None), (found.group(), known[(found.lastindex or 1) - 1])]
        at = found.end()
    return [piece for piece in [*pieces, (words[at:], None)] if piece[0]]


def occurring(words: str, lexicon: Lexicon) -> dict[str, str]:
    """The entries that occur in ``words``: all that a take depends on."""
    return {entry: lexicon[entry] for _, entry in split(words, lexicon) if entry is not None}


def put_in(words: str, lexicon: Lexicon, write: Callable[[str, str], str]) -> list[tuple[str, bool]]:
    """Pieces of text, each with True if it came from the lexicon: there ``write(word, said)`` decided.

    Raises CannotSay for an entry without a sound, such as dots alone: a word never vanishes.
    """
    for entry in occurring(words, lexicon):
        if not any(char.isalnum() for char in lexicon[entry]):
            raise CannotSay(_("the lexicon leaves nothing of '{entry}'").format(entry=entry))
    pieces = split(words, lexicon)
    return [(text, False) if entry is None else (write(text, lexicon[entry]), True) for text, entry in pieces]


def ipa(said: str) -> str | None:
    """What stands between slashes; None for a respelling."""
    said = said.strip()
    return said[1:-1].strip() if len(said) > 2 and said[0] == said[-1] == "/" else None


def like(word: str, respelling: str) -> str:
    """The respelling with a capital where ``word`` has one, so that a sentence still begins like one."""
    return respelling[:1].upper() + respelling[1:] if word[:1].isupper() else respelling


@lru_cache(maxsize=64)
def _compiled(entries: frozenset[str]) -> tuple[list[str], re.Pattern[str]]:
    """The entries, longest first, and a pattern with a group for each of them."""
    known = sorted((entry for entry in entries if entry.strip()), key=lambda entry: (-len(entry), entry))
    fits = "|".join(f"({_pattern(entry)})" for entry in known)
    return known, re.compile(f"{_BEFORE}(?:{fits}){_AFTER}")


def _pattern(entry: str) -> str:
    """The entry however its marks are written: one character for a letter with its mark, or two."""
    forms = dict.fromkeys((entry, unicodedata.normalize("NFC", entry), unicodedata.normalize("NFD", entry)))
    words = "|".join(r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in form.split()) for form in forms)
    return f"(?i:{words})" if entry == entry.lower() else f"(?:{words})"
