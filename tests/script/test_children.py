"""Every kind of step tells of the steps within it, and who performs a script has every verb that a step may use."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Protocol

import pytest

from guide import script
from guide.lint.care.listening import CareRecorder
from guide.script.collect import Collector
from guide.script.model import Duration, Score, Step
from guide.script.paced import Paced
from guide.script.step_kind import StepKind
from guide.timeline.performance import Performance
from tests import scripts

HEAD = f"{scripts.HEAD}sections:\n  - title: One\n    steps:\n"
NESTED = """\
      - repeat: {times: 3..6, steps: ["Round {n}.", {check: {ask: How is it?, ease: [Feel your hands.]}}]}
      - choose: {by: touch, yes: [A hand.], else: [{repeat: {times: 2, steps: [Feel.]}}]}
      - pendulate: {rounds: 2, resource: [Feel your feet.], touch: [Near., pause: 8s]}
      - Plain words.
"""


def lists(step: Any) -> Iterator[tuple[Step, ...]]:
    """Lists of steps in the fields of a step, by looking at what lies there."""
    for each in fields(step):
        value = getattr(step, each.name)
        for one in value.values() if isinstance(value, Mapping) else (value,):
            if isinstance(one, tuple) and one and all(isinstance(inner, StepKind) for inner in one):
                yield one


def every(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        for within in step.children():
            yield from every(within)


def all_steps() -> list[Step]:
    read = script.parse(HEAD + NESTED, "nested.yaml")
    assert read.script, read.problems
    shipped = [script.load(path) for path in scripts.SIX]
    return [step for each in (read.script, *shipped) for section in each.sections for step in every(section.steps)]


def test_no_list_of_steps_is_forgotten() -> None:
    steps = all_steps()
    assert len({type(step) for step in steps if step.children()}) >= 4
    for step in steps:
        assert sorted(map(repr, filter(None, step.children()))) == sorted(map(repr, lists(step)))


def test_other_children_are_the_children_that_it_has_then() -> None:
    for step in all_steps():
        assert step.with_children(lambda steps: steps) == step
        emptied = step.with_children(lambda steps: ())
        assert not any(emptied.children())
        assert len(emptied.children()) == len(step.children())


# -- verbs ------------------------------------------------------------------------------------------------------


def verbs(score: type) -> set[str]:
    return {name for name, value in vars(score).items() if inspect.isfunction(value) and not name.startswith("_")}


def unhandled(score: type, performer: type) -> set[str]:
    """Verbs that a performer has not."""
    return {name for name in verbs(score) if not callable(getattr(performer, name, None))}


def unpaced(score: type) -> set[str]:
    """Verbs with words or a length in them that are handed on at their own pace."""
    timed = {
        name
        for name in verbs(score)
        for each in inspect.signature(getattr(score, name)).parameters.values()
        if str(each.annotation).strip("'") in ("Duration", "Utterance")
    }
    return timed - set(vars(Paced))


class Longer(Score, Protocol):
    """The score, were there a verb more."""

    def drone(self, note: str, length: Duration) -> None:
        """A verb that nobody knows."""


@pytest.mark.parametrize("performer", [CareRecorder, Collector, Performance])
def test_whoever_performs_has_every_verb(performer: type) -> None:
    assert len(verbs(Score)) > 10
    assert unhandled(Score, performer) == set()
    assert unhandled(Longer, performer) == {"drone"}


def test_whatever_lasts_is_paced() -> None:
    assert unpaced(Score) == set()
    assert unpaced(Longer) == {"drone"}
