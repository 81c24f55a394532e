"""Who can speak: every engine, the names of voices, and which voice a name means. Loads no engine."""

from __future__ import annotations

from guide.problems import CannotSpeakError, did_you_mean
from guide.script.model import Utterance
from guide.voices.engine import Engine, Lexicon, VoiceInfo
from guide.voices.engines.hibari import Hibari
from guide.voices.engines.system import System
from guide.voices.engines.tone import Tone
from guide.voices.lexicon import occurring

DEFAULT = "default"
_HIBARI, _SYSTEM, _TONE = Hibari(), System(), Tone()
_LISTED: tuple[Engine, ...] = (_HIBARI, _SYSTEM)
_NAMES: dict[str, tuple[Engine, str]] = {
    DEFAULT: (_HIBARI, "heart"),
    "heart": (_HIBARI, "heart"),
    "system": (_SYSTEM, "system"),
}


class UnknownVoiceError(CannotSpeakError):
    """No engine has a voice of that name."""


def resolve(name: str) -> tuple[Engine, str]:
    """The engine of a voice, and what the engine calls it. Quick; asks no engine. Raises UnknownVoiceError.

    ``default`` is the built-in voice, ``system`` the one that the system prefers, ``system:<id>`` another of the
    system's (whether it has it shows when it speaks), ``tone`` a tone for tests.
    """
    engine, colon, voice = name.partition(":")
    if colon and engine == _SYSTEM.name and voice.strip():
        return _SYSTEM, voice.strip()
    if name == _TONE.name:
        return _TONE, name
    if name not in _NAMES:
        raise UnknownVoiceError(f"There is no voice called '{name}'.", did_you_mean(name, _NAMES))
    return _NAMES[name]


def check(utterance: Utterance, lexicon: Lexicon) -> None:
    """Whether there is such a voice, and it could say this: as far as can be known without it.

    Raises UnknownVoiceError, CannotSay.
    """
    engine, _ = resolve(utterance.voice)
    engine.check(utterance.words, occurring(utterance.words, lexicon))


def voices() -> tuple[VoiceInfo, ...]:
    """Every voice there is; an engine that cannot speak here stands once, with what is missing. Takes seconds."""
    from guide.voices.worker import Speaker

    found: list[VoiceInfo] = []
    for engine in _LISTED:
        try:
            with Speaker(engine) as speaker:
                found += speaker.voices()
        except CannotSpeakError as error:
            found.append(VoiceInfo(engine.name, engine.name, "cannot speak here", "", str(error)))
    return tuple(found)
