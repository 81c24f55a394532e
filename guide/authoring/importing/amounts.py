"""Lengths of time as people write them: ``10 s``, ``1½ minutes``, ``five to ten breaths``, ``anderthalb Minuten``.

    length("1-2 min.")          # (60.0, 120.0)
    length("a minute and a half")   # (90.0, None)

A reader of tokens, no list of phrases: a number, a unit, and what may join or part two of them.
"""

from __future__ import annotations

import re
import unicodedata

from guide.authoring.importing.number_words import (
    ARTICLES,
    BETWEEN,
    FILLERS,
    FRACTIONS,
    JOINTS,
    NUMBERS,
    ONES,
    RANGES,
    TENS,
    UNITS,
)

Span = tuple[float, float | None]
"""Seconds, and the longest if it is a range."""

MOST = 80
"""Characters: a longer text is no length."""
_TOKEN = re.compile(
    r"\d+:\d\d(?::\d\d)?|\d+[/⁄]\d+|\d+(?:[.,]\d+)?|[¼-¾⅐-⅞]|\.{2,3}|''|’’|′′|[^\W\d_]+|\S",
)  # fmt: skip
_COUNTED = re.compile(r"\bcounts? (?:of|to) ([\w-]+)")
_VULGAR = re.compile("[¼-¾⅐-⅞]")
_PRIMES = {'"': 1.0, "″": 1.0, "”": 1.0, "''": 1.0, "’’": 1.0, "′′": 1.0, "'": 60.0, "′": 60.0, "’": 60.0}


def length(text: str, *, unit: float | None = None) -> Span | None:
    """The length that ``text`` says, in seconds; None if it says none. ``unit`` is meant where none is written."""
    if len(text) > MOST:
        return None
    found = _Amounts(words_of(text), unit).read()
    return found if found and found[0] >= 0 else None


def words_of(text: str) -> list[str]:
    """Numbers, words and signs, small; full stops end abbreviations here and say nothing."""
    folded = _COUNTED.sub(r"\1 counts", unicodedata.normalize("NFC", text).lower())
    return [word for word in _TOKEN.findall(folded) if word != "."]


