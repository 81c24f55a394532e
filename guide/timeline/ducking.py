"""The bed steps back under speech. Known ahead, so it is drawn, not detected."""

from __future__ import annotations

from collections.abc import Iterable

from guide.audio import Rate
from guide.timeline.levels import DUCK_AFTER, DUCK_BEFORE, DUCK_BRIDGE, DUCK_DB
from guide.timeline.model import Point


def duck(speech: Iterable[tuple[int, int]], rate: Rate) -> tuple[Point, ...]:
    """The gain of the bed bus for spans (start, stop) of speech in order. The first points may lie before 0."""
    before, after = rate.frames(DUCK_BEFORE), rate.frames(DUCK_AFTER)
    points: list[Point] = []
    for start, stop in _bridged(speech, rate.frames(DUCK_BRIDGE)):
        points += [Point(start - before, 0.0), Point(start, DUCK_DB), Point(stop, DUCK_DB), Point(stop + after, 0.0)]
    return tuple(points)


def _bridged(speech: Iterable[tuple[int, int]], bridge: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, stop in speech:
        if spans and start - spans[-1][1] < bridge:
            spans[-1] = (spans[-1][0], max(stop, spans[-1][1]))
        else:
            spans.append((start, stop))
    return spans
