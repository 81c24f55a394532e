"""When each word is spoken, for voices that do not tell: by the length of the words, and by where the voice rests.

A take that is quiet as often as the sentence has marks is cut there first; inside each part the words share its time
by what they have to say: a sound for each letter, a little more for each syllable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from guide.voices.written_words import rests, written

if TYPE_CHECKING:
    from guide.audio import Pcm, Rate
    from guide.voices.engine import Times

_LETTER, _SYLLABLE, _DIGIT = 1.0, 1.2, 5.0
"""What a letter, a syllable and a digit weigh."""
_REST = 6.0
"""What a rest weighs where none is heard: about half a second of speech."""
_QUIET_DB = -36.0
_BLOCK, _SHORTEST = 0.01, 0.1
"""Seconds: of a block that is quiet or not, and of a rest that counts."""
_UNLIKELY = 2.5
"""A part that is so many times longer or shorter than its words say is no part."""

Part: TypeAlias = tuple[int, int]
"""First frame of some speech, and the first after it."""


def estimated(words: str, pcm: Pcm, rate: Rate) -> Times:
    """The words of ``words`` in order over the speech in ``pcm`` (mono, trimmed), in frames."""
    texts = written(words)
    if not texts:
        return ()
    phrases = _phrases(texts)
    parts = _parts(pcm, rate, len(phrases))
    if parts is None or not _likely(phrases, parts):
        return _shared(texts, *_speech(pcm, rate), resting=True)
    return tuple(
        word for phrase, part in zip(phrases, parts, strict=True) for word in _shared(phrase, *part, resting=False)
    )


def weight(word: str) -> float:
    """How much there is to say in a word. More than nothing."""
    letters = sum(char.isalpha() for char in word)
    digits = sum(char.isdigit() for char in word)
    syllables = len(re.findall(r"[aeiouyàâäéèêëíîïóôöúûüæœø]+", word.lower()))
    return 1.0 + _LETTER * letters + _SYLLABLE * syllables + _DIGIT * digits


def _phrases(texts: Sequence[str]) -> list[list[str]]:
    """The words between rests."""
    found: list[list[str]] = [[]]
    for text in texts:
        found[-1].append(text)
        if rests(text):
            found.append([])
    return [phrase for phrase in found if phrase]


def _shared(texts: Sequence[str], start: int, stop: int, *, resting: bool) -> Times:
    """The words over ``start`` to ``stop`` by weight; with ``resting`` there is a rest after each mark but the last."""
    rest = [_REST if resting and rests(text) else 0.0 for text in texts[:-1]] + [0.0]
    weights = [weight(text) for text in texts]
    scale = (stop - start) / (sum(weights) + sum(rest))
    found, at = [], float(start)
    for text, long, after in zip(texts, weights, rest, strict=True):
        found.append((round(at), round(at + long * scale), text))
        at += (long + after) * scale
    return tuple(found)


def _speech(pcm: Pcm, rate: Rate) -> Part:
    loud = _loud(pcm, rate)
    return (loud[0][0], loud[-1][1]) if loud else (0, len(pcm))


def _parts(pcm: Pcm, rate: Rate, wanted: int) -> list[Part] | None:
    """The speech cut at its ``wanted - 1`` longest rests; None if it does not rest so often."""
    runs = _loud(pcm, rate)
    rests_ = [(after[0] - before[1], at) for at, (before, after) in enumerate(pairwise(runs), 1)]
    long = sorted((each for each in rests_ if each[0] >= rate.frames(_SHORTEST)), reverse=True)[: wanted - 1]
    if not runs or len(long) < wanted - 1:
        return None
    cuts = [0, *sorted(at for _, at in long), len(runs)]
    return [(runs[first][0], runs[last - 1][1]) for first, last in pairwise(cuts)]


def _likely(phrases: Sequence[Sequence[str]], parts: Sequence[Part]) -> bool:
    weights = [sum(map(weight, phrase)) for phrase in phrases]
    lengths = [stop - start for start, stop in parts]
    shares = [(length / sum(lengths)) / (each / sum(weights)) for length, each in zip(lengths, weights, strict=True)]
    return all(1 / _UNLIKELY < share < _UNLIKELY for share in shares)


def _loud(pcm: Pcm, rate: Rate) -> list[Part]:
    """The stretches that are not quiet."""
    import numpy as np

    block = rate.frames(_BLOCK)
    heights = np.pad(np.abs(pcm), (0, -len(pcm) % block)).reshape(-1, block).max(axis=1, initial=0.0)
    loud = heights > float(heights.max(initial=0.0)) * 10 ** (_QUIET_DB / 20.0)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], loud, [False])).astype(np.int8)))
    return [
        (int(first) * block, min(int(last) * block, len(pcm)))
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    ]
