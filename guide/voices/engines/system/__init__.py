"""The system's own voices through pyttsx3: SAPI5 on Windows, macOS' voices, eSpeak NG on Linux.

``runAndWait`` of pyttsx3 2.99 does not wait on Linux (its end-of-loop is taken from the queue before the sound is
made), so that files are missing, empty or half written, and a second ``save_to_file`` takes the place of the first.
So ours speaks one sentence at a time, waits until the driver says that it has finished, and looks at the file before
it believes it. Whatever hangs or crashes does so in the worker's process (`guide.voices.worker`).

eSpeak's rates are 80 to 450 words a minute: slower paces stay at 80. It cannot be given IPA through pyttsx3: such
entries of a lexicon leave the word as it is written. Both are told at the line (`can`). How it is asked to speak is in
`guide.voices.engines.system.espeak_settings`; what it reads otherwise than it is meant is respelled
(`guide.voices.engines.system.espeak_words`).
"""

from __future__ import annotations

import contextlib
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from guide.problems import did_you_mean
from guide.script.language import tongue
from guide.translation import _
from guide.voices import pictographs
from guide.voices.engine import (
    CannotSay,
    Capabilities,
    Lexicon,
    SpokenAudio,
    UnknownVoiceError,
    VoiceInfo,
    installed,
    version,
)
from guide.voices.engines.system import espeak_library, espeak_settings, espeak_words
from guide.voices.entry import EngineEntry
from guide.voices.plain_text import plain_text

DEFAULT = "system"
_LINUX = sys.platform.startswith("linux")
_RATE = espeak_settings.RATE if _LINUX else 110
"""Words a minute that are asked for at pace 1."""
_SLOWEST, _FASTEST = (espeak_settings.SLOWEST, espeak_settings.FASTEST) if _LINUX else (28, 450)
_ATTEMPTS = 4
_WARM_UP = "One moment."
_QUIET = 1e-3
"""A take that nowhere reaches this height is silence."""
_FINISHED = 30.0
"""Seconds to wait for eSpeak to say that it has finished."""
_SHORTEST_WORD = 0.04
"""Seconds: a file with less for each word is a torn one."""
_CAN = Capabilities(slowest=_SLOWEST / _RATE, fastest=_FASTEST / _RATE, ipa=False)


class _Voice(Protocol):
    """What is used of ``pyttsx3.voice.Voice``."""

    id: str
    name: str | None
    languages: list[str | bytes] | None


class LostError(RuntimeError):
    """The driver did not give the sound that it was asked for. A fresh process may."""


