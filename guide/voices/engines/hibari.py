"""The default voice: hibari-tts, whose model is inside its wheel, so that nothing has to be fetched.

Slow speech comes from the model itself (stretching finished sound costs a third of a point of opinion), and its
pauses at punctuation are slowed further, which is what an unhurried speaker does. For that each phoneme has a speed
of its own: the declared shape of the input ``speed`` is freed in memory. The same words give the same samples for
one version, one thread and one seed.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from guide.translation import _
from guide.voices.aligning import Sound, word_times
from guide.voices.engine import Capabilities, Lexicon, SpokenAudio, VoiceInfo, installed, version
from guide.voices.entry import EngineEntry
from guide.voices.phoneme_chunks import joined
from guide.voices.phonemes.opened import STEP, opened
from guide.voices.phonemes.reading import LINGER, PhonemeReader, alone, check, fingerprint, phonemes, speeds

if TYPE_CHECKING:
    from guide.audio import Pcm

UNHURRIED = 0.5
"""hibari's speed at pace 1: with the pauses 110 words a minute from the first sound of a sentence to its last."""
MOST = 400
"""Phonemes that the model is given at once."""
_DURATIONS = "/Clip_output_0"
THREADS = 1
SEED = 0
_CAN = Capabilities(times=True)
_LANGUAGE = "en-US"


class Tts(PhonemeReader, Protocol):
    """What is used of ``hibari.Hibari``."""

    sample_rate: int
    sess: Any


@dataclass(slots=True)
class Hibari:
    """The bundled voice of hibari-tts, and no other: the rest would have to be fetched."""

    name: str = "hibari"
    can: Capabilities = _CAN
    _loaded: Tts | None = field(default=None, init=False, repr=False)

    def available(self) -> str:
        """See `VoiceEngine`."""
        if installed("hibari") and installed("onnxruntime"):
            return ""
        return _("The built-in voice is not installed; install it with: pip install hibari-tts==0.2.1")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """See `VoiceEngine`."""
        return (VoiceInfo("heart", self.name, _("a calm woman's voice"), _LANGUAGE, can=self.can),)

    def language(self, voice: str) -> str:
        """See `VoiceEngine`."""
        return _LANGUAGE

    def fingerprint(self, voice: str) -> str:
        """See `VoiceEngine`. hibari computes its sound otherwise, and a little differently, where scipy is missing."""
        return (
            f"{fingerprint()} onnxruntime {version('onnxruntime')} scipy {installed('scipy')} "
            f"{platform.machine()} {voice} threads {THREADS} seed {SEED} "
            f"speed {UNHURRIED} linger {LINGER}"
        )

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """See `VoiceEngine`."""
        check(words, lexicon)

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        """See `VoiceEngine`."""
        import numpy as np

        from guide.audio import Rate

        tts = self._tts()
        rng, rate = np.random.default_rng(SEED), Rate(tts.sample_rate)
        parts = phonemes(tts, words, lexicon, MOST)
        spoken = [_sound(tts, each, UNHURRIED * pace, rng) for each in parts]
        pcm, moved = joined([sound for sound, _ in spoken], parts, rate)
        sounds = [
            (sound, start + by, stop + by)
            for (_, timed), by in zip(spoken, moved, strict=True)
            for sound, start, stop in timed
        ]
        return SpokenAudio(pcm, rate, word_times(words, sounds, lambda word: alone(tts, word, lexicon)))

    def _tts(self) -> Tts:
        if self._loaded is None:
            import hibari
            from hibari.voices import DEFAULT, voice_path

            model = opened(Path(voice_path(DEFAULT)).read_bytes(), _DURATIONS)
            loaded: Tts = hibari.Hibari(threads=THREADS, model=model)
            self._loaded = loaded
        return self._loaded


def _sound(tts: Tts, sounds: str, speed: float, rng: object) -> tuple[Pcm, list[Sound]]:
    """The sound of a stretch, and when each phoneme is heard in it."""
    import numpy as np
    from hibari import dsp

    known = [sound for sound in sounds if sound in tts.vocab]
    ids = np.asarray([[0, *(tts.vocab[sound] for sound in known), 0]], np.int64)
    *curves, counts = tts.sess.run(None, {"ids": ids, "speed": np.asarray(speeds(known, speed), np.float32)})
    pcm: Pcm = dsp.synth(*(curve[0] for curve in curves), rng)
    ends = np.cumsum(counts.reshape(-1)) * STEP / tts.sample_rate - lead(speed)
    return pcm, list(zip(known, ends[:-2].tolist(), ends[1:-1].tolist(), strict=True))


def lead(speed: float) -> float:
    """Seconds by which each sound is heard before the model's own count of it begins.

    Measured over 40 sentences at six speeds: where the hiss of sibilants and the body of vowels fit the counts best.
    """
    return 0.035 + 0.025 / speed


ENGINE = EngineEntry(Hibari(), names={"default": "heart", "heart": "heart"}, comes_along=True)
