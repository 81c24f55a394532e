"""PCM arrays, decibels, and the one place where seconds become frames. Knows nothing of scripts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pcm = npt.NDArray[np.float32]
"""Samples, full scale ±1: shape (frames,) for mono, (frames, 2) for stereo."""

SILENCE_DB = -60.0
"""At or below this a gain is exactly zero."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Frames per second. Every conversion between seconds and frames goes through here."""

    hz: int

    def frames(self, seconds: float) -> int:
        """The nearest whole frame."""
        return round(seconds * self.hz)

    def seconds(self, frames: int) -> float:
        """Seconds that ``frames`` last."""
        return frames / self.hz


SESSION = Rate(48_000)
"""The rate of every session: takes, beds and bells are kept at it, and exports have it."""


def level(db: float) -> float:
    """Decibels to a plain multiplier; exactly 0 at or below `SILENCE_DB`."""
    return 0.0 if db <= SILENCE_DB else float(10.0 ** (db / 20.0))


def decibels(multiplier: float) -> float:
    """A plain multiplier to decibels; `SILENCE_DB` for nothing."""
    return float(20.0 * np.log10(multiplier)) if multiplier > 10.0 ** (SILENCE_DB / 20.0) else SILENCE_DB
