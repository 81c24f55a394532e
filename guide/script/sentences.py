"""Words to sentences. One utterance is one sentence, so that an edit is spoken again and its neighbours are not."""

from __future__ import annotations

import re
import unicodedata

_BEFORE_WORDS = frozenset({
    "approx", "ca", "cf", "dr", "e.g", "esp", "fr", "gen", "hon", "i.e", "incl", "mr", "mrs", "ms", "mt", "prof", "rev",
    "st", "ven", "viz", "vs",
})  # fmt: skip
"""Shortened words that always go with the word after them."""
_BEFORE_NUMBERS = frozenset({"art", "ch", "ex", "fig", "no", "nos", "nr", "p", "pp", "pt", "vol"})
_TIME_FIRST = re.compile(
    r"^\W*(?:(?:and|but|so|then)\s+)?(?:about|after|around|at|before|between|by|every day at|from|on|since|until)\b"
    r"[^,;:—]{0,24}\b[ap]\.m\.$",
    re.IGNORECASE,
)
"""*At 6 p.m. I rest*: a time that stands first and says when."""
_LETTERED = frozenset({
    "chapter", "exercise", "grade", "group", "letter", "option", "part", "phase", "plan", "point", "section", "series",
    "stage", "step", "track", "type", "variation", "version", "vitamin",
})  # fmt: skip
"""What is told apart by letters: *plan B.* is no initial."""
_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*(?:\s+(?=([\"'“‘«„¿¡(\[]*)(\S))|$)")
_LABEL = re.compile(r"\d{1,3}\.")
_LONGEST_ABBREVIATION = 40
"""Characters to look back, brackets and spaces included."""
_WORD = re.compile(r"\w", re.UNICODE)


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, in order and complete; pieces without a letter or digit join the one before."""
    found: list[str] = []
    rest = 0
    for match in _END.finditer(text):
        before = found[-1] if found else ""
        if _begins(text, match) and not _goes_on(text[rest : match.end()], match[2] or "", before):
            found.append(text[rest : match.end()].strip())
            rest = match.end()
    found.append(text[rest:].strip())
    return _joined(piece for piece in found if piece)


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether what follows may begin a sentence: a capital or a digit, of any alphabet; or nothing follows."""
    if not match[2]:
        return True
    return unicodedata.category(match[2]) in ("Lu", "Lt", "Nd")


def _goes_on(piece: str, following: str, before: str) -> bool:
    """Whether the dot at the end of ``piece`` belongs to a shortened word, an initial or the number of a list."""
    words = piece[-_LONGEST_ABBREVIATION:].split()
    if not words or not words[-1].endswith(".") or words[-1].endswith(".."):
        return False
    last = words[-1].rstrip(".").lstrip("([\"'“‘«")
    if _LABEL.fullmatch(piece.strip()):
        return following.isalpha() and not _LABEL.fullmatch(before)
    if last.lower() in _BEFORE_NUMBERS and following.isdigit():
        return True
    if last.lower() in _BEFORE_WORDS or _TIME_FIRST.match(piece.strip()):
        return True
    return _initial(last, words[-2].lower() if len(words) > 1 else "")


def _initial(last: str, before: str) -> bool:
    """Whether one letter is a name's: *J. Krishnamurti*, and not *I* or *plan B*."""
    return len(last) == 1 and last.isalpha() and last not in ("i", "a", "I", "A") and before not in _LETTERED


def _joined(pieces: object) -> list[str]:
    out: list[str] = []
    for piece in pieces:  # type: ignore[attr-defined]
        if out and not _WORD.search(piece):
            out[-1] = f"{out[-1]} {piece}"
        else:
            out.append(piece)
    return out
