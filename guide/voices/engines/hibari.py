"""The default voice: hibari-tts, whose model is inside its wheel, so that nothing has to be fetched.

Its phonemes are misaki's alphabet, not plain IPA: ``A I W O Y`` are diphthongs, ``ʧ ʤ`` affricates, the stress
stands before the vowel. A script's ``/IPA/`` is brought to it by `guide.voices.engines.misaki`.

Slow speech comes from the model itself (stretching finished sound costs a third of a point of opinion), and its
pauses at punctuation are slowed further, which is what an unhurried speaker does. For that each phoneme has a speed
of its own: the declared shape of the input ``speed`` is freed in memory. The same words give the same samples for
one version, one thread and one seed.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from guide.voices import lexicon as entries
from guide.voices.engine import CannotSay, Lexicon, Spoken, VoiceInfo, installed, version
from guide.voices.engines.hibari_lexicon import HOUSE
from guide.voices.engines.misaki import misaki

if TYPE_CHECKING:
    from guide.audio import Pcm

UNHURRIED = 0.5
"""hibari's speed at pace 1: with the pauses 110 words a minute from the first sound of a sentence to its last."""
LINGER = 3.5
"""How much slower than the words the pauses at punctuation are."""
THREADS = 1
SEED = 0
_PAUSES = frozenset(";:,.!?—…")
_LONGEST_NUMBER = 15
_SAID_SYMBOLS = frozenset("°©®™")


class Tts(Protocol):
    """What is used of ``hibari.Hibari``."""

    sample_rate: int
    vocab: dict[str, int]
    sess: Any

    def phonemize(self, text: str) -> list[str]:
        """Phonemes, one string for each stretch that the model sees at once."""


@dataclass(slots=True)
class Hibari:
    """The bundled voice of hibari-tts, and no other: the rest would have to be fetched."""

    name: str = "hibari"
    _loaded: Tts | None = field(default=None, init=False, repr=False)

    def available(self) -> str:
        """See `Engine`."""
        if installed("hibari") and installed("onnxruntime"):
            return ""
        return "The built-in voice is not installed; install it with: pip install hibari-tts==0.2.1"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """See `Engine`."""
        return (VoiceInfo("heart", self.name, "a calm woman's voice", "en-US"),)

    def fingerprint(self, voice: str) -> str:
        """See `Engine`. hibari computes its sound otherwise, and a little differently, where scipy is missing."""
        house = hashlib.sha256(json.dumps(HOUSE, sort_keys=True).encode()).hexdigest()[:12]
        return (
            f"hibari {version('hibari-tts')} onnxruntime {version('onnxruntime')} scipy {installed('scipy')} "
            f"{platform.machine()} {voice} threads {THREADS} seed {SEED} "
            f"speed {UNHURRIED} linger {LINGER} house {house}"
        )

    def check(self, words: str, lexicon: Lexicon) -> None:
        """See `Engine`."""
        if not re.search(r"\w", marked(words, lexicon)):
            raise CannotSay("there is nothing in it to say")

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> Spoken:
        """See `Engine`."""
        import numpy as np

        from guide.audio import Rate

        tts = self._tts()
        rng = np.random.default_rng(SEED)
        spoken = [_sound(tts, each, UNHURRIED * pace, rng) for each in phonemes(tts, words, lexicon)]
        return Spoken(np.concatenate(spoken).astype(np.float32), Rate(tts.sample_rate))

    def _tts(self) -> Tts:
        if self._loaded is None:
            import hibari
            from hibari.voices import DEFAULT, voice_path

            model = free_speed(Path(voice_path(DEFAULT)).read_bytes())
            loaded: Tts = hibari.Hibari(threads=THREADS, model=model)
            self._loaded = loaded
        return self._loaded


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
        house = entries.put_in(piece.replace("](", "] ("), HOUSE, lambda _, said: said)
        text += "".join(each for each, _ in house)
    return text


def phonemes(tts: Tts, words: str, lexicon: Lexicon) -> list[str]:
    """The phonemes of ``words``, one string for each stretch that the model sees at once. Raises CannotSay."""
    text = marked(words, lexicon)
    for sounds in re.findall(r"\]\(/(.*?)/\)", text):
        strange = sorted(set(sounds) - set(tts.vocab))
        if strange:
            raise CannotSay(f"the lexicon gives it sounds that this voice does not know: {' '.join(strange)}")
    try:
        found = [each for each in tts.phonemize(text) if any(sound.isalpha() for sound in each)]
    except Exception as error:
        raise CannotSay("this voice cannot read it") from error
    if not found:
        raise CannotSay("there is nothing in it to say")
    return found


def speeds(sounds: Sequence[str], speed: float) -> list[float]:
    """A speed for each phoneme and the two edges: pauses linger, except the last, which is trimmed anyway.

    (Stretched, the last one fills with breath that is no longer silence.)
    """
    last = max((at for at, each in enumerate(sounds) if each.isalpha()), default=-1)
    inside = [speed / LINGER if each in _PAUSES else speed for each in sounds[: last + 1]]
    return [speed, *inside, *([1.0] * (len(sounds) - last - 1)), 1.0]


def free_speed(model: bytes) -> bytes:
    """The model with an input ``speed`` of any length, so that each phoneme can have its own.

    Both spellings of the declaration (ONNX: ValueInfoProto, one dimension that is either the number 1 or has an empty
    name) are equally long, so nothing else moves. Raises ValueError if the model is not the one we know.
    """
    fixed = b"\x0a\x05speed\x12\x0a\x0a\x08\x08\x01\x12\x04\x0a\x02\x08\x01"
    free = b"\x0a\x05speed\x12\x0a\x0a\x08\x08\x01\x12\x04\x0a\x02\x12\x00"
    if model.count(fixed) != 1:
        raise ValueError("this is not the model of hibari-tts 0.2.1")
    return model.replace(fixed, free)


def _sound(tts: Tts, sounds: str, speed: float, rng: object) -> Pcm:
    import numpy as np
    from hibari import dsp

    known = [sound for sound in sounds if sound in tts.vocab]
    ids = np.asarray([[0, *(tts.vocab[sound] for sound in known), 0]], np.int64)
    curves = tts.sess.run(None, {"ids": ids, "speed": np.asarray(speeds(known, speed), np.float32)})
    pcm: Pcm = dsp.synth(*(curve[0] for curve in curves), rng)
    return pcm


def _written(word: str, said: str) -> str:
    sounds = entries.ipa(said)
    if sounds is None:
        _check(said)
    return entries.like(word, said) if sounds is None else f"[{word}](/{misaki(sounds)}/)"


def _check(text: str) -> None:
    number = re.search(rf"\d[\d,.]{{{_LONGEST_NUMBER},}}", text)
    if number:
        raise CannotSay(f"the number {number.group()[:_LONGEST_NUMBER]}… is too long to be read out")
    for char in text:
        if unicodedata.category(char) in ("So", "Co", "Cn") and char not in _SAID_SYMBOLS:
            raise CannotSay(f"this voice has no words for {char}")
        if char.isalpha() and not unicodedata.name(char, "").startswith(("LATIN", "FEMININE", "MASCULINE")):
            raise CannotSay(f"this voice reads Latin letters only, and there is {char}")