@dataclass(slots=True)
class System:
    """pyttsx3. ``system`` is the voice that the system prefers, of eSpeak's the clearest; ``system:<id>`` any other."""

    name: str = "system"
    can: Capabilities = _CAN
    _engine: Any = field(default=None, init=False, repr=False)
    _ids: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def available(self) -> str:
        """See `VoiceEngine`."""
        if not installed("pyttsx3"):
            return _("The system's voices need pyttsx3; install it with: pip install pyttsx3")
        if _LINUX and not espeak_library.find():
            return _("The system has no eSpeak NG; install it with: pip install 'guide-player[espeak]'")
        return ""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """See `VoiceEngine`."""
        usual = VoiceInfo(
            DEFAULT, self.name, _("the voice that the system prefers"), self.language(DEFAULT), can=self.can
        )
        self._start()
        return (usual, *(_info(voice) for voice in self._engine.getProperty("voices")))

    def language(self, voice: str) -> str:
        """See `VoiceEngine`. eSpeak calls its voices by their languages; elsewhere it stands in the name, if at all."""
        if _LINUX:
            return espeak_settings.VOICE if voice == DEFAULT else voice
        found = re.search(r"(?<![A-Za-z])[A-Za-z]{2}-[A-Za-z]{2}(?![A-Za-z])", voice)
        return found[0] if found else ""

    def fingerprint(self, voice: str) -> str:
        """See `VoiceEngine`. On Windows and macOS the voices belong to the system's version."""
        library = espeak_library.find() if _LINUX else None
        gap = f"gap {espeak_settings.WORD_GAP} usual {espeak_settings.VOICE}"
        made = f"{library.mark} read {espeak_words.VERSION} {gap}" if library else _system()
        return f"pyttsx3 {version('pyttsx3')} {made} {voice} rate {_RATE}"

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """See `VoiceEngine`."""
        pictographs.refuse(plain_text(words, lexicon))
        if not any(char.isalnum() for char in words):
            raise CannotSay(_("there is nothing in it to say"))

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        """See `VoiceEngine`. Raises UnknownVoiceError for a voice that the system does not have."""
        self._start()
        self._choose(voice, min(max(_SLOWEST, round(_RATE * pace)), _FASTEST))
        language = self.language(voice)
        text = plain_text(words, lexicon, language)
        english = tongue(language or "en") == "en"
        return self._heard(espeak_words.readable(text) if _LINUX and english else text)

    def _start(self) -> None:
        if self._engine is not None:
            return
        library = espeak_library.find() if _LINUX else None
        if library:
            library.load()
        import pyttsx3

        self._engine = pyttsx3.init()
        self._ids = {_plain(voice.id): voice.id for voice in self._engine.getProperty("voices")}
        usual = self._ids.get(espeak_settings.VOICE) if _LINUX else None
        self._ids[DEFAULT] = usual or self._engine.getProperty("voice")
        self._heard(_WARM_UP)

    def _choose(self, voice: str, rate: int) -> None:
        if voice not in self._ids:
            hint = did_you_mean(voice, self._ids) if len(self._ids) < 12 else _("See them with: guide voices")
            raise UnknownVoiceError(_("The system has no voice '{voice}'.").format(voice=voice), hint)
        for _other in range(_ATTEMPTS):
            if _LINUX:
                self._engine.proxy.setBusy(False)  # or both would wait in a queue that the next sentence may empty
            self._engine.setProperty("voice", self._ids[voice])
            self._engine.setProperty("rate", rate)
            if not _LINUX:
                return
            espeak_settings.rest_between_words()
            if espeak_settings.taken(rate):
                return
        raise LostError("eSpeak does not take the rate")

    def _heard(self, text: str) -> SpokenAudio:
        if not text.strip():
            raise CannotSay(_("there is nothing in it to say"))
        silent = False
        for _other in range(_ATTEMPTS):
            spoken = self._saved(text)
            if spoken is None:
                continue
            if abs(spoken.pcm).max(initial=0.0) > _QUIET:
                return spoken
            silent = True
        if silent:
            raise CannotSay(_("this voice is silent for it"))
        raise LostError(_("no sound came of {text!r}").format(text=text))

    def _saved(self, text: str) -> SpokenAudio | None:
        """One go: what lies in the file once the driver is done with it; None if it is no whole sound."""
        with tempfile.TemporaryDirectory(prefix="guide-") as folder:
            path = Path(folder) / ("take.aiff" if sys.platform == "darwin" else "take.wav")
            with self._patiently():
                self._engine.save_to_file(text, str(path))
                self._engine.runAndWait()
            return _whole(path, text)

    @contextlib.contextmanager
    def _patiently(self) -> Iterator[None]:
        """On Linux, wait for eSpeak's own thread: first for its word that it has finished, then for it to be idle."""
        finished = threading.Event()
        token = self._engine.connect("finished-utterance", lambda **_: finished.set())
        yield
        if _LINUX:
            from pyttsx3.drivers import _espeak

            if not finished.wait(_FINISHED):
                raise LostError(_("eSpeak does not finish"))  # what it may still write must not meet the next sentence
            _espeak.Synchronize()
        self._engine.disconnect(token)


def _whole(path: Path, text: str) -> SpokenAudio | None:
    import soundfile

    from guide.audio import Rate

    try:
        pcm, hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError):
        return None
    words = len(re.findall(r"\w+", text))
    if len(pcm) < hz * _SHORTEST_WORD * words:
        return None
    return SpokenAudio(pcm[:, 0], Rate(hz))


def _info(voice: _Voice) -> VoiceInfo:
    language = next(iter(voice.languages or ()), "")
    told = language.decode("ascii", "ignore") if isinstance(language, bytes) else str(language or "")
    title = voice.name or voice.id
    return VoiceInfo(f"system:{_plain(voice.id)}", "system", title, re.sub(r"[^\w-].*", "", told), can=_CAN)


def _plain(identity: str) -> str:
    """The part of a voice's id that tells it from the others: no registry path, no vendor."""
    return re.split(r"[\\/]", identity)[-1].removeprefix("com.apple.")


def _system() -> str:
    import platform

    return f"{platform.system()} {platform.version()}"


ENGINE = EngineEntry(System(), names={DEFAULT: DEFAULT}, voice=str)
"""Whether a voice is there shows when it speaks."""
