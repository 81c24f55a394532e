"""What a person reads at a glance and a voice does not: brought into words before any voice sees it.

Times, dates, amounts and titles are read by the voices themselves; here stands only what they get wrong. To add one:
a pattern and what is said. A script's own lexicon wins over all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

_EVERYDAY = frozenset({
    "am", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "down", "eye", "for", "go", "had",
    "has", "he", "her", "him", "his", "if", "in", "is", "it", "its", "let", "may", "me", "my", "no", "not",
    "now", "of", "off", "on", "one", "or", "our", "out", "own", "she", "sit", "so", "the", "to", "too", "up",
    "use", "was", "we", "yes", "you",
})  # fmt: skip
"""Short words that look like letters to be spelt when they stand in capitals."""
_CAPITALS = r"[A-ZÀ-ÖØ-Þ]{2,}(?:['’][A-Z]+)?"

_INITIALS = 5
"""Letters that initials have at most."""

_Said: TypeAlias = str | Callable[[re.Match[str]], str]


def _lower(found: re.Match[str]) -> str:
    text = found.group()
    return text.capitalize() if found.start() == 0 else text.lower()


def _shouted(found: re.Match[str]) -> str:
    """Small letters, unless these may be initials one after the other."""
    words = found.group().lower().split()
    return _lower(found) if any(word in _EVERYDAY or len(word) > _INITIALS for word in words) else found.group()


def _everyday(found: re.Match[str]) -> str:
    return _lower(found) if found.group().lower() in _EVERYDAY else found.group()


def _time(found: re.Match[str]) -> str:
    unit = {"min": "minute", "sec": "second", "hr": "hour"}[found[2]]
    return f"{found[1]} {unit}{'' if found[1] == '1' else 's'}"


_RULES: tuple[tuple[str, _Said], ...] = (
    (rf"\b{_CAPITALS}(?:\s+(?:I|A|{_CAPITALS})\b)+", _shouted),  # BREATHE IN NOW: shouted, not spelt
    (rf"\b{_CAPITALS}\b", _everyday),
    (r"\be\.\s?g\.,?", "for example,"),
    (r"\bi\.\s?e\.,?", "that is,"),
    (r"\b(\d+)\s?(min|sec|hr)s?\b(\.(?=\s+[a-z,]))?", _time),  # the dot of an abbreviation ends no sentence
    (r"\b[Nn]os?\.\s?(?=\d)", "number "),
    (r"(?<![\d-])\d{1,2}(?:-\d{1,2}){2,}(?![\d-])", lambda found: found.group().replace("-", ", ")),  # 5-4-3-2-1
    (r"~\s?(?=\d)", "about "),
    (r"(?<=\d)\s?[x×]\s?(?=\d)", " times "),
    (r"(?<=\w)\s+(?:-{1,3}|–)\s+(?=\w)", " — "),  # a hyphen between spaces is meant as a dash
    (r"(?<=\w)--+(?=\w)", "—"),
    (r"[→⇒➔]", " to "),
)


def plain(words: str) -> str:
    """``words`` as they are to be said."""
    for pattern, said in _RULES:
        words = re.sub(pattern, said, words)
    return words
