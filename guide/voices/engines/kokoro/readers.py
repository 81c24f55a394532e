"""Who reads for a voice of Kokoro: words to phonemes, by the language of the voice.

To add a language: a module like `guide.voices.phonemes.spanish`, a reader here, and a line in `LANGUAGES`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol

from guide.voices.engine import Lexicon
from guide.voices.phonemes import reading, spanish

MOST = 400
"""Phonemes at once; the model takes 510, and rushes the longest stretches."""


class Reader(Protocol):
    """Reads words for the voices of one language."""

    def fingerprint(self) -> str:
        """Changes whenever words may be read in another way. Loads nothing."""

    def check(self, words: str, lexicon: Lexicon) -> None:
        """Raises CannotSay for what can be known without reading. Loads nothing."""

    def phonemes(self, words: str, lexicon: Lexicon) -> list[str]:
        """Return the phonemes, a string for each stretch of at most `MOST`. Raises CannotSay."""

    def alone(self, word: str, lexicon: Lexicon) -> str:
        """Return the phonemes of one word; none if it is only read together with others."""


@cache
def vocabulary() -> dict[str, int]:
    """Return the number of each phoneme that the model knows."""
    from hibari.tts import ASSETS

    known: dict[str, int] = json.loads((Path(ASSETS) / "vocab.json").read_text(encoding="utf-8"))
    return known


class _Hibari:
    """hibari's reader without hibari's voice."""

    def __init__(self, *, british: bool) -> None:
        from hibari.g2p import G2P
        from hibari.tts import Hibari

        self._read, self._sentences = G2P(british=british), Hibari.split_sentences
        self.vocab = vocabulary()

    def phonemize(self, text: str) -> list[str]:
        """See `PhonemeReader`."""
        return [self._read(sentence) for sentence in self._sentences(text)]


class EnglishReader:
    """Reads as the built-in voice does, the American or the British way."""

    def __init__(self, *, british: bool) -> None:
        self._british = british
        self._loaded: _Hibari | None = None

    def fingerprint(self) -> str:
        """See `Reader`."""
        return reading.fingerprint()

    def check(self, words: str, lexicon: Lexicon) -> None:
        """See `Reader`."""
        reading.check(words, lexicon)

    def phonemes(self, words: str, lexicon: Lexicon) -> list[str]:
        """See `Reader`."""
        return reading.phonemes(self._hibari(), words, lexicon, MOST)

    def alone(self, word: str, lexicon: Lexicon) -> str:
        """See `Reader`."""
        return reading.alone(self._hibari(), word, lexicon)

    def _hibari(self) -> _Hibari:
        self._loaded = self._loaded or _Hibari(british=self._british)
        return self._loaded


class SpanishReader:
    """Reads by the rules of Spanish spelling."""

    def fingerprint(self) -> str:
        """See `Reader`."""
        return f"spanish {spanish.READING}"

    def check(self, words: str, lexicon: Lexicon) -> None:
        """See `Reader`: the rules are quick, so it is read."""
        spanish.phonemes(words, lexicon, MOST)

    def phonemes(self, words: str, lexicon: Lexicon) -> list[str]:
        """See `Reader`."""
        return spanish.phonemes(words, lexicon, MOST)

    def alone(self, word: str, lexicon: Lexicon) -> str:
        """See `Reader`."""
        return spanish.alone(word, lexicon)


LANGUAGES: dict[str, tuple[str, Callable[[], Reader]]] = {
    "a": ("en-US", lambda: EnglishReader(british=False)),
    "b": ("en-GB", lambda: EnglishReader(british=True)),
    "e": ("es-ES", SpanishReader),
}
"""By the first letter of a voice: what it speaks, as in BCP 47, and who reads for it."""


@cache
def reader(voice: str) -> Reader:
    """Return the reader for a voice; for a blend, that of its first part."""
    return LANGUAGES[voice[0]][1]()
