"""Dither of one step for 16 bit: triangular noise, which makes the rounding error independent of the sound.

(S. P. Lipshitz, R. A. Wannamaker, J. Vanderkooy: Quantization and Dither, JAES 40(5), 1992.) The noise is a
function of position, from a table that is repeated, so that the same practice is the same file at any block size.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm

_FRAMES = 1 << 17
_SEED = 16
_FULL = 32_768.0


class Dither:
    """Rounds float sound to 16 bit."""

    def __init__(self) -> None:
        noise = np.random.default_rng(_SEED).random((2, _FRAMES, 2), np.float32)
        self._noise = noise[0] - noise[1]

    def applied(self, sound: Pcm, start: int) -> npt.NDArray[np.int16]:
        """The frames from ``start`` as 16 bit, cut at full scale. ``sound`` (count, channels), one or two."""
        scaled = sound * np.float32(_FULL)
        at, done = start % _FRAMES, 0
        while done < len(scaled):
            count = min(_FRAMES - at, len(scaled) - done)
            scaled[done : done + count] += self._noise[at : at + count, : sound.shape[1]]
            at, done = 0, done + count
        np.rint(scaled, out=scaled)
        np.clip(scaled, -_FULL, _FULL - 1, out=scaled)
        return scaled.astype(np.int16)
