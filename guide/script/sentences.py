"""Words to sentences. One utterance is one sentence, so that an edit is spoken again and its neighbours are not."""

from __future__ import annotations

import re

_ABBREVIATIONS = ("dr", "mr", "mrs", "ms", "st", "prof", "vs", "etc", "e.g", "i.e", "approx", "no", "min", "sec")
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(]*[A-Z0-9À-ÖØ-Þ])|(?<=[.!?…])[\"'”’)\]]*$")
_LONGEST_ABBREVIATION = 40
"""Characters to look back, brackets and spaces included."""
_WORD = re.compile(r"\w", re.UNICODE)


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, in order and complete; pieces without a letter or digit join the one before."""
    found: list[str] = []
    rest = 0
    for match in _END.finditer(text):
        if not _abbreviated(text[max(rest, match.end() - _LONGEST_ABBREVIATION) : match.end()]):
            found.append(text[rest : match.end()].strip())
            rest = match.end()
    found.append(text[rest:].strip())
    return _joined(piece for piece in found if piece)


def _abbreviated(piece: str) -> bool:
    words = piece.split()
    last = words[-1].rstrip(".").lower().lstrip("(\"'“‘") if words and words[-1].endswith(".") else ""
    return (last in _ABBREVIATIONS and last not in ("no", "min", "sec")) or (len(last) == 1 and last not in ("i", "a"))


def _joined(pieces: object) -> list[str]:
    out: list[str] = []
    for piece in pieces:  # type: ignore[attr-defined]
        if out and not _WORD.search(piece):
            out[-1] = f"{out[-1]} {piece}"
        else:
            out.append(piece)
    return out
