"""Words in capitals: initials are spelt, words are not, and which is which is seen by the word in small letters."""

from __future__ import annotations

import re

from guide.voices.vocabulary import known

_EVERYDAY = frozenset({
    "ah", "am", "an", "as", "at", "be", "by", "do", "go", "ha", "he", "hi", "if", "in", "is", "it", "me", "mu", "my",
    "no", "of", "off", "oh", "om", "on", "or", "so", "to", "up", "we", "ye",
})  # fmt: skip
"""Words of two letters that are words in capitals, too; the others (ID, US, PC) are initials more often."""
_INITIALS = frozenset({
    "dna", "eft", "emf", "eta", "gad", "gps", "hiv", "ibs", "ifs", "led", "mri", "nhs", "nlp", "ocd", "pms", "ucla",
    "usa",
})  # fmt: skip
"""Initials whose small form is a word as well, or may become one, and is hardly ever meant."""
_MOST_INITIALS = 5
"""Letters that initials have at most."""
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĢĪĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽḌḤḶḸṀṂṄṆṚṜṢṬ"
_CAPITALS = rf"[{_UPPER}]{{2,}}(?:['’][{_UPPER}]{{1,2}})?"
_ONE = r"I(?:['’][A-Z]{1,2})?|A"
_RUN = re.compile(rf"(?<![^\W_])(?:(?:I|A)\s+)?{_CAPITALS}(?:[\s,]+(?:{_ONE}|{_CAPITALS})(?![^\W_]))*(?![^\W_])")
_WORD = re.compile(rf"(?<![^\W_]){_CAPITALS}(?![^\W_])|\bA\b|\bI['’][A-Z]{{1,2}}\b")
_THE_INITIALS = frozenset({"us", "who"})
"""Initials after *the*."""


def lowered(words: str) -> str:
    """Return ``words`` with shouted words in small letters and initials as they are."""
    return _RUN.sub(_run, words) if any(map(str.isupper, words)) else words


def _run(found: re.Match[str]) -> str:
    text, begins = found.group(), found.start() == 0
    shout = len(_WORD.findall(text)) > 1 and any(_word(each, shout=False) for each in _WORD.findall(text))
    before = found.string[: found.start()].split()[-1:]

    def one(word: re.Match[str]) -> str:
        if word.group() == "AM" and re.search(r"\d\s?$", found.string[: found.start() + word.start()]):
            return "AM"
        after_the = (text[: word.start()].split()[-1:] or before)[-1:] in (["the"], ["The"], ["THE"])
        if (after_the and word.group().lower() in _THE_INITIALS) or not _word(word.group(), shout=shout):
            return word.group()
        small = word.group().lower()
        if small.startswith(("i'", "i’")):
            return f"I{small[1:]}"
        return small.capitalize() if begins and word.start() == 0 else small

    return _WORD.sub(one, text)


def _word(capitals: str, *, shout: bool) -> bool:
    """Whether capitals are a word; in a ``shout`` short ones are, too."""
    small = capitals.lower().replace("’", "'")
    if small == "a" or small.startswith("i'"):
        return shout
    if small in _INITIALS:
        return False
    if len(small) == 2:
        return small in _EVERYDAY or (shout and known(small))
    return len(small) > _MOST_INITIALS or known(small)
