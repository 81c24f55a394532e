"""From the sounds of a sentence to its words: which phonemes say which written word.

A voice reads a sentence as a whole: "7:30" becomes two words, "in-breath" one, and "the" sounds otherwise before a
vowel. So each written word is read once on its own, and both readings are laid beside each other at the least cost
(Needleman and Wunsch, 1970), word by spoken word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import TypeAlias

from guide.voices.engine import WordTime
from guide.voices.written_words import bare, rests, written

Span: TypeAlias = tuple[float, float]
"""Seconds at which something begins and ends."""
Sound: TypeAlias = tuple[str, float, float]
"""A phoneme, and the seconds at which it begins and ends."""

_BETWEEN = frozenset(' ;:,.!?—…"“”()')

_UNKNOWN = "?"
"""Stands for a word that is only read together with others."""
_GAP = 0.8
_BAND = 40
"""How many spoken words the two readings may be apart: keeps the cost of an endless sentence in bounds."""


def word_times(words: str, sounds: Sequence[Sound], read: Callable[[str], str]) -> tuple[WordTime, ...]:
    """When each written word of ``words`` is said by ``sounds``; ``read`` gives the phonemes of a word on its own."""
    runs = [list(run) for between, run in groupby(sounds, lambda sound: sound[0] in _BETWEEN) if not between]
    texts = written(words)
    if not runs or not texts:
        return ()
    alone = [_spoken_words(read(bare(text))) for text in texts]
    heard = ["".join(sound for sound, _, _ in run) for run in runs]
    return timed(texts, aligned(heard, alone), [(run[0][1], run[-1][2]) for run in runs])


def _spoken_words(phonemes: str) -> list[str]:
    found = ["".join(run) for between, run in groupby(phonemes, _BETWEEN.__contains__) if not between]
    return found or [_UNKNOWN]


def aligned(heard: Sequence[str], alone: Sequence[Sequence[str]]) -> list[list[int]]:
    """For each word, read ``alone`` as so many spoken words, which ones of ``heard`` say it.

    Every index of ``heard`` is given to one word, in order; a word that shares its sounds with another has none.
    """
    expected = [(owner, sounds) for owner, each in enumerate(alone) for sounds in each]
    owners = _filled(_path([sounds for _, sounds in expected], heard), [owner for owner, _ in expected])
    found: list[list[int]] = [[] for _ in alone]
    for index, owner in enumerate(owners):
        found[owner].append(index)
    return found


def timed(words: Sequence[str], units: Sequence[list[int]], spans: Sequence[Span]) -> tuple[WordTime, ...]:
    """The words with the times of their units; words without one share their neighbour's, by letters.

    A word lasts until the next begins, unless the voice rests after it.
    """
    shared = _shared(words, units, spans)
    ends = [start for start, _ in shared[1:]] + [shared[-1][1]] if shared else []
    return tuple(
        WordTime(start, stop if rests(word) else max(stop, end), word)
        for word, (start, stop), end in zip(words, shared, ends, strict=True)
    )


def _path(expected: Sequence[str], heard: Sequence[str]) -> list[int | None]:
    """For each of ``heard``, the index in ``expected`` that it is laid beside; None for an extra one."""
    rows, columns = len(heard), len(expected)
    costs = {(0, column): column * _GAP for column in range(columns + 1)}
    far = float("inf")
    for row in range(1, rows + 1):
        for column in _band(row, rows, columns):
            unlike = _unlike(heard[row - 1], expected[column - 1]) if column else far
            costs[row, column] = min(
                costs.get((row - 1, column - 1), far) + unlike,
                costs.get((row - 1, column), far) + _GAP,
                costs.get((row, column - 1), far) + _GAP,
            )
    return _traced(costs, expected, heard)


def _band(row: int, rows: int, columns: int) -> range:
    middle = row * columns // rows
    return range(max(0, middle - _BAND), min(columns, middle + _BAND) + 1)


def _traced(costs: dict[tuple[int, int], float], expected: Sequence[str], heard: Sequence[str]) -> list[int | None]:
    found: list[int | None] = [None] * len(heard)
    row, column, far = len(heard), len(expected), float("inf")
    while row:
        unlike = _unlike(heard[row - 1], expected[column - 1]) if column else far
        together = costs.get((row - 1, column - 1), far) + unlike
        extra = costs.get((row - 1, column), far) + _GAP
        missed = costs.get((row, column - 1), far) + _GAP
        if together <= min(extra, missed):
            row, column = row - 1, column - 1
            found[row] = column
        elif extra <= missed:
            row -= 1
        else:
            column -= 1
    return found


def _filled(path: Sequence[int | None], owners: Sequence[int]) -> list[int]:
    """The owner of each; an extra one goes with the one before it, at the beginning with the one after."""
    last = next((owners[each] for each in path if each is not None), 0)
    found = []
    for each in path:
        last = last if each is None else owners[each]
        found.append(last)
    return found


def _shared(words: Sequence[str], units: Sequence[list[int]], spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    at = 0
    while at < len(words):
        first, stop = at, at + 1
        while stop < len(words) and (not units[stop] or not any(units[first:stop])):
            stop += 1
        members = [spans[index] for each in units[first:stop] for index in each]
        found += _split(members[0][0], members[-1][1], [len(word) for word in words[first:stop]])
        at = stop
    return found


def _split(start: float, stop: float, lengths: Sequence[int]) -> list[Span]:
    edges = [start + (stop - start) * sum(lengths[:n]) / sum(lengths) for n in range(len(lengths))] + [stop]
    return list(pairwise(edges))


@cache
def _sounds(unit: str) -> Counter[str]:
    return Counter(unit.translate({ord("ˈ"): None, ord("ˌ"): None}))


def _unlike(one: str, other: str) -> float:
    """From 0 for the same sounds to 1 for none in common, whatever the stress."""
    first, second = _sounds(one), _sounds(other)
    return 1.0 - (first & second).total() / max(1, first.total(), second.total())
