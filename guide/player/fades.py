"""Gains that move without a step, counted in frames so that they are the same at any block size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm


@dataclass(frozen=True, slots=True)
class Ramp:
    """A plain multiplier on its way from ``start`` to ``target`` in ``length`` frames, ``done`` of them behind it."""

    start: float
    target: float
    length: int = 0
    done: int = 0

    @classmethod
    def at(cls, level: float) -> Ramp:
        """A multiplier that rests."""
        return cls(level, level)

    @property
    def left(self) -> int:
        """Frames until it rests."""
        return self.length - self.done

    @property
    def level(self) -> float:
        """The multiplier of the last frame that went by."""
        if not self.left:
            return self.target
        return self._of(float(_curve(self.length)[self.done - 1])) if self.done else self.start

    @property
    def silent(self) -> bool:
        """Rests at exactly nothing."""
        return not self.left and self.target == 0.0

    def to(self, target: float, length: int) -> Ramp:
        """From where it is now to ``target``."""
        return Ramp(self.level, target, max(length, 1))

    def on(self, frames: int) -> Ramp:
        """After ``frames`` more."""
        return (
            self if not self.left else Ramp(self.start, self.target, self.length, min(self.done + frames, self.length))
        )

    def apply(self, pcm: Pcm) -> Pcm:
        """Scaled ``pcm`` (frames, 2), not longer than `left` unless it rests; ``pcm`` itself at rest at 1."""
        if self.left:
            gains = self._along(_curve(self.length)[self.done : self.done + len(pcm)])
            return pcm * gains.astype(np.float32)[:, None]
        return pcm if self.target == 1.0 else pcm * np.float32(self.target)

    def _of(self, part: float) -> float:
        return self.start * (1.0 - part) + self.target * part

    def _along(self, parts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return self.start * (1.0 - parts) + self.target * parts


@lru_cache(maxsize=64)
def _curve(length: int) -> npt.NDArray[np.float64]:
    """A raised cosine from just above 0 to exactly 1."""
    return 0.5 - 0.5 * np.cos(np.pi * np.arange(1, length + 1) / length)
