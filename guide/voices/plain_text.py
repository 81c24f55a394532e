"""Words for engines that take text and no phonemes: the lexicon put in as respellings, the rest as it is said."""

from __future__ import annotations

from guide.voices import lexicon as entries
from guide.voices.engine import Lexicon
from guide.voices.text_normalise import plain


def plain_text(words: str, lexicon: Lexicon, language: str = "") -> str:
    """Return ``words`` as text for a voice that speaks ``language`` (BCP 47; unknown is English).

    A respelling takes the place of its word; a word with IPA stays as it is written. Raises CannotSay for an entry
    without a sound.
    """
    pieces = entries.put_in(words, lexicon, _respelled)
    return "".join(piece if settled else plain(piece, language) for piece, settled in pieces)


def _respelled(word: str, said: str) -> str:
    return word if entries.ipa(said) is not None else entries.like(word, said)
