"""How long what is left of a practice shall last: found by asking for other lengths of the whole.

The whole is always arranged, so that the same place can be found in it; how its end moves with its length is nearly
a straight line, broken where a round or a section comes or goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guide.timeline.landmarks import LandmarkIndex
from guide.timeline.model import Timeline

_TRIES = 14
_CLOSE = 0.05
"""Seconds that may be missing at the end, which are quiet then."""


def remaining(
    arranged: Callable[[float], Timeline], here: LandmarkIndex, frame: int, frames: int, bounds: tuple[float, float]
) -> Timeline:
    """The arrangement of which ``frames`` are left after the place that ``here`` is at ``frame``, as nearly as can be.

    ``arranged`` gives the whole for so many seconds, within ``bounds``. Longer is worse than shorter, and what is
    missing is quiet at the end.
    """
    low, high = bounds
    best: tuple[float, Timeline] | None = None
    for _ in range(_TRIES):
        seconds = (low + high) / 2
        timeline = arranged(seconds)
        missing = timeline.rate.seconds(frames - (timeline.frames - here.same(frame, LandmarkIndex(timeline))))
        error = missing if missing >= 0 else -10 * missing
        if best is None or error < best[0]:
            best = (error, _quiet(timeline, timeline.rate.frames(max(missing, 0.0))))
        if 0 <= missing < _CLOSE:
            break
        low, high = (seconds, high) if missing > 0 else (low, seconds)
    assert best is not None  # noqa: S101 - there is at least one try
    return best[1]


def _quiet(timeline: Timeline, frames: int) -> Timeline:
    return replace(timeline, frames=timeline.frames + frames)
