"""Words for moods, as several programs use them, to a place in the field; people rename them, so they are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guide.exchange import made
from guide.exchange.mapping import Answers, key
from guide.exchange.values import Asked, Trouble
from guide.journal.entry import Answer
from guide.problems import one_line
from guide.translation import _

FIVE: Mapping[str, float] = {"rad": 1.0, "great": 1.0, "good": 0.5, "meh": 0.0, "okay": 0.0, "bad": -0.5, "awful": -1.0}
"""The words of programs with five moods, as they come."""
FIELDS = ("pleasantness", "energy", "distress", "word", "none")
"""What a mood can be mapped to: axes from -1 to 1, distress from 0 to 10, another word, or nothing."""
RANGES = {"pleasantness": (-1.0, 1.0), "energy": (-1.0, 1.0), "distress": (0.0, 10.0)}
"""Of what is a number, in our own scales."""


@dataclass(slots=True)
class Moods:
    """What each word for a mood stands for; which ones nobody has given a place is said once each."""

    answers: Answers
    known: Mapping[str, float] = field(default_factory=lambda: FIVE)
    """Pleasantness by `key`, unless it is answered otherwise."""
    said: set[str] = field(default_factory=set)

    def of(self, word: str, place: str) -> Iterator[Answer | Trouble]:
        """Yield answers for one mood, which stood at ``place``."""
        meant = self.answers.get(word)
        if not word.strip() or (meant and meant.field == "none"):
            return
        shown = (meant.value or word) if meant and meant.field == "word" else word
        if answer := made.felt([shown]):
            yield answer
        if meant and meant.field in RANGES:
            low, high = RANGES[meant.field]
            value = made.number(meant.value)
            if value is not None and low <= value <= high:
                yield _answer(meant.field, value)
                return
            yield from self._remark(
                word,
                place,
                _("has no number from {low:g} to {high:g} behind {field}").format(
                    low=low, high=high, field=meant.field
                ),
            )
        elif meant is None or meant.field not in FIELDS:
            value = self.known.get(key(word))
            if value is not None:
                yield _answer("pleasantness", value)
            else:
                yield from self._remark(word, place, _("has no place in the field yet"))

    def into(self, answers: list[Answer | None], word: str, place: str) -> Iterator[Trouble]:
        """Put the answers for one mood into ``answers``, and yield what there is to say about it."""
        for each in self.of(word, place):
            if isinstance(each, Trouble):
                yield each
            else:
                answers.append(each)

    def _remark(self, word: str, place: str, why: str) -> Iterator[Trouble]:
        if key(word) not in self.said and len(self.said) < 1000:
            self.said.add(key(word))
            shown = one_line(word, 60)
            yield Trouble(
                place,
                _("The mood '{shown}' {why}; it is kept as a word (--map '{shown}=pleasantness:0').").format(
                    shown=shown, why=why
                ),
                False,
            )


def _answer(axis: str, value: float) -> Answer:
    answer = made.distress(value) if axis == "distress" else made.axes(**{axis: value})
    assert answer is not None  # noqa: S101 - there is a value
    return answer


def asked(words: Iterable[str], known: Mapping[str, float] = FIVE) -> tuple[Asked, ...]:
    """Return a question for each of these words, with the place it has unless something else is said."""
    told = dict.fromkeys(word for each in words if (word := one_line(each, 60)))
    return tuple(
        Asked(
            word,
            _("How pleasant is '{word}', from -1 to 1? Or: distress:0 to 10.").format(word=word),
            FIELDS,
            _default(known.get(key(word))),
        )
        for word in told
    )


def _default(value: float | None) -> str:
    return "word" if value is None else f"pleasantness:{value:g}"
