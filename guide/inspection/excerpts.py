"""Short stretches of a track, gathered for whoever wants to look closely while everything else passes by."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

import numpy as np

from guide.audio import Pcm
from guide.inspection.check import CheckFunction, SoundWindow
from guide.inspection.spans import Span


class Excerpts:
    """Hands every excerpt to the look that asked for it, as soon as its last frame is known."""

    def __init__(self, looks: Iterable[CheckFunction]) -> None:
        each = (_asked(number, look) for number, look in enumerate(looks))
        self._coming = heapq.merge(*each, key=lambda one: one[0])
        self._next = next(self._coming, None)
        self._open: list[tuple[CheckFunction, SoundWindow, Pcm]] = []

    def hear(self, span: Span, last: bool = False) -> None:
        """The next span; ``last`` if nothing comes after it."""
        while self._next is not None and self._next[0][0] < span.stop:
            _, look, excerpt = self._next
            self._open.append((look, excerpt, np.zeros((excerpt.stop - excerpt.start, 2), np.float32)))
            self._next = next(self._coming, None)
        for _, excerpt, pcm in self._open:
            _copy(span, excerpt, pcm)
        done = [one for one in self._open if last or one[1].stop <= span.stop]
        self._open = [one for one in self._open if not (last or one[1].stop <= span.stop)]
        for look, excerpt, pcm in done:
            look.closely(excerpt, pcm)


def _asked(number: int, look: CheckFunction) -> Iterator[tuple[tuple[int, int], CheckFunction, SoundWindow]]:
    for excerpt in look.excerpts():
        yield (excerpt.start, number), look, excerpt


def _copy(span: Span, excerpt: SoundWindow, pcm: Pcm) -> None:
    core = span.core(excerpt.track)
    lo, hi = max(excerpt.start, span.start), min(excerpt.stop, span.stop)
    if core is not None and lo < hi:
        pcm[lo - excerpt.start : hi - excerpt.start] = core[lo - span.start : hi - span.start]
