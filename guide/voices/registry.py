"""Who can speak: every engine, the names of voices, and which voice a name means. Loads no engine."""

from __future__ import annotations

from functools import cache

from guide import discovery
from guide.problems import CannotSpeakError, WrongUseError, did_you_mean
from guide.script.model import Utterance
from guide.translation import _
from guide.voices.engine import Lexicon, UnknownVoiceError, VoiceEngine, VoiceInfo
from guide.voices.entry import Download, EngineEntry
from guide.voices.lexicon import ipa, occurring
from guide.voices.recorded import Recorded

DEFAULT = "default"
RECORDED = Recorded()
_ABOUT = 0.03
"""A pace that is missed by so little is met."""


@cache
def entries() -> dict[str, EngineEntry]:
    """Return every engine in `guide.voices.engines` by its name. Imports their modules, and none of their engines."""
    return discovery.found("guide.voices.engines", "ENGINE", EngineEntry)


@cache
def _owners() -> dict[str, tuple[EngineEntry, str]]:
    """Whole names of voices, each with the engine that it belongs to, and what that calls it."""
    found: dict[str, tuple[EngineEntry, str]] = {}
    for entry in entries().values():
        for name, voice in entry.names.items():
            if name in found:
                raise ValueError(f"the voice '{name}' belongs to {found[name][0].engine.name} and {entry.engine.name}")
            found[name] = entry, voice
    return found


def resolve(name: str) -> tuple[VoiceEngine, str]:
    """Return the engine of a voice, and what the engine calls it. Quick; asks no engine. Raises UnknownVoiceError.

    ``name`` is one that an engine owns, such as ``default``, or the name of an engine, a colon, and a voice of its.
    """
    entry, voice = _resolved(name)
    return entry.engine, voice


def _resolved(name: str) -> tuple[EngineEntry, str]:
    kind, _other, voice = (part.strip() for part in name.partition(":"))
    entry = entries().get(kind)
    if entry and voice and entry.voice:
        return entry, entry.voice(voice)
    if name in _owners():
        return _owners()[name]
    known = [each for each, (owner, _other) in _owners().items() if owner.listed]
    longer = [each for owner in entries().values() if owner.listed for each in owner.suggested]
    raise UnknownVoiceError(
        _("There is no voice called '{name}'.").format(name=name),
        did_you_mean(name, [*known, *longer] if voice else known),
    )


def download(engine: str) -> Download:
    """Return what can be fetched for an engine. Raises WrongUseError for one that needs nothing."""
    some = {name: entry.download for name, entry in entries().items() if entry.download}
    if engine not in some:
        raise WrongUseError(
            _("There is nothing to fetch for '{engine}';").format(engine=engine), did_you_mean(engine, some)
        )
    return some[engine]


def check(utterance: Utterance, lexicon: Lexicon) -> None:
    """Whether there is such a voice, and it could say this: as far as can be known without it.

    Raises UnknownVoiceError, CannotSay.
    """
    engine, voice = resolve(utterance.voice)
    engine.check(utterance.words, voice, occurring(utterance.words, lexicon))


def comes_along(name: str) -> bool:
    """Return whether a voice is part of the program, so that it is known to be there. Raises UnknownVoiceError."""
    return _resolved(name)[0].comes_along


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
    engine, _other = resolve(utterance.voice)
    can, found = engine.can, []
    nearest = min(max(utterance.pace, can.slowest), can.fastest)
    if abs(nearest - utterance.pace) > _ABOUT * nearest:
        way = _("no slower") if nearest > utterance.pace else _("no faster")
        said = _("the voice '{voice}' speaks {way} than pace {nearest:.2g}, and {pace:g} is asked").format(
            voice=utterance.voice, way=way, nearest=nearest, pace=utterance.pace
        )
        found.append((said, _("it will speak at that pace; the built-in voice follows every one")))
    for word, said in occurring(utterance.words, lexicon).items():
        if not can.ipa and ipa(said) is not None:
            message = _("the voice '{voice}' takes no IPA, and '{word}' has some").format(
                voice=utterance.voice, word=word
            )
            found.append((message, _("it will read the word as it is written; a respelling reaches every voice")))
    return found


def voices() -> tuple[VoiceInfo, ...]:
    """Every voice there is; an engine that cannot speak here stands once, with what is missing. Takes seconds."""
    from guide.voices.worker import Speaker

    found: list[VoiceInfo] = []
    for engine in (entry.engine for entry in entries().values() if entry.listed):
        try:
            with Speaker(engine) as speaker:
                found += speaker.voices()
        except CannotSpeakError as error:
            found.append(VoiceInfo(engine.name, engine.name, _("cannot speak here"), "", str(error)))
    return tuple(found)
