"""What a practice can turn to: grounding, easing, an early end. Scripts like any other, spoken ahead like any other.

To add one: a function here, its words in a file for each language if they are ours, and a `guide.live.modes.Mode`.
To add a language: a folder named by its tag, with the same files. Their heads offer no posture and no eyes: these
are the practice's to offer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from guide import script as scripts
from guide.audio import Rate
from guide.render.preparation import Preparation
from guide.script.ending import endings
from guide.script.language import tongue
from guide.script.model import Script, Section, Step, Steps, Utterance
from guide.script.steps.check import Check
from guide.timeline import NOTHING, Source, Wish, estimate
from guide.timeline.range import range_of
from guide.voices import DEFAULT, TakeService

LONGEST_CLOSING = 40.0
"""Seconds, by estimate."""
BRIEF = Wish(most=90.0)
"""Of grounding, whoever speaks and however long the listener's own anchors are: pauses give way."""
SLOWEST_GROUND = 1.0
"""Slower than this, little of its pauses would be left."""
FOLDER = Path(__file__).parent
"""Of our own words: a folder for each language."""
_COARSE = Rate(100)


def detour_name(kind: str, section: int) -> str:
    """How `prepared_detours` calls what a listener may turn to in a section."""
    return f"ease {section}" if kind == "ease" else kind


def prepared_detours(practice: Script, take_service: TakeService, like: Preparation) -> dict[str, Preparation]:
    """Prepare everything that a listener may turn to, by `detour_name`, the most urgent first; equal ones once."""
    eases = {detour_name("ease", number): ease(practice, number) for number in range(len(practice.sections))}
    found: dict[str, Preparation] = {}
    for called, words in {"ground": ground(practice), "closing": closing(practice), **eases}.items():
        twin = next((each for each in found.values() if each.script.sections == words.sections), None)
        found[called] = twin or Preparation(
            words, take_service, wish=BRIEF if called == "ground" else NOTHING, like=like
        )
    return found


def ground(practice: Script) -> Script:
    """Back to what is solid, with the listener's own anchors."""
    return replace(_like(practice, _ours("ground", practice)), pace=max(practice.pace, SLOWEST_GROUND))


def ease(practice: Script, section: int) -> Script:
    """The easier steps that the author wrote for a check nearby, or ours."""
    ours = _ours("ease", practice)
    found = _nearest(practice, section)
    if not found:
        return _like(practice, ours)
    only = Section(found[0].where, ours.title, found)
    return _like(practice, replace(ours, language=practice.language, sections=(only,)))


def closing(practice: Script) -> Script:
    """The end of the practice in a short form: its last lines, as many as take no longer than `LONGEST_CLOSING`."""
    short = next((end for end in endings(practice) if _seconds(end) <= LONGEST_CLOSING), None)
    return short or _like(practice, _ours("closing", practice))


def _seconds(script: Script) -> float:
    """By nature, and by estimate."""

    def lengths(source: Source) -> int:
        return estimate.frames(source, _COARSE) if isinstance(source, Utterance) else 0

    return range_of(script, lengths, _COARSE).natural


def _like(practice: Script, words: Script) -> Script:
    """Other words in the voice, at the pace and with the settings of the practice.

    A voice that reads another language than the words are in would not be understood: the usual one speaks them, and
    leaves the listener's own words out, which it may not be able to read.
    """
    same = tongue(words.language) == tongue(practice.language)
    voice = practice.voice if same else replace(practice.voice, name=DEFAULT)
    return replace(
        words, voice=voice, anchors=practice.anchors if same else {}, pace=practice.pace, settings=practice.settings,
        chosen=practice.chosen, lexicon=practice.lexicon, bed=None,
    )  # fmt: skip


def _ours(name: str, practice: Script) -> Script:
    """In the language of the practice, or in English where we have none in it."""
    written = FOLDER / tongue(practice.language) / f"{name}.yaml"
    return _loaded(written if written.is_file() else FOLDER / "en" / f"{name}.yaml")


_loaded = cache(scripts.load)


def _nearest(practice: Script, section: int) -> tuple[Step, ...]:
    """Of the last check up to the section, else of the first one after it."""
    checks = [(number, check) for number, each in enumerate(practice.sections) for check in _checks(each.steps)]
    before = [check for number, check in checks if number <= section and check.ease]
    after = [check for number, check in checks if number > section and check.ease]
    return before[-1].ease if before else after[0].ease if after else ()


def _checks(steps: Steps) -> Iterator[Check]:
    """The questions among ``steps`` and whatever is within them, in the order of the script."""
    for step in steps:
        if isinstance(step, Check):
            yield step
        for within in step.children():
            yield from _checks(within)
