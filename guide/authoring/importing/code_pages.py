"""Texts with letters of one byte each: Windows-1252 and Latin-1, their neighbours, and what Macs and DOS had before.

Which one it is shows where its letters stand: small ones inside words, quotes around them.
"""

from __future__ import annotations

import re

from guide.translation import _

_PAGES = {
    "cp1252": "Windows-1252", "cp1250": "Windows-1250", "mac_roman": "Mac Roman",
    "cp850": _("the letters of DOS (850)"),
}  # fmt: skip
_CYRILLIC = {"cp1251": "Windows-1251", "koi8_r": "KOI8-R", "cp866": _("the letters of DOS (866)")}
"""For texts whose letters are mostly none of ASCII's."""
_VALID = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|(?P<odd>[\x80-\xff])"
)
"""Letters of UTF-8 (RFC 3629), or one byte that is none."""
_SIGNS = frozenset("‘’“”„‚‹›«»–—…•°©®½¼¾¡¿§·\xa0€™№")
_MARKS = frozenset("’–—·\xa0…")
"""Those that stand between letters."""
_FOREIGN = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]{3,}(?![A-Za-z\x80-\xff])")
"""Words without a letter of ASCII."""
_FEW = 3
"""So many of them are a text."""
_SHOWN = 12


def read(raw: bytes) -> tuple[str, str, list[str]]:
    """The text, how it was read, and the letters that were guessed."""
    odd = sum(match["odd"] is not None for match in _VALID.finditer(raw))
    whole = sum(match["odd"] is None for match in _VALID.finditer(raw))
    if whole > odd:  # a letter of UTF-8 is hardly ever one by chance
        text = _VALID.sub(lambda match: _utf8(match["odd"]) if match["odd"] else match[0], raw).decode("utf-8")
        letters = {_letter(match["odd"], "cp1252") for match in _VALID.finditer(raw) if match["odd"]}
        return text, _("UTF-8 with single letters of Windows-1252 in it"), sorted(letters)[:_SHOWN]
    ascii_letters = sum(chr(byte).isalpha() for byte in raw if byte < 0x80)
    foreign = _FOREIGN.findall(raw)
    pages = _CYRILLIC if len(foreign) >= _FEW and sum(map(len, foreign)) > ascii_letters else _PAGES
    page = max(pages, key=lambda page: _likely(_text(raw, page)))
    text = _text(raw, page)
    letters = {letter for letter in text if letter >= "\x80"}
    latin = page == "cp1252" and all(letter >= "\xa0" and ord(letter) < 256 for letter in letters)
    return text, "Latin-1" if latin else pages[page], sorted(letters)[:_SHOWN]


def _likely(text: str) -> int:
    """The more its letters stand where letters stand, the higher."""
    points = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        letter, at = match[0], match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if letter.islower():
            points += 1 if before.isalpha() or after.isalpha() or letter in "àéèêñóúçøåäöüß" else -1
        elif letter.isupper():
            points += -2 if before.islower() else 1
        elif letter in _SIGNS:
            points += 1 if letter in _MARKS or not (before.isalpha() and after.isalpha()) else -1
        else:
            points -= 2
    return points


def _text(raw: bytes, page: str) -> str:
    return raw.decode(page, "surrogateescape").translate(_HELD)


def _letter(byte: bytes, page: str) -> str:
    return _text(byte, page)


def _utf8(byte: bytes) -> bytes:
    return _letter(byte, "cp1252").encode("utf-8")


_HELD = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
"""Bytes that a page leaves free are the controls of Latin-1, which are listed as such."""
