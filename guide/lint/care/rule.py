"""What a care rule is: a code, why it is there, what breaks it, what mends it, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from guide.lint.care.record import CareRecord
from guide.problems import Problem, Where


class CareFinding(NamedTuple):
    """One place that a rule is about."""

    where: Where
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class CareRule:
    """Something that is kind to a listener, and can be seen in a script."""

    code: str
    """Stable name; what an author writes under ``silenced``."""
    sentence: str
    """What it asks for, in one sentence."""
    reason: str
    """Why, in plain words."""
    bad: str
    """A practice that breaks it and nothing else; ``# <-`` marks the line that is named."""
    mended: str
    """The same, as it could be."""
    look: Callable[[CareRecord], Iterable[CareFinding]]
    english: bool = False
    """Whether it knows English words, and therefore leaves other languages alone."""
    of_words: bool = False
    """Whether it can be broken, and kept, in one line: then it is asked about parts and single lines too."""

    def problems(self, record: CareRecord) -> set[Problem]:
        """What it finds; the same thing at the same place once."""
        if self.english and not record.english:
            return set()
        return {Problem(found.where, self.code, found.message, found.hint, care=True) for found in self.look(record)}
