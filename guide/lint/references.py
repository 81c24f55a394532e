"""Does everything exist that a script names? Problems at their places, before any sound or engine is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from guide import sounds, voices
from guide.forms import finding
from guide.library import needs
from guide.problems import Problem, Where, did_you_mean
from guide.script import near
from guide.script.collect import collect, every_step
from guide.script.language import tongue
from guide.script.model import NO_BED, Script, Utterance
from guide.script.steps.choose import BED, OTHERWISE, Choose
from guide.translation import _
from guide.voices import recorded
from guide.voices.recorded import NONE, Recordings


class Names(NamedTuple):
    """What a script asks for by name."""

    beds: frozenset[str] = frozenset()
    bells: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    lines: frozenset[tuple[str, str]] = frozenset()
    """Each voice with the words that it says."""


NO_NAMES = Names()


def names(script: Script) -> Names:
    """Return everything that ``script`` asks for by name, whether or not it exists."""
    asked = collect(script)
    lines = frozenset(map(_line, asked.utterances))
    return Names(frozenset(asked.beds), frozenset(asked.bells), frozenset(asked.sounds), lines)


def _line(utterance: Utterance) -> tuple[str, str]:
    return utterance.voice, utterance.words


def problems(script: Script, known: Names = NO_NAMES) -> tuple[Problem, ...]:
    """Return beds, bells and voices that do not exist, and lines that the voice cannot say, in the order of the script.

    What is in ``known`` was looked up before, and is not looked up again.
    """
    asked = collect(script)
    catalogue = sounds.catalogue()
    bells = {name: where for name, where in asked.bells.items() if name not in known.bells}
    beds = {name: where for name, where in (_decide(script) | asked.beds).items() if name not in known.beds}
    files = {name: where for name, where in asked.sounds.items() if name not in known.sounds}
    lines = {line: where for line, where in asked.utterances.items() if _line(line) not in known.lines}
    found = (
        *_missing("bed", beds, sounds.names(catalogue.beds), lambda name: catalogue.find_bed(name) is not None),
        *_missing("bell", bells, sounds.names(catalogue.bells), lambda name: catalogue.find_bell(name) is not None),
        *_missing("sound", files, [], lambda name: Path(name).is_file()),
        *_unsayable(script, lines),
        *_forms(script),
    )
    return tuple(sorted(found))


def _decide(script: Script) -> dict[str, Where]:
    """The beds by which something is chosen, each with its choose."""
    if any(each.name == BED for each in script.settings):
        return {}
    chooses = [step for step in every_step(script) if isinstance(step, Choose) and step.by == BED]
    return {name: step.where for step in chooses for name in step.steps if name not in (OTHERWISE, NO_BED)}


def _forms(script: Script) -> Iterator[Problem]:
    """Forms that the head names and nobody has."""
    named = (*script.ask, *(each for names in script.after.values() for each in names))
    for each in named:
        if finding.find(finding.FORMS, each.name, each.where.path) is None:
            known = finding.names(finding.FORMS, each.where.path)
            message, hint = _("no form is called '{name}'").format(name=each.name), did_you_mean(each.name, known)
            yield Problem(each.where, "unknown-form", message, hint)


def _needs(script: Script) -> Iterator[Problem]:
    """Needs that nobody has, so that nobody would find the practice by them."""
    known = [each.need for each in needs.needs()]
    for name in script.needs:
        if name not in known:
            yield Problem(
                script.where,
                "unknown-need",
                _("no need is called '{name}'").format(name=name),
                did_you_mean(name, known),
                care=True,
            )


def nearly(script: Script) -> tuple[Problem, ...]:
    """Lines such as ``bell bowl``, which only who knows the bells can tell from words."""
    catalogue = sounds.catalogue()
    known = {"bell": sounds.names(catalogue.bells), "bed": [*sounds.names(catalogue.beds), NO_BED]}
    return tuple(
        Problem(
            where,
            near.CODE,
            _("this is nearly a step, and is read aloud"),
            _("did you mean {step}?").format(step=step),
            care=True,
        )
        for utterance, where in collect(script).utterances.items()
        if (step := near.with_name(utterance.words, known))
    )


def advice(script: Script) -> tuple[Problem, ...]:
    """What works otherwise than it is written: what a voice cannot do, recordings that fit no line.

    All of it has ``care=True``: the script can be played.
    """
    lacking = [
        Problem(where, "voice-cannot", message, hint, care=True)
        for utterance, where in collect(script).utterances.items()
        for message, hint in _lacking(script, utterance)
    ]
    strangers = [
        Problem(
            script.where,
            "unused-take",
            _("the recording {name} is not used: {why}").format(name=path.name, why=why),
            "",
            care=True,
        )
        for path, why in recordings(script).strangers
    ]
    return tuple(sorted({*lacking, *foreign(script), *nearly(script), *strangers, *_needs(script)}))


def foreign(script: Script) -> tuple[Problem, ...]:
    """Voices that speak another language than the practice is written in, each at its first line."""
    said = recordings(script).files
    found: dict[str, Where] = {}
    for utterance, where in collect(script).utterances.items():
        if utterance.words not in said:
            found.setdefault(utterance.voice, where)
    hint = _(
        "another voice is chosen with --voice, see: guide voices; the language of the words is told with language:"
    )
    told = _("the voice '{voice}' speaks {speaks}, and the words are in {language}")
    return tuple(
        Problem(
            where, "voice-foreign", told.format(voice=voice, speaks=speaks, language=script.language), hint, care=True
        )
        for voice, where in found.items()
        if (speaks := _language(voice)) and tongue(speaks) != tongue(script.language)
    )  # fmt: skip


def recordings(script: Script) -> Recordings:
    """The recordings that lie beside a script."""
    folder = recorded.folder_of(Path(script.where.path))
    return recorded.find(folder, (each.words for each in collect(script).utterances)) if folder.is_dir() else NONE


def _lacking(script: Script, utterance: Utterance) -> list[tuple[str, str]]:
    try:
        return voices.lacking(utterance, script.lexicon)
    except voices.UnknownVoiceError:
        return []  # which `problems` says


def _language(voice: str) -> str:
    try:
        return voices.language(voice)
    except voices.UnknownVoiceError:
        return ""  # which `problems` says


def _missing(
    kind: str, wanted: Mapping[str, Where], known: list[str], exists: Callable[[str], bool]
) -> Iterator[Problem]:
    for name, where in wanted.items():
        if not exists(name):
            is_path = "/" in name or "\\" in name or "." in name
            message = (
                _("there is no file {name}").format(name=name)
                if is_path
                else _("no {kind} is called '{name}'").format(kind=kind, name=name)
            )
            yield Problem(where, f"unknown-{kind}", message, "" if is_path else did_you_mean(name, known))


def _unsayable(script: Script, utterances: Mapping[Utterance, Where]) -> Iterator[Problem]:
    said = recordings(script).files
    for utterance, where in utterances.items():
        if utterance.words in said:
            continue
        try:
            voices.check(utterance, script.lexicon)
        except voices.UnknownVoiceError as error:
            yield Problem(
                where, "unknown-voice", _("no voice is called '{voice}'").format(voice=utterance.voice), error.hint
            )
            return  # one voice is missing, not every line
        except voices.CannotSay as error:
            yield Problem(
                where,
                "cannot-say",
                _("the voice cannot say this: {reason}").format(reason=error.reason),
                _("write it out in words"),
            )