class _Amounts:
    """Reads tokens from the left; every method returns None where it finds nothing and stays where it is."""

    def __init__(self, found: list[str], unit: float | None) -> None:
        self.between = any(word in BETWEEN for word in found)
        self.tokens = [word for word in found if word not in BETWEEN]
        self.unit = unit
        self.at = 0

    def read(self) -> Span | None:
        whole = self._range()
        if whole is None:
            return None
        self._skip(".", "or", "so")
        return whole if self.at == len(self.tokens) else None

    def _range(self) -> Span | None:
        first = self._sum()
        if first is None:
            return None
        low, unit = first
        before = self.at
        word = self._next()
        if word in RANGES or (self.between and word in JOINTS):
            self.at += 1
            second = self._sum()
            if second is not None:
                high, of = second
                if unit is None:
                    low *= of or self.unit or 0.0
                return self._ordered(low, high if of is not None else high * (unit or self.unit or 0.0))
            self.at = before
        if unit is None:
            if self.unit is None:
                return None
            low *= self.unit
        return low, None

    def _ordered(self, low: float, high: float) -> Span | None:
        if not low or not high:
            return None
        return (low, high) if low < high else (high, low) if high < low else (low, None)

    def _sum(self) -> tuple[float, float | None] | None:
        """Quantities in a row, from the largest unit down: seconds, and the last unit; None for a bare number."""
        first = self._quantity()
        if first is None or first[1] is None:
            return first
        total, unit = first
        while True:
            before = self.at
            more = self._more(unit or 1.0)
            if more is None:
                self.at = before
                return total, unit
            total, unit = total + more[0], more[1]

    def _more(self, unit: float) -> tuple[float, float] | None:
        """What follows a quantity and adds to it: ``30 seconds`` after ``1 minute``, or ``and a half``."""
        joined = not self.between and self._next() in JOINTS
        self.at += joined
        before = self.at
        self._skip(*ARTICLES)
        part = FRACTIONS.get(self._next())
        if joined and part and self._unit_at(self.at + 1) is None:
            self.at += 1
            return part * unit, unit
        self.at = before
        quantity = self._quantity()
        if quantity is None:
            return None
        amount, of = quantity
        if of is None:
            if unit < 60.0 or self._next() in RANGES:
                return None
            return amount * unit / 60.0, unit / 60.0
        return (amount, of) if of < unit else None

    def _quantity(self) -> tuple[float, float | None] | None:
        """A number and its unit, as seconds; a bare number stays as it is."""
        before = self.at
        clock = re.fullmatch(r"(?:(\d+):)?(\d+):(\d\d)", self._next())
        if clock:
            self.at += 1
            self._unit()
            return int(clock[1] or 0) * 3600.0 + int(clock[2]) * 60.0 + int(clock[3]), 1.0
        number = self._number()
        if number is None:
            self.at = before
            return None
        unit = self._unit()
        return (number, None) if unit is None else (number * unit, unit)

    def _unit(self) -> float | None:
        before = self.at
        self._skip("-", "–", "‑", "+", *FILLERS)
        word = self._next()
        unit = self._unit_at(self.at)
        if unit is None:
            self.at = before
            return None
        self.at += 1
        if word not in _PRIMES:
            self._skip(".", *FILLERS)
        return unit

    def _unit_at(self, at: int) -> float | None:
        word = self.tokens[at] if at < len(self.tokens) else ""
        return UNITS.get(word) or _PRIMES.get(word)

    def _number(self) -> float | None:
        self._skip(*FILLERS)
        word = self._next()
        if re.fullmatch(r"\d.*", word):
            self.at += 1
            return self._with_fraction(_value(word))
        if _VULGAR.fullmatch(word):
            self.at += 1
            return unicodedata.numeric(word)
        return self._words()

    def _with_fraction(self, whole: float | None) -> float | None:
        """``1½`` and ``1 1/2``, ``2 and a half``."""
        word = self._next()
        if whole is None:
            return None
        if _VULGAR.fullmatch(word):
            self.at += 1
            return whole + unicodedata.numeric(word)
        if re.fullmatch(r"\d+[/⁄]\d+", word):
            self.at += 1
            part = _value(word)
            return None if part is None else whole + part
        return self._and_a_half(whole)

    def _and_a_half(self, whole: float) -> float:
        before = self.at
        if self._next() in JOINTS:
            self.at += 1
            self._skip(*ARTICLES)
            part = FRACTIONS.get(self._next())
            if part and part < 1:
                self.at += 1
                return whole + part
        elif self._next() in FRACTIONS and FRACTIONS[self._next()] == 0.25:  # three quarters
            self.at += 1
            self._skip(*FILLERS)
            self._skip(*ARTICLES)
            return whole / 4
        self.at = before
        return whole

    def _words(self) -> float | None:
        word = self._next()
        if word in FRACTIONS:
            return self._fraction()
        if word not in NUMBERS:
            return None
        self.at += 1
        if word in ARTICLES:
            self._skip(*FILLERS)
            if self._next() in FRACTIONS:
                return self._fraction()
            if NUMBERS.get(self._next(), 0.0) >= 2:  # "a few", "a hundred", "a couple of"
                return self._words()
        value = NUMBERS[word]
        if NUMBERS.get(self._next()) == 100 and value < 10:
            self.at += 1
            value *= 100
        elif word in TENS and value < 100:
            value += self._ones()
        self._skip(*FILLERS)
        return self._and_a_half(value)

    def _fraction(self) -> float:
        part = FRACTIONS[self._next()]
        self.at += 1
        self._skip(*FILLERS)
        self._skip(*ARTICLES)
        return part

    def _ones(self) -> float:
        """What follows a ten: ``-five``, `` five``, `` y cinco``."""
        before = self.at
        joined = self._next() in ("-", "‑", "y", "e", "et")
        self.at += joined
        one = ONES.get(self._next())
        if one is not None and (joined or self._next() not in ARTICLES | RANGES):
            self.at += 1
            return one
        self.at = before
        return 0.0

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _skip(self, *words: str) -> None:
        while self._next() and self._next() in words:
            self.at += 1


def _value(word: str) -> float | None:
    if "/" in word or "⁄" in word:
        above, below = map(int, re.split("[/⁄]", word))
        return above / below if below else None
    return float(word.replace(",", "."))
