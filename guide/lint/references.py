"""Does everything exist that a script names? Problems at their places, before any sound or engine is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from guide import sounds, voices
from guide.problems import Problem, Where, did_you_mean
from guide.script import Reading, near
from guide.script.collect import collect
from guide.script.fragment import ALONE
from guide.script.language import tongue
from guide.script.model import Script, Utterance
from guide.script.times import LONGEST
from guide.voices import recorded
from guide.voices.recorded import NONE, Recordings


def everything(reading: Reading) -> tuple[Problem, ...]:
    """Return all that is wrong in a script or a part, and then all advice.

    What could be read is looked at, though something else in it could not: nothing that is wrong hides another.
    """
    from guide.lint import care  # its rules are for authors: whoever plays does not wait for them

    draft = reading.draft
    if draft is None:
        return (*reading.problems, *reading.advice)
    if reading.part:
        wrong = {each for each in reading.problems if each.code != ALONE} | {*_of_part(draft)}
        return (*sorted(wrong), *sorted((*reading.advice, *_new(nearly(draft), reading))), *care.advise_part(draft))
    wrong = {*reading.problems, *problems(draft), *_endless(draft)}
    return (*sorted(wrong), *reading.advice, *_new(advice(draft), reading), *care.advise(draft))


def _new(found: Iterable[Problem], reading: Reading) -> Iterator[Problem]:
    """What is not told already, in other words, of the same place."""
    told = {(each.where, each.code) for each in reading.advice}
    yield from (each for each in found if (each.where, each.code) not in told)


def problems(script: Script) -> tuple[Problem, ...]:
    """Beds, bells and voices that do not exist, and lines that the voice cannot say, in the order of the script."""
    wanted = collect(script)
    catalogue = sounds.catalogue()
    found = (
        *_missing("bed", wanted.beds, sounds.names(catalogue.beds), lambda name: catalogue.find_bed(name) is not None),
        *_missing(
            "bell", wanted.bells, sounds.names(catalogue.bells), lambda name: catalogue.find_bell(name) is not None
        ),
        *_missing("sound", wanted.sounds, [], lambda name: Path(name).is_file()),
        *_unsayable(script, wanted.utterances),
    )
    return tuple(sorted(found))


def _of_part(part: Script) -> Iterator[Problem]:
    """Names in a part that do not exist; whether its words can be said is known when its practice chooses a voice."""
    yield from (each for each in problems(part) if each.code != "cannot-say")


def _endless(script: Script) -> Iterator[Problem]:
    """Lengths that are written down are added up here; what is spoken comes on top of them."""
    if collect(script, longest=False).silence > LONGEST:
        yield Problem(script.where, "too-long", "a practice lasts at most 12 hours")


def nearly(script: Script) -> tuple[Problem, ...]:
    """Lines such as ``bell bowl``, which only who knows the bells can tell from words."""
    catalogue = sounds.catalogue()
    known = {"bell": sounds.names(catalogue.bells), "bed": [*sounds.names(catalogue.beds), "none"]}
    return tuple(
        Problem(where, near.CODE, "this is nearly a step, and is read aloud", f"did you mean {step}?", care=True)
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
        Problem(script.where, "unused-take", f"the recording {path.name} is not used: {why}", "", care=True)
        for path, why in recordings(script).strangers
    ]
    return tuple(sorted({*lacking, *foreign(script), *nearly(script), *strangers}))


def foreign(script: Script) -> tuple[Problem, ...]:
    """Voices that speak another language than the practice is written in, each at its first line."""
    said = recordings(script).files
    found: dict[str, Where] = {}
    for utterance, where in collect(script).utterances.items():
        if utterance.words not in said:
            found.setdefault(utterance.voice, where)
    hint = "another voice is chosen with --voice, see: guide voices; the language of the words is told with language:"
    return tuple(
        Problem(where, "voice-foreign", f"the voice '{voice}' speaks {speaks}, and the words are in {script.language}",
                hint, care=True)
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
            message = f"there is no file {name}" if is_path else f"no {kind} is called '{name}'"
            yield Problem(where, f"unknown-{kind}", message, "" if is_path else did_you_mean(name, known))


def _unsayable(script: Script, utterances: Mapping[Utterance, Where]) -> Iterator[Problem]:
    said = recordings(script).files
    for utterance, where in utterances.items():
        if utterance.words in said:
            continue
        try:
            voices.check(utterance, script.lexicon)
        except voices.UnknownVoiceError as error:
            yield Problem(where, "unknown-voice", f"no voice is called '{utterance.voice}'", error.hint)
            return  # one voice is missing, not every line
        except voices.CannotSay as error:
            yield Problem(where, "cannot-say", f"the voice cannot say this: {error.reason}", "write it out in words")
