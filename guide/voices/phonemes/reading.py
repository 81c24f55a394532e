"""From words to phonemes in misaki's alphabet, for the voices that speak it: hibari's reader with our lexicons.

``A I W O Y`` are diphthongs, ``ʧ ʤ`` affricates, the stress stands before the vowel; a script's ``/IPA/`` is brought
to it by `guide.voices.phonemes.misaki`. What the reader would drop or stumble over is refused: it never goes unsaid.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Protocol

from guide.translation import _
from guide.voices import lexicon as entries
from guide.voices import pictographs
from guide.voices.engine import CannotSay, Lexicon, version
from guide.voices.phoneme_chunks import stretches
from guide.voices.phonemes.base_letters import based, readable
from guide.voices.phonemes.homographs import HOMOGRAPHS, VERBS, Pieces, meant
from guide.voices.phonemes.house_lexicon import ACCENTED, HOUSE
from guide.voices.phonemes.misaki import misaki
from guide.voices.text_normalise import plain
from guide.voices.text_normalise.letters import clean

READING = 1
"""The version of how letters and words that are written alike are read: raise it when code here changes a reading."""
LINGER = 3.5
"""How much slower than the words the pauses at punctuation are."""
_WORD = re.compile(r"[^\W\d_]+")
_PARTS = {entry: frozenset(_WORD.findall(entry.lower())) for entry in (*HOUSE, *ACCENTED)}
"""The words of each entry of ours: looked at first, since few of many entries occur in a line."""
_HOUSED = frozenset().union(*_PARTS.values())
_PAUSES = frozenset(";:,.!?—…")
_LONGEST_NUMBER = 15


class PhonemeReader(Protocol):
    """What is used of ``hibari.Hibari`` to read."""

    vocab: dict[str, int]

    def phonemize(self, text: str) -> list[str]:
        """Phonemes, one string a sentence."""


def fingerprint() -> str:
    """Changes whenever words may be read in another way."""
    tables = json.dumps([READING, HOUSE, ACCENTED, HOMOGRAPHS, VERBS], sort_keys=True)
    house = hashlib.sha256(tables.encode()).hexdigest()[:12]
    return f"hibari {version('hibari-tts')} house {house}"


def check(words: str, lexicon: Lexicon) -> None:
    """Raises CannotSay for what can be seen without reading."""
    if not re.search(r"\w", marked(words, lexicon)):
        raise CannotSay(_("there is nothing in it to say"))


def marked(words: str, lexicon: Lexicon) -> str:
    """``words`` with the script's lexicon put in, and the house lexicon where the script says nothing.

    Raises CannotSay for what hibari would drop or stumble over: other scripts, pictures, endless numbers.
    """
    return "".join(piece if settled else _housed(piece) for piece, settled in entries.put_in(words, lexicon, _written))


def phonemes(reader: PhonemeReader, words: str, lexicon: Lexicon, most: int) -> list[str]:
    """The phonemes of ``words``, one string of at most ``most`` for each stretch that a model sees at once.

    Raises CannotSay.
    """
    text = marked(words, lexicon)
    for sounds in re.findall(r"\]\(/(.*?)/\)", text):
        strange = sorted(set(sounds) - set(reader.vocab))
        if strange:
            raise CannotSay(
                _("the lexicon gives it sounds that this voice does not know: {strange}").format(
                    strange=" ".join(strange)
                )
            )
    try:
        found = [each for each in reader.phonemize(text) if any(sound.isalpha() for sound in each)]
    except Exception as error:
        raise CannotSay(_("this voice cannot read it")) from error
    if not found:
        raise CannotSay(_("there is nothing in it to say"))
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


def _housed(words: str) -> str:
    """Words of an author's with what the house knows of them: figures, words of our field, words written alike."""
    _check(clean(words))
    pieces = [(plain(words).replace("](", "] ("), False)]
    pieces = _known(pieces, ACCENTED)
    pieces = _known([(text if settled else _folded(text), settled) for text, settled in pieces], HOUSE)
    return meant([(text if settled else readable(text), settled) for text, settled in pieces])


def _folded(text: str) -> str:
    """Words that the house has without their marks, so that it finds them with any."""
    return _WORD.sub(
        lambda found: based(found.group()) if based(found.group()).lower() in _HOUSED else found.group(), text
    )


def _known(pieces: Pieces, house: Lexicon) -> Pieces:
    """The pieces with the entries of a lexicon of ours put in, which are settled then."""
    found: Pieces = []
    for text, settled in pieces:
        words = frozenset(_WORD.findall(text.lower()))
        near = {} if settled else {entry: said for entry, said in house.items() if words.issuperset(_PARTS[entry])}
        found += entries.put_in(text, near, lambda _, said: said) if near else [(text, settled)]
    return found


def _written(word: str, said: str) -> str:
    sounds = entries.ipa(said)
    if sounds is not None:
        return f"[{based(clean(word))}](/{misaki(sounds)}/)"
    _check(clean(said))
    return entries.like(word, readable(clean(said)))


def _check(text: str) -> None:
    number = re.search(rf"\d[\d,.]{{{_LONGEST_NUMBER},}}", text)
    if number:
        raise CannotSay(
            _("the number {number}… is too long to be read out").format(number=number.group()[:_LONGEST_NUMBER])
        )
    pictographs.refuse(text)
    for char in text:
        if char.isalpha() and not based(char).isascii():
            raise CannotSay(_("this voice reads Latin letters only, and there is {char}").format(char=char))
