"""A look-ahead limiter: no point between two samples is higher than the ceiling, and what is lower is not touched.

The gain is found in cells of a millisecond that lie where they lie whatever block is asked for, so that the same
frame always gets the same gain. Each dip is as deep as the highest point needs, begins before it and ends after it on
a smooth curve. Everything is limited by the sum, so buses that are limited together still add up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm, level
from guide.audio.loudness import tall

CELL = 48
"""Frames: a millisecond."""
_REACH = 24
"""Cells on either side over which a dip spreads."""
MARGIN = (2 * _REACH + 2) * CELL
"""Frames before and after a span that have a say in its gains."""
_SAFE = 0.7
"""Between samples that are under this share of the ceiling nothing reaches it."""
_UNDER = 0.1
"""Decibels under the ceiling that are aimed at: what a gain that moves may add between samples."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Limiter:
    """Holds points under ``ceiling`` dBTP."""

    ceiling: float

    def gains(self, sound: Pcm, start: int) -> Floats | None:
        """The gain of each frame of ``sound`` without its margins; None where nothing is touched.

        ``sound`` (frames, 2) is the sum from frame ``start`` - `MARGIN` on, with `MARGIN` frames more than is wanted at
        either end.
        """
        before = (start - MARGIN) % CELL  # cells lie on whole milliseconds of the session
        dips = self._dips(sound, before)
        if dips is None:
            return None
        smooth = _drawn(_smoothed(_widened(dips)))
        first = MARGIN + before
        return np.asarray(1.0 - smooth[first : first + len(sound) - 2 * MARGIN], np.float32)

    def _dips(self, sound: Pcm, before: int) -> Floats | None:
        """How much of the level of each cell has to go, 0 to 1; None if nothing has.

        The first cell began ``before`` frames ahead of ``sound``.
        """
        top = level(self.ceiling - _UNDER)
        at, high = tall(sound, _SAFE * top)
        if high.max(initial=0.0) <= top:
            return None
        highest = np.full((before + len(sound) - 1) // CELL + 1, top, np.float32)
        np.maximum.at(highest, (at + before) // CELL, high)
        return np.asarray(1.0 - top / highest, np.float32)


def _widened(dips: Floats) -> Floats:
    """The deepest dip within reach of each cell."""
    padded = np.pad(dips, _REACH)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH + 1).max(axis=1))


def _smoothed(dips: Floats) -> Floats:
    """Each cell the weighted mean of those around it, nowhere less than the dip that was widened to there.

    Added up one after the other: a sum must not depend on where in memory its parts lie.
    """
    weights = np.hanning(2 * _REACH + 1)[1:-1].astype(np.float32)
    weights /= weights.sum()
    padded = np.pad(dips, _REACH - 1)
    out = np.zeros(len(dips), np.float32)
    for at, weight in enumerate(weights):
        out += weight * padded[at : at + len(dips)]
    return out


def _drawn(cells: Floats) -> Floats:
    """From the middle of each cell to the middle of the next in a straight line: one value a frame."""
    along = ((np.arange(CELL) + 0.5) / CELL).astype(np.float32)
    lines = cells[:-1, None] + np.diff(cells)[:, None] * along
    half = CELL // 2
    return np.concatenate((np.repeat(cells[:1], half), lines.ravel(), np.repeat(cells[-1:], half)))
