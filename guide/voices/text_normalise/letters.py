"""Letters and digits as voices know them, in every language: composed, of one width, with one kind of apostrophe.

Nothing that can be heard is taken away: what goes has no sound of its own (joiners, soft hyphens, marks of order).
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "'’‘‛ʼʻʹʽˈ′‵`´＇ꞌ՚"
_INNER_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])")
_LAST_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[ʼ＇`´](?![^\W\d_])")
_OKINA = re.compile(r"(?<=[aeiouāēīōū])ʻ(?=[aeiouāēīōū])", re.IGNORECASE)
_TRANSLITERATED = str.maketrans("", "", "ʾʿˀˁ")
"""Signs of romanised Arabic and Hebrew that English readers pass over."""
_JOINERS = "\u200c\u200d"
_SELECTORS = re.compile("[\ufe00-\ufe0e]|(?<![\u2190-\u2bff\U0001f000-\U0001faff])\ufe0f")
_SIGNS = str.maketrans({"№": "No. ", "℃": "°C", "℉": "°F", "⁄": "/", "∕": "/"})
_WIDE = re.compile(r"(?<=[\w\s])[！-／：-＠［-｀｛-～](?=\s|[\x20-\x7e]|$)|^[！-／：-＠［-｀｛-～](?=[\x20-\x7e])")


def clean(words: str) -> str:
    """Return ``words`` with the same sound in letters, digits and apostrophes that voices know."""
    if words.isascii() and not any(mark in words for mark in "`\t\n"):
        return words
    words = _SELECTORS.sub("", unicodedata.normalize("NFC", words)).translate(_TRANSLITERATED).translate(_SIGNS)
    words = _OKINA.sub("", words)
    words = unicodedata.normalize("NFC", "".join(_kept(words, at) for at in range(len(words))))
    words = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), words)
    return _LAST_APOSTROPHE.sub("'", _INNER_APOSTROPHE.sub("'", words))


def _kept(words: str, at: int) -> str:
    """The character at ``at`` as it is to be read."""
    char = words[at]
    category = unicodedata.category(char)
    if char.isascii():
        return " " if char in "\t\n\r\v\f" else char
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if category == "Cf":
        return char if char in _JOINERS and _joins(words, at) else ""
    if category in ("Nd", "Nl", "No"):
        return _digit(char)
    letter = unicodedata.normalize("NFKC", char)
    return letter if letter != char and _is_letter(char, letter) else char


def _joins(words: str, at: int) -> bool:
    """Whether a joiner stands in a script or a picture that needs it, and not in Latin letters."""
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return bool(before) and not any(_latin(char) for char in before + after.strip())


def _latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def _digit(char: str) -> str:
    """A digit of another script, in a circle or of another width; fractions and raised digits stay."""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKC", char)
    raised = unicodedata.decomposition(char).startswith(("<super>", "<sub>", "<fraction>"))
    return char if raised or not plain.strip("()").isalnum() else plain.strip("()")


def _is_letter(char: str, letter: str) -> bool:
    """Whether NFKC says which letters a form of them means: ligatures, wide, bold and circled ones."""
    shape = unicodedata.decomposition(char).split(" ")[0]
    raised = shape == "<super>" and letter not in "ao"  # º and ª are marks of order; the voices know them
    usual = shape in ("<compat>", "<wide>", "<narrow>", "<font>", "<circle>", "<sub>") or raised
    return usual and letter.isalpha()
