"""From Spanish words to phonemes, for voices of Kokoro that speak Castilian: by rule, for Spanish is written by rule.

Letters say which sounds they are, the written accent or the ending which syllable is stressed (Real Academia Española,
Ortografía de la lengua española, 2010). The sounds are those of misaki's alphabet, the stress before its vowel: *aire*
is ``ˈIɾe``, *noche* ``nˈoʧe``. Between vowels b, d and g are soft, ``β ð ɣ``, also from one word to the next. What no
rule knows is refused and never goes unsaid: figures, other letters, words without a vowel.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from guide.translation import _
from guide.voices import lexicon as entries
from guide.voices import pictographs
from guide.voices.engine import CannotSay, Lexicon
from guide.voices.phoneme_chunks import stretches
from guide.voices.phonemes.misaki import unwritten

READING = 1
"""The version of these rules: raise it when one changes a reading."""
LIGHT = frozenset({
    "a", "al", "ante", "con", "de", "del", "desde", "e", "el", "en", "entre", "hasta", "la", "las", "le", "les", "lo",
    "los", "me", "mi", "mis", "ni", "nos", "o", "os", "para", "por", "que", "se", "si", "sin", "sobre", "su", "sus",
    "te", "tu", "tus", "u", "y",
})  # fmt: skip
"""Short words that lean on the next one and have no stress of their own."""
_CONSONANTS = (
    ("ch", "ʧ"), ("ll", "ʎ"), ("rr", "r"), ("sh", "ʃ"), ("tz", "ts"), ("qu(?=[eiéí])", "k"), ("q", "k"),
    ("gu(?=[eiéí])", "ɡ"), ("g(?=[eiéí])", "x"), ("g", "ɡ"), ("c(?=[eiéí])", "θ"), ("[ck]", "k"), ("ç", "s"),
    ("z", "θ"), ("j", "x"), ("h", ""), ("(?<=u)y$", "j"), ("ñ", "ɲ"), ("^ps", "s"), ("^x", "s"), ("x", "ks"),
    ("v", "b"), ("^r", "r"), ("(?<=[nls])r", "r"), ("r", "ɾ"), ("y(?=[aeiouáéíóú])", "ʝ"), ("y", "i"),
    ("n(?=[bpv])", "m"), ("n(?=[gjk]|qu|c(?![eiéí]))", "ŋ"),
)  # fmt: skip
"""What letters say, the first that fits; all others say themselves."""
_READ = re.compile("|".join(f"({letters})" for letters, _ in _CONSONANTS))
_WORD = re.compile(r"([a-zñçáéíóúü]+)")
_OPEN, _HIGH = frozenset("aeoáéó"), frozenset("íú")
_VOWELS = re.compile("[aeiouáéíóúü]+")
_ACUTE = str.maketrans("áéíóúü", "aeiouu")
_GLIDES = str.maketrans("iu", "jw")
_FALLING = {"ai": "I", "au": "W", "ei": "A", "eu": "eʊ", "oi": "oɪ", "ou": "O"}
_SOFT = str.maketrans("bdɡ", "βðɣ")
_SOFTENS = re.compile(r"(?<=[^\Wmnŋɲ])( ?[bɡ])|(?<=[^\Wmnŋɲlʎ])( ?d)")
"""Where a stop has no nasal and no rest before it, and for d no l."""
_MARKS = {"¿": "", "¡": "", "-": " ", "–": "—", "«": "“", "»": "”", '"': '"'}  # fmt: skip
_KEPT = frozenset(";:,.!?—…“”() \n")
_ADVERB = re.compile(r"(.{3,}(?:[aelzns]|ar))mente")
_NO_ADVERB = frozenset({"vehemente"})
INVENTORY = frozenset("aeiouIWAOɪʊjwpbtdkɡβðɣfθsxʃʧmnɲŋlʎrɾʝˈˌ ")
"""Every sound that is ever given to a voice, beside the marks."""
_SOUNDS = {"tʃ": "ʧ", "dʒ": "ʤ", "aɪ": "I", "aʊ": "W", "eɪ": "A", "g": "ɡ", "'": "ˈ"}


def phonemes(words: str, lexicon: Lexicon, most: int) -> list[str]:
    """The phonemes of ``words``, one string of at most ``most`` for each stretch that a model sees at once.

    Raises CannotSay: for what cannot be `read`, for sounds of the lexicon that Spanish does not have, and where there
    is nothing to say.
    """
    pieces = entries.put_in(unicodedata.normalize("NFC", words), lexicon, _written)
    sounds = " ".join("".join(text if settled else read(text) for text, settled in pieces).split())
    if not any(sound.isalpha() for sound in sounds):
        raise CannotSay(_("there is nothing in it to say"))
    return [each for sentence in re.split(r"(?<=[.!?…]) ", soft(sounds)) for each in stretches(sentence, most)]


def alone(word: str, lexicon: Lexicon) -> str:
    """The phonemes of one word; none where it has none of its own."""
    try:
        return " ".join(phonemes(word, lexicon, len(word) * 99))
    except CannotSay:
        return ""


def read(text: str) -> str:
    """The phonemes of a text, each word as it is alone, with its marks. Raises CannotSay."""
    pictographs.refuse(text)
    lower = "".join(_MARKS.get(char, char) for char in text.lower())
    return "".join(word(part) if at % 2 else _kept(part) for at, part in enumerate(_WORD.split(lower)))


def soft(sounds: str) -> str:
    """The same with b, d and g as they are said between other sounds, within a word or from one to the next."""
    return _SOFTENS.sub(lambda found: found.group().translate(_SOFT), sounds)


def word(letters: str) -> str:
    """The phonemes of one word in small letters. Raises CannotSay for one without a vowel."""
    adverb = _ADVERB.fullmatch(letters)
    if adverb and letters not in _NO_ADVERB:
        return f"{word(adverb[1])}mˈente"
    sounds = _READ.sub(lambda found: _CONSONANTS[(found.lastindex or 1) - 1][1], letters)
    vowels = [piece for run in _VOWELS.finditer(sounds) for piece in _syllables(run.start(), run.group())]
    if not vowels:
        raise CannotSay(_("there is no vowel in '{letters}'; write it as it is said").format(letters=letters))
    stressed = -1 if letters in LIGHT else _stressed(letters, [sounds[start:stop] for start, stop in vowels])
    said, at = "", 0
    for number, (start, stop) in enumerate(vowels):
        mark = "ˈ" if number == stressed else "ˌ" if number == 0 and stressed > 1 else ""
        said += sounds[at:start] + _vowel(sounds[start:stop], mark)
        at = stop
    return said + sounds[at:]


def _syllables(at: int, run: str) -> list[tuple[int, int]]:
    """Where the vowels of each syllable begin and end, of a run of vowels that begins at ``at``."""
    cuts = [0, *(place for place in range(1, len(run)) if _apart(run[place - 1], run[place])), len(run)]
    return [(at + start, at + stop) for start, stop in pairwise(cuts)]


def _apart(one: str, other: str) -> bool:
    """Whether two vowels belong to two syllables: both open, the same, or a stressed i or u beside an open one."""
    opens = (one in _OPEN) + (other in _OPEN)
    return opens == 2 or one == other or (opens == 1 and bool({one, other} & _HIGH))


def _stressed(letters: str, syllables: list[str]) -> int:
    """Number of the stressed syllable: the one with the accent, else by the last letter."""
    accented = [number for number, vowels in enumerate(syllables) if set(vowels) & set("áéíóú")]
    if accented:
        return accented[0]
    return max(0, len(syllables) - (2 if letters[-1] in "aeiouns" else 1))


def _vowel(vowels: str, mark: str) -> str:
    """The vowels of one syllable: what glides into the main one, the stress, and what it glides into."""
    main = next((at for at, each in enumerate(vowels) if each in _OPEN or each in _HIGH), len(vowels) - 1)
    before, plain = vowels[:main].translate(_ACUTE).translate(_GLIDES), vowels[main:].translate(_ACUTE)
    return before + mark + _FALLING.get(plain[:2], plain[:2]) + plain[2:].translate(_GLIDES)


def _kept(between: str) -> str:
    for char in between:
        if char.isdigit():
            raise CannotSay(
                _("this voice reads no figures, and there is {char}; write the number as a word").format(char=char)
            )
        if char.isalpha():
            raise CannotSay(_("this voice reads Spanish letters only, and there is {char}").format(char=char))
        if char not in _KEPT:
            raise CannotSay(_("this voice has no word for {char}; write it as it is said").format(char=char))
    return between


def _written(_word: str, said: str) -> str:
    """What a lexicon says of a word: a respelling, or sounds, brought to misaki's alphabet."""
    sounds = entries.ipa(said)
    if sounds is None:
        return read(said)
    sounds = re.sub("|".join(_SOUNDS), lambda found: _SOUNDS[found.group()], unwritten(sounds))
    strange = sorted(set(sounds) - INVENTORY)
    if strange:
        raise CannotSay(
            _("the lexicon gives it sounds that this voice does not know: {strange}").format(strange=" ".join(strange))
        )
    return sounds
