"""Who can speak: every engine, the names of voices, and which voice a name means. Loads no engine."""

from __future__ import annotations

from guide.problems import CannotSpeakError, did_you_mean
from guide.script.model import Utterance
from guide.voices.engine import Lexicon, UnknownVoiceError, VoiceEngine, VoiceInfo
from guide.voices.engines.hibari import Hibari
from guide.voices.engines.kokoro import Kokoro, parts
from guide.voices.engines.kokoro_files import VOICES as KOKORO_VOICES
from guide.voices.engines.piper import Piper
from guide.voices.engines.system import System
from guide.voices.engines.tone import ToneEngine
from guide.voices.lexicon import ipa, occurring
from guide.voices.recorded import Recorded

DEFAULT = "default"
RECORDED = Recorded()
_HIBARI, _SYSTEM, _TONE, _KOKORO, _PIPER = Hibari(), System(), ToneEngine(), Kokoro(), Piper()
_LISTED: tuple[VoiceEngine, ...] = (_HIBARI, _KOKORO, _PIPER, _SYSTEM)
_NAMES: dict[str, tuple[VoiceEngine, str]] = {
    DEFAULT: (_HIBARI, "heart"),
    "heart": (_HIBARI, "heart"),
    "system": (_SYSTEM, "system"),
}


_ABOUT = 0.03
"""A pace that is missed by so little is met."""


def resolve(name: str) -> tuple[VoiceEngine, str]:
    """The engine of a voice, and what the engine calls it. Quick; asks no engine. Raises UnknownVoiceError.

    ``default`` is the built-in voice, ``system`` the one that the system prefers, ``system:<id>`` another of the
    system's and ``piper:<name>`` one of Piper's (whether they are there shows when they speak), ``kokoro:<name>`` or
    ``kokoro:<name>+<name>`` one of Kokoro's or a blend, ``tone`` a tone for tests.
    """
    kind, _, voice = (part.strip() for part in name.partition(":"))
    if voice and kind in (_SYSTEM.name, _PIPER.name):
        return (_SYSTEM if kind == _SYSTEM.name else _PIPER), voice
    if voice and kind == _KOKORO.name:
        return _KOKORO, _blend(voice)
    if name == _TONE.name:
        return _TONE, name
    if name not in _NAMES:
        known = [*_NAMES, *(f"{_KOKORO.name}:{voice}" for voice in KOKORO_VOICES)]
        raise UnknownVoiceError(f"There is no voice called '{name}'.", did_you_mean(name, known if voice else _NAMES))
    return _NAMES[name]


def _blend(voice: str) -> str:
    for part in parts(voice):
        if part not in KOKORO_VOICES:
            raise UnknownVoiceError(f"Kokoro has no voice called '{part}'.", did_you_mean(part, KOKORO_VOICES))
    return "+".join(parts(voice))


def check(utterance: Utterance, lexicon: Lexicon) -> None:
    """Whether there is such a voice, and it could say this: as far as can be known without it.

    Raises UnknownVoiceError, CannotSay.
    """
    engine, _ = resolve(utterance.voice)
    engine.check(utterance.words, occurring(utterance.words, lexicon))


def comes_along(name: str) -> bool:
    """Return whether a voice is part of the program, so that it is known to be there. Raises UnknownVoiceError."""
    return resolve(name)[0] in (_HIBARI, _TONE)


def made_by(name: str) -> str:
    """Return all that a voice's takes are named by, but for their words; empty where there is no such voice."""
    try:
        engine, voice = resolve(name)
    except UnknownVoiceError:
        return ""
    return f"{engine.name} {engine.fingerprint(voice)} {engine.language(voice)}"


def language(name: str) -> str:
    """What a voice speaks, as in BCP 47; empty where that is not known without it. Raises UnknownVoiceError."""
    engine, voice = resolve(name)
    return engine.language(voice)


def lacking(utterance: Utterance, lexicon: Lexicon) -> list[tuple[str, str]]:
    """What is asked of the voice here and it cannot do, each with a way out. Raises UnknownVoiceError."""
    engine, _ = resolve(utterance.voice)
    can, found = engine.can, []
    nearest = min(max(utterance.pace, can.slowest), can.fastest)
    if abs(nearest - utterance.pace) > _ABOUT * nearest:
        way = "no slower" if nearest > utterance.pace else "no faster"
        said = f"the voice '{utterance.voice}' speaks {way} than pace {nearest:.2g}, and {utterance.pace:g} is asked"
        found.append((said, "it will speak at that pace; the built-in voice follows every one"))
    for word, said in occurring(utterance.words, lexicon).items():
        if not can.ipa and ipa(said) is not None:
            message = f"the voice '{utterance.voice}' takes no IPA, and '{word}' has some"
            found.append((message, "it will read the word as it is written; a respelling reaches every voice"))
    return found


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
