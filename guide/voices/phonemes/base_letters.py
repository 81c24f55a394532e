"""Latin letters with marks, strokes and ligatures to the letters of English, for a reader that knows only those.

A letter that the reader does not know would be left out of the word: *karuṇā* would lose its n. So each such letter
becomes its base letter, found by its decomposition or, where it has none (ł, ŧ), by its name in Unicode. Letters that
the reader knows stay in words that English does not have (*brûlée*); those that it has are read best without their
marks (*façade*), which is how they stand in its list.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from guide.voices.vocabulary import known

_OWN = {
    "ß": "ss", "ẞ": "SS", "þ": "th", "ð": "th", "ŋ": "ng", "ı": "i", "ȷ": "j", "ə": "e",
    "ʃ": "sh", "ʒ": "zh", "ʌ": "u", "ƿ": "w", "ȝ": "gh", "ĳ": "ij", "Ĳ": "IJ", "ŉ": "n", "ª": "a", "º": "o",
}  # fmt: skip
"""Letters that are no form of another one, or stand for more than one."""
_READ = frozenset("àáâãäåæçèéëíîïñòóôõöøùúûüýāēīōūœšžč")
"""Letters for which the reader's net for unknown words has a sound of their own, by what it says for them."""
_WORDS = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"LATIN (?:SMALL |CAPITAL )?(?:LETTER |LIGATURE )(?P<rest>.+)")
_LETTERS = re.compile(r"[A-Z]{1,2}")


def readable(text: str) -> str:
    """Return ``text`` with letters that the reader knows in place of all others; no sound is lost."""
    if text.isascii():
        return text
    text = _WORDS.sub(lambda found: _readable(found.group()), unicodedata.normalize("NFC", text))
    return "".join("" if _combines(char) else char for char in text)


def _readable(word: str) -> str:
    plain = based(word)
    if word.isascii() or known(plain.lower()):
        return plain
    return "".join(char if char.lower() in _READ else _base(char) for char in word)


def based(text: str) -> str:
    """Return ``text`` with every Latin letter as letters from a to z; other signs stay.

    A letter that has no base, such as a click, stays too: whoever reads has to refuse it.
    """
    return text if text.isascii() else "".join(map(_base, unicodedata.normalize("NFC", text)))


@cache
def _base(char: str) -> str:
    if char.isascii():
        return char
    if char in _OWN or char.lower() in _OWN:
        return _OWN.get(char) or _OWN[char.lower()].capitalize()
    if _combines(char):
        return ""
    if not unicodedata.name(char, "").startswith(("LATIN", "FULLWIDTH LATIN")):
        return char
    plain = "".join(each for each in unicodedata.normalize("NFKD", char) if not unicodedata.combining(each))
    return "".join(_base(each) if each != char and not each.isascii() else _named(each) for each in plain)


def _combines(char: str) -> bool:
    return unicodedata.category(char) == "Mn" and unicodedata.name(char, "").startswith("COMBINING")


def _named(char: str) -> str:
    """The letter that a sign's name tells: O of LATIN SMALL LETTER O WITH STROKE; the sign itself if it tells none."""
    if char.isascii():
        return char
    name = unicodedata.name(char, "")
    found = _NAME.match(name.split(" WITH ")[0])
    letters = [word for word in found["rest"].split() if _LETTERS.fullmatch(word)] if found else []
    if not letters:
        return char
    return letters[-1] if "CAPITAL LETTER" in name else letters[-1].lower()
