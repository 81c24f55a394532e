"""From words to phonemes in misaki's alphabet, for the voices that speak it: hibari's reader with our lexicons.

``A I W O Y`` are diphthongs, ``ʧ ʤ`` affricates, the stress stands before the vowel; a script's ``/IPA/`` is brought
to it by `guide.voices.engines.misaki`. What the reader would drop or stumble over is refused: it never goes unsaid.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

from guide.voices import lexicon as entries
from guide.voices import pictographs
from guide.voices.engine import CannotSay, Lexicon, version
from guide.voices.engines.hibari_lexicon import HOUSE
from guide.voices.engines.misaki import misaki
from guide.voices.phoneme_chunks import stretches
from guide.voices.text_normalise import plain

LINGER = 3.5
"""How much slower than the words the pauses at punctuation are."""
_PAUSES = frozenset(";:,.!?—…")
_LONGEST_NUMBER = 15


class PhonemeReader(Protocol):
    """What is used of ``hibari.Hibari`` to read."""

    vocab: dict[str, int]

    def phonemize(self, text: str) -> list[str]:
        """Phonemes, one string a sentence."""


def fingerprint() -> str:
    """Changes whenever words may be read in another way."""
    house = hashlib.sha256(json.dumps(HOUSE, sort_keys=True).encode()).hexdigest()[:12]
    return f"hibari {version('hibari-tts')} house {house}"


def check(words: str, lexicon: Lexicon) -> None:
    """Raises CannotSay for what can be seen without reading."""
    if not re.search(r"\w", marked(words, lexicon)):
        raise CannotSay("there is nothing in it to say")


def marked(words: str, lexicon: Lexicon) -> str:
    """``words`` with the script's lexicon put in, and the house lexicon where the script says nothing.

    Raises CannotSay for what hibari would drop or stumble over: other scripts, pictures, endless numbers.
    """
    text = ""
    for piece, settled in entries.put_in(words, lexicon, _written):
        if settled:
            text += piece
            continue
        _check(piece)
        house = entries.put_in(plain(piece).replace("](", "] ("), HOUSE, lambda _, said: said)
        text += "".join(each for each, _ in house)
    return text


def phonemes(reader: PhonemeReader, words: str, lexicon: Lexicon, most: int) -> list[str]:
    """The phonemes of ``words``, one string of at most ``most`` for each stretch that a model sees at once.

    Raises CannotSay.
    """
    text = marked(words, lexicon)
    for sounds in re.findall(r"\]\(/(.*?)/\)", text):
        strange = sorted(set(sounds) - set(reader.vocab))
        if strange:
            raise CannotSay(f"the lexicon gives it sounds that this voice does not know: {' '.join(strange)}")
    try:
        found = [each for each in reader.phonemize(text) if any(sound.isalpha() for sound in each)]
    except Exception as error:
        raise CannotSay("this voice cannot read it") from error
    if not found:
        raise CannotSay("there is nothing in it to say")
    return [stretch for each in found for stretch in stretches(each, most)]


def speeds(sounds: Sequence[str], speed: float) -> list[float]:
    """A speed for each phoneme and the two edges: pauses linger, except the last, which is trimmed anyway.

    (Stretched, the last one fills with breath that is no longer silence.)
    """
    last = max((at for at, each in enumerate(sounds) if each.isalpha()), default=-1)
    inside = [speed / LINGER if each in _PAUSES else speed for each in sounds[: last + 1]]
    return [speed, *inside, *([1.0] * (len(sounds) - last - 1)), 1.0]


def alone(reader: PhonemeReader, word: str, lexicon: Lexicon) -> str:
    """The phonemes of one word; none if it is only read together with others."""
    try:
        return " ".join(phonemes(reader, word, lexicon, len(word) * 99))
    except CannotSay:
        return ""


def _written(word: str, said: str) -> str:
    sounds = entries.ipa(said)
    if sounds is None:
        _check(said)
    return entries.like(word, said) if sounds is None else f"[{word}](/{misaki(sounds)}/)"


def _check(text: str) -> None:
    number = re.search(rf"\d[\d,.]{{{_LONGEST_NUMBER},}}", text)
    if number:
        raise CannotSay(f"the number {number.group()[:_LONGEST_NUMBER]}… is too long to be read out")
    pictographs.refuse(text)
    for char in text:
        if char.isalpha() and not unicodedata.name(char, "").startswith(("LATIN", "FEMININE", "MASCULINE")):
            raise CannotSay(f"this voice reads Latin letters only, and there is {char}")
