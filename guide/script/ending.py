"""The end of a practice as steps of their own: what it asks of a score from some line on, however it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, cast

from guide.problems import Where
from guide.script.model import Count, Delivery, Score, Script, Section, Steps

Call = tuple[str, tuple[Any, ...], dict[str, Any]]
"""A method of `Score`, and what it was given."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A step that asks for what was asked for before."""

    where: Where
    calls: tuple[Call, ...]

    def perform(self, score: Score, how: Delivery) -> None:
        """All of it, in order."""
        for name, given, named in self.calls:
            getattr(score, name)(*given, **named)

    def children(self) -> tuple[Steps, ...]:
        """Return nothing: what was within is asked for already."""
        return ()

    def with_children(self, change: Callable[[Steps], Steps]) -> Repeated:
        """Return the same step."""
        return self


def endings(practice: Script) -> list[Script]:
    """The closing sections from each of their lines on, the longest first; as a whole if nothing is said in them.

    None if there is no closing.
    """
    sections = tuple(section for section in practice.sections if section.closing)
    if not sections:
        return []
    recorder = _Recorder()
    replace(practice, sections=sections, bed=None).perform(cast(Score, recorder))
    calls, last = recorder.calls, sections[-1]
    lines = [at for at, (name, _, named) in enumerate(calls) if name == "say" and not named.get("same_line")]
    return [
        replace(practice, sections=(_only(last, tuple(calls[first:])),), bed=None, pace=1.0) for first in lines or [0]
    ]  # fmt: skip


def _only(section: Section, calls: tuple[Call, ...]) -> Section:
    return replace(section, steps=(Repeated(section.where, calls),), pace=1.0, gap=None)


@dataclass(slots=True)
class _Recorder:
    """A score that writes down what it is asked for; rounds come as many as by nature."""

    calls: list[Call] = field(default_factory=list)

    def section(self, section: Section) -> bool:
        return True

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        return range(1, count.natural + 1)

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        play()

    def __getattr__(self, name: str) -> Callable[..., None]:
        return partial(self._note, name)

    def _note(self, name: str, *given: object, **named: object) -> None:
        self.calls.append((name, given, named))
