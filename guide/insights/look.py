"""A look: what a form asks to be shown of itself, so that an author's new scale has its insight without code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.insights.finding import Draft, Insight
from guide.insights.history import History
from guide.insights.wording import listed
from guide.translation import counted

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """One word of the closed list."""

    takes: int
    """Questions it names: 0, 1 or 2."""
    of: str
    """What its n counts, as a plural."""
    needed: int
    question: str
    """With ``{names}`` where those of the questions stand, and ``{form}``."""
    find: Callable[[History, str, Names], Draft]

    def insight(self, form: str, names: Names, word: str) -> Insight:
        """Return the insight for one form. Raises ValueError unless there are as many names as it takes."""
        if len(names) != self.takes:
            raise ValueError(f"{counted(self.takes, 'name')} belong to {word}, not {len(names)}")
        question = self.question.format(names=listed(names), form=form)
        name = ":".join((form, word, *names))
        return Insight(name, question, self.needed, self.of, lambda history: self.find(history, form, names))
