"""The words of a sentence as they are written: what screens and captions show one after the other.

A word is what stands between spaces, with the marks that cling to it ("eyes,"); a dash or dots between two words
belong to the first. Marks that stand alone go with the word before them, so that nothing of the sentence is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPOKEN_MARKS = frozenset("&%+=@#°€£$")
_INNER = re.compile(r"(?<=[—–…])(?=[^\s—–…])|(?<=--)(?=[^\s-])|(?<=\.\.)(?=[^\s.])")
_AROUND = "\"'“”‘’«»()[]{}<>,;:.!?—–…-*_ "
_PAUSES = frozenset(",;:.!?—–…")


def written(words: str) -> tuple[str, ...]:
    """The words of ``words``, in order; put together they are the sentence again, but for its spaces."""
    spans: list[tuple[int, int]] = []
    begun: int | None = None
    for start, stop in _pieces(words):
        first = start if begun is None else begun
        if any(char.isalnum() or char in _SPOKEN_MARKS for char in words[start:stop]):
            spans.append((first, stop))
            begun = None
        elif spans:
            spans[-1] = (spans[-1][0], stop)
        else:
            begun = first
    return tuple(" ".join(words[start:stop].split()) for start, stop in spans)


def bare(word: str) -> str:
    """A word without the marks around it."""
    return word.strip(_AROUND) or word


def rests(word: str) -> bool:
    """Whether a voice rests after this word."""
    return bool(_PAUSES.intersection(word[len(word.rstrip(_AROUND)) :]))


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    for chunk in re.finditer(r"\S+", words):
        cuts = [found.start() for found in _INNER.finditer(chunk.group())]
        for start, stop in zip([0, *cuts], [*cuts, len(chunk.group())], strict=True):
            yield chunk.start() + start, chunk.start() + stop
