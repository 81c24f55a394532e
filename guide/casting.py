"""Does everything exist that a script names? Problems at their places, before any sound or engine is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from guide import sounds, voices
from guide.problems import Problem, Where, did_you_mean
from guide.script.cast import listen
from guide.script.model import Script, Utterance


def problems(script: Script) -> tuple[Problem, ...]:
    """Beds, bells and voices that do not exist, and lines that the voice cannot say, in the order of the script."""
    wanted = listen(script)
    catalogue = sounds.catalogue()
    found = (
        *_missing("bed", wanted.beds, catalogue.beds, lambda name: catalogue.find_bed(name) is not None),
        *_missing("bell", wanted.bells, catalogue.bells, lambda name: catalogue.find_bell(name) is not None),
        *_missing("sound", wanted.sounds, {}, lambda name: Path(name).is_file()),
        *_unsayable(script, wanted.utterances),
    )
    return tuple(sorted(found))


def _missing(
    kind: str, wanted: Mapping[str, Where], known: Mapping[str, object], exists: Callable[[str], bool]
) -> Iterator[Problem]:
    for name, where in wanted.items():
        if not exists(name):
            is_path = "/" in name or "\\" in name or "." in name
            message = f"there is no file {name}" if is_path else f"no {kind} is called '{name}'"
            yield Problem(where, f"unknown-{kind}", message, "" if is_path else did_you_mean(name, known))


def _unsayable(script: Script, utterances: Mapping[Utterance, Where]) -> Iterator[Problem]:
    for utterance, where in utterances.items():
        try:
            voices.check(utterance, script.lexicon)
        except voices.UnknownVoiceError as error:
            yield Problem(where, "unknown-voice", f"no voice is called '{utterance.voice}'", error.hint)
            return  # one voice is missing, not every line
        except voices.CannotSay as error:
            yield Problem(where, "cannot-say", f"the voice cannot say this: {error.reason}", "write it out in words")
