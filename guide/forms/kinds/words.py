"""words: words for how it feels, each with a strength if wished."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms import feeling_words
from guide.forms.answers import Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line
from guide.translation import _

BEGINNING = 3
"""Letters from which on the beginning of one of our words stands for it."""
STRENGTHS = (1, 5)
"""From a trace to what fills everything."""
_STRENGTH = re.compile(r"(.*?\S)\s+(\d+)")


@dataclass(frozen=True, slots=True)
class WordsQuestion(QuestionKind):
    """Feeling words, ours and the person's own."""

    NAME: ClassVar = "words"
    PLACE: ClassVar = 70
    SAYS: ClassVar = "words for feelings, with strengths from 1 to 5 if wished; own words too"
    EXAMPLE: ClassVar = "words: What is there to feel?"
    EYES_CLOSED: ClassVar = True

    def aid(self, known: Known) -> tuple[str, ...]:
        """Return every word of ours, and how it is typed."""
        ours = ", ".join(word.label for word in feeling_words.words())
        return (
            _("words with commas between them, each with a strength from 1 to 5 if you like: sad 3, tired"),
            ours,
        )

    def label(self, option: str) -> str:
        """Return how a word is shown: ours in the language that was chosen, others as they are."""
        return feeling_words.label(option)

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return one part a word: ours by its beginning, others as they are. Raises MisreadError for a strength that
        there is not."""
        found: dict[str, Part] = {}
        for each in one_line(lines).split(","):
            if typed := each.strip():
                part = _word(typed)
                found[str(part.text)] = part
        return tuple(found.values())

    def written(self, parts: Parts) -> str:
        """Return the words with their strengths."""
        words = ((self.label(str(part.text)), part.value) for part in parts)
        return ", ".join(word if strength is None else f"{word} {strength:g}" for word, strength in words)


def _word(typed: str) -> Part:
    strength: float | None = None
    if (match := _STRENGTH.fullmatch(typed)) is not None:
        typed, strength = match[1], float(match[2])
        if not STRENGTHS[0] <= strength <= STRENGTHS[1]:
            raise MisreadError(
                _("A strength is from {low} (a trace) to {high} (fills everything).").format(
                    low=STRENGTHS[0], high=STRENGTHS[1]
                )
            )
    return Part(completed(typed), strength)


def completed(typed: str) -> str:
    """Return the word of ours that is meant by its beginning, as it is kept, or what was typed."""
    fitting = feeling_words.matching(typed)
    small = typed.casefold()
    same = [word for word in fitting if small in (word.label.casefold(), word.name)]
    if same:
        return same[0].name
    return fitting[0].name if len(fitting) == 1 and len(typed) >= BEGINNING else typed


KIND = WordsQuestion
