"""What a practice can turn to: grounding, easing, an early end. Scripts like any other, spoken ahead like any other.

To add one: a function here, its words in a file beside it if they are ours, and a `guide.session.modes.Mode`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from guide import script as scripts
from guide.audio import Rate
from guide.script.ending import endings
from guide.script.model import Script, Section, Step, Utterance
from guide.script.steps.check import Check
from guide.session.rehearsal import Rehearsal
from guide.timeline import Source, estimate
from guide.timeline.range import range_of
from guide.voices import Company

LONGEST_CLOSING = 40.0
"""Seconds, by estimate."""
SLOWEST_GROUND = 1.0
"""Slower than this it would take more than a minute and a half."""
_COARSE = Rate(100)


def name(kind: str, section: int) -> str:
    """How `rehearsed` calls what a listener may turn to in a section."""
    return f"ease {section}" if kind == "ease" else kind


def rehearsed(practice: Script, company: Company, like: Rehearsal) -> dict[str, Rehearsal]:
    """Everything that a listener may turn to, by `name`, the most urgent first; what would be the same is the same."""
    eases = {name("ease", number): ease(practice, number) for number in range(len(practice.sections))}
    found: dict[str, Rehearsal] = {}
    for called, words in {"ground": ground(practice), "closing": closing(practice), **eases}.items():
        twin = next((each for each in found.values() if each.script.sections == words.sections), None)
        found[called] = twin or Rehearsal(words, company, like=like)
    return found


def ground(practice: Script) -> Script:
    """Back to what is solid, with the listener's own anchors."""
    return replace(_like(practice, _ours("ground")), pace=max(practice.pace, SLOWEST_GROUND))


def ease(practice: Script, section: int) -> Script:
    """The easier steps that the author wrote for a check nearby, or ours."""
    ours = _ours("ease")
    found = _nearest(practice, section)
    if not found:
        return _like(practice, ours)
    only = Section(found[0].where, ours.title, found)
    return _like(practice, replace(ours, sections=(only,)))


def closing(practice: Script) -> Script:
    """The end of the practice in a short form: its last lines, as many as take no longer than `LONGEST_CLOSING`."""
    short = next((end for end in endings(practice) if _seconds(end) <= LONGEST_CLOSING), None)
    return short or _like(practice, _ours("closing"))


def _seconds(script: Script) -> float:
    """By nature, and by estimate."""

    def lengths(source: Source) -> int:
        return estimate.frames(source, _COARSE) if isinstance(source, Utterance) else 0

    return range_of(script, lengths, _COARSE).natural


def _like(practice: Script, words: Script) -> Script:
    """Other words in the voice, at the pace and with the settings of the practice."""
    return replace(
        words, voice=practice.voice, anchors=practice.anchors, pace=practice.pace, settings=practice.settings,
        chosen=practice.chosen, lexicon=practice.lexicon, bed=None,
    )  # fmt: skip


@cache
def _ours(name: str) -> Script:
    return scripts.load(Path(__file__).parent / f"{name}.yaml")


def _nearest(practice: Script, section: int) -> tuple[Step, ...]:
    """Of the last check up to the section, else of the first one after it."""
    checks = [(number, check) for number, each in enumerate(practice.sections) for check in _checks(each.steps)]
    before = [check for number, check in checks if number <= section and check.ease]
    after = [check for number, check in checks if number > section and check.ease]
    return before[-1].ease if before else after[0].ease if after else ()


def _checks(steps: Iterable[object]) -> Iterator[Check]:
    for step in steps:
        if isinstance(step, Check):
            yield step
        for name in getattr(step, "__dataclass_fields__", ()):
            yield from _checks(_within(getattr(step, name)))


def _within(value: object) -> Iterable[object]:
    """The steps that lie in a field of a step, whatever it is."""
    if isinstance(value, Mapping):
        return [step for each in value.values() for step in _within(each)]
    if isinstance(value, tuple):
        return [each for each in value if hasattr(each, "perform")]
    return ()
