"""Kokoro 82M: English voices, men and women, American and British, Spanish ones, and blends of them.

Its files are fetched once (`guide.voices.engines.kokoro.files`), who reads for it stands in
`guide.voices.engines.kokoro.readers`. It slows down as the built-in voice does: with the model, more at punctuation.
Eight-bit weights, about as fast as it is heard on one core.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import places
from guide.problems import CannotSpeakError, did_you_mean
from guide.translation import _
from guide.voices.aligning import Sound, word_times
from guide.voices.engine import Capabilities, Lexicon, SpokenAudio, UnknownVoiceError, VoiceInfo, installed, version
from guide.voices.engines.kokoro.files import (
    BY_HAND,
    MODEL,
    MODEL_BYTES,
    MODEL_SHA256,
    TARGETS,
    VOICE_BYTES,
    VOICE_HOME,
    VOICES,
    megabytes,
)
from guide.voices.engines.kokoro.readers import LANGUAGES, reader, vocabulary
from guide.voices.entry import Download, EngineEntry
from guide.voices.phoneme_chunks import joined
from guide.voices.phonemes.opened import STEP, opened
from guide.voices.phonemes.reading import LINGER, speeds

if TYPE_CHECKING:
    from guide.audio import Pcm

UNHURRIED = 0.58
"""Its speed at pace 1: about as many words a minute as the default voice."""
ONSET = 1.0
"""The speed of what comes before the first sound: slowed down as the words are, most voices fill it with a sound of
their own ("uh", "and"); quicker, the first sound is cut."""
HZ = 24_000
THREADS = 2
"""Its sound is the same with any number."""
_DURATIONS = "/encoder/Clip_output_0"
_CAN = Capabilities(times=True)
_KINDS = {"f": _("a woman's voice"), "m": _("a man's voice")}
"""By the second letter of a voice."""
_LISTED = ("af_heart", "af_bella", "af_nicole", "am_michael", "am_fenrir", "bf_emma", "bm_george", "ef_dora", "em_alex")
"""Those that suit a practice; the others can be asked for by name."""


@dataclass(slots=True)
class Kokoro:
    """``af_heart`` is a voice; ``af_heart+bf_emma`` lies half-way between two. The accent is that of the first."""

    name: str = "kokoro"
    can: Capabilities = _CAN
    _loaded: _Model | None = field(default=None, init=False, repr=False)

    def available(self) -> str:
        """See `VoiceEngine`."""
        if not (installed("hibari") and installed("onnxruntime")):
            return _("Kokoro needs the reader of the built-in voice; install it with: pip install hibari-tts==0.2.1")
        if not _whole(folder() / MODEL, MODEL_BYTES):
            return _(
                "Kokoro's files are not here; fetch them ({megabytes} MB) with: guide voices --fetch kokoro"
            ).format(megabytes=megabytes())
        return ""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """See `VoiceEngine`."""
        blend = VoiceInfo(
            "kokoro:af_heart+bf_emma", self.name, _("two voices in one, any of them"), "en-US", can=self.can
        )
        return (*(self._info(voice) for voice in _LISTED), blend)

    def language(self, voice: str) -> str:
        """See `VoiceEngine`."""
        return LANGUAGES[voice[0]][0]

    def fingerprint(self, voice: str) -> str:
        """See `VoiceEngine`."""
        return (
            f"kokoro {MODEL_SHA256[:12]} onnxruntime {version('onnxruntime')} {reader(voice).fingerprint()} "
            f"{' '.join(VOICES.get(name, name)[:12] for name in parts(voice))} "
            f"speed {UNHURRIED} linger {LINGER} onset {ONSET}"
        )

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """See `VoiceEngine`."""
        reader(voice).check(words, lexicon)

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        """See `VoiceEngine`. Raises CannotSpeakError for a voice whose file is not there."""
        from guide.audio import Rate

        model, rate = self._model(), Rate(HZ)
        style, read = model.style(voice), reader(voice)
        stretches = read.phonemes(words, lexicon)
        spoken = [model.sound(each, UNHURRIED * pace, style) for each in stretches]
        pcm, moved = joined([sound for sound, _ in spoken], stretches, rate)
        sounds = [
            (sound, start + by, stop + by)
            for (_, timed), by in zip(spoken, moved, strict=True)
            for sound, start, stop in timed
        ]
        return SpokenAudio(pcm, rate, word_times(words, sounds, lambda word: read.alone(word, lexicon)))

    def _info(self, voice: str) -> VoiceInfo:
        missing = "" if _whole(folder() / f"{voice}.bin", VOICE_BYTES) else _("its file is not here")
        return VoiceInfo(
            f"kokoro:{voice}",
            self.name,
            _KINDS[voice[1]],
            self.language(voice),
            missing,
            self.can,
        )

    def _model(self) -> _Model:
        if self._loaded is None:
            self._loaded = _Model(folder(), THREADS)
        return self._loaded


def folder() -> Path:
    """Where its files lie."""
    return places.voices() / "kokoro"


def parts(voice: str) -> tuple[str, ...]:
    """The voices that one is made of, in equal shares."""
    return tuple(name.strip() for name in voice.split("+"))


class _Model:
    """The network, its voices and its readers, loaded."""

    def __init__(self, folder: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads, options.log_severity_level = threads, 1, 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # a waiting thread leaves its core
        model = opened((folder / MODEL).read_bytes(), _DURATIONS)
        self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._folder = folder

    def style(self, voice: str) -> Pcm:
        """What a voice is to the model: shape (510, 256). Raises CannotSpeakError."""
        import numpy as np

        found = [self._vector(name) for name in parts(voice)]
        return np.asarray(np.mean(found, axis=0), np.float32)

    def sound(self, sounds: str, speed: float, style: Pcm) -> tuple[Pcm, list[Sound]]:
        """The sound of a stretch, and when each phoneme is heard in it."""
        import numpy as np

        vocab = vocabulary()
        known = [sound for sound in sounds if sound in vocab]
        inputs = {
            "tokens": np.asarray([[0, *(vocab[sound] for sound in known), 0]], np.int64),
            "style": style[min(len(known), len(style)) - 1][None],
            "speed": np.asarray([ONSET, *speeds(known, speed)[1:]], np.float32),
        }
        pcm, counts = self._session.run(None, inputs)
        ends = np.cumsum(counts.reshape(-1)) * STEP / HZ - lead(speed)
        return pcm.reshape(-1), list(zip(known, ends[:-2].tolist(), ends[1:-1].tolist(), strict=True))

    def _vector(self, name: str) -> Pcm:
        import numpy as np

        path = self._folder / f"{name}.bin"
        if not _whole(path, VOICE_BYTES):
            raise CannotSpeakError(
                _("Kokoro's voice {name} is not here.").format(name=name),
                _("Fetch it with: guide voices --fetch kokoro"),
            )
        return np.fromfile(path, "<f4").reshape(-1, 256)


def lead(speed: float) -> float:
    """Seconds by which each sound is heard before the model's own count of it begins; measured as for hibari."""
    return 0.035 + 0.025 / speed


def _whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def blend(voice: str) -> str:
    """Return what this engine calls a voice or a blend. Raises UnknownVoiceError for a part that it does not have."""
    for part in parts(voice):
        if part not in VOICES:
            raise UnknownVoiceError(
                _("Kokoro has no voice called '{part}'.").format(part=part), did_you_mean(part, VOICES)
            )
    return "+".join(parts(voice))


def _fetched(names: Sequence[str]) -> str:
    voices = [name.removesuffix(".bin") for name in names if name != MODEL]
    here = _("Kokoro is here: {folder}").format(folder=folder())
    if voices:
        first = "af_heart" if "af_heart" in voices else voices[0]
        return _("{here}\nHear it with: guide voices --hear kokoro:{first}").format(here=here, first=first)
    return _(
        "{here}\nIt has no voice yet; put one, such as {voice_home}/af_heart.bin, beside the model and fetch again."
    ).format(here=here, voice_home=VOICE_HOME)


ENGINE = EngineEntry(
    Kokoro(),
    voice=blend,
    suggested=tuple(f"kokoro:{name}" for name in VOICES),
    download=Download(TARGETS, folder, frozenset({MODEL}), BY_HAND, _fetched),
)
