"""What eSpeak reads otherwise than it is meant, written so that it reads it right.

It takes no phonemes through pyttsx3. It says "close your eyes" with the s of "close to you", "use your lips" like "no
use", and "somebody lives on that leaf" with the vowel of "nine lives". The words around tell which is meant. To add
one: a row of ``_READ``.
"""

from __future__ import annotations

import re

VERSION = 1
"""Raise it when anything here is heard: lines that were spoken before are spoken anew."""

_THING = r"(?:your|the|my|our|his|her|their|them|it|both|each|every|these|those|yourself)"
_CLOSES = r"(?:eyes|eyelids?|lids|lips|mouth|fingers|fists?|hands?|ribs|petals|doors?|let them|let it|open,? and)"
_MAY = r"(?:(?:can|may|might|will|to|slowly|softly|and|both|all)\s+)*"
_NEAR = r"\s+(?:to|by|at hand|together|enough|beside|up)\b"
_WHERE = (
    r"(?=\s+(?:in|on|at|by|with|near|beside|under|inside|among|alone|now|here|there|out|next door|somewhere|elsewhere|"
    r"upstairs|lowest|longest)\b)"
)
_OWNED = r"(?<!\bmy )(?<!\byour )(?<!\bour )(?<!\btheir )(?<!\bhis )(?<!\bher )(?<!\bof )(?<!\bother )(?<!\bnine )"

_READ = (
    ("", rf"(?<!\ba )(?<!\bthe )(?<!\bso )(?<!\btoo )\b(c)lose(?=\s+{_THING}\b)", r"\1loze"),
    (rf"\b{_CLOSES}\s+{_MAY}$", rf"\b(c)lose\b(?!{_NEAR})", r"\1loze"),
    ("", rf"{_OWNED}\b(l)ives\b{_WHERE}", r"\1ivz"),
    (r"\blet\s+(?:\w+\s+){1,3}$", rf"\b(l)ive\b{_WHERE}", r"\1iv"),
    (r"(?:^|[.!?;:,…]\s*|\b(?:and|or|then|now|friends)\s+)$", r"\b(u)se\b(?!\s+of\b)", r"\1ze"),
)
"""What comes before, up to the word; the word with what comes after; what eSpeak is given. Capitals do not matter."""


def readable(words: str) -> str:
    """Return English ``words`` as eSpeak has to be given them."""
    for before, pattern, said in _READ:
        words = _written(words, before, pattern, said)
    return words


def _written(words: str, before: str, pattern: str, said: str) -> str:
    def one(found: re.Match[str]) -> str:
        fits = re.search(before, words[: found.start()], re.IGNORECASE)  # a look-behind has to be of one length
        return found.expand(said) if fits else found[0]

    return re.sub(pattern, one, words, flags=re.IGNORECASE)
