"""Things that are struck once and ring: modes with their own pitch, height, decay and beating, behind a soft contact.

A bell of the recipes is a `Struck`. Each mode is a pair of lines a little apart (nothing is quite round), so it beats;
which ear has more of which line differs, so it turns slowly in the room. High modes come as late as the contact lets
them and are gone first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import Curve


@dataclass(frozen=True, slots=True)
class Partial:
    """One way in which a thing rings."""

    ratio: float
    """Of its pitch to that of the thing."""
    db: float
    """Height."""
    rings: float
    """Seconds in which it falls by 60 dB."""
    beat: float = 0.0
    """Hz between its two lines."""
    swells: float = 0.0
    """Seconds in which it comes up, where others feed it."""


@dataclass(frozen=True, slots=True)
class Struck:
    """A thing and what strikes it."""

    pitch: float
    """Hz of a ratio of 1."""
    contact: float
    """Seconds that it is touched."""
    seconds: float
    modes: tuple[Partial, ...]
    knock: float = 0.02
    """Height of the dull touch itself."""
    again: tuple[float, float] = (0.0, 1.0)
    """A second body struck with the first: seconds later, and the ratio of its pitch; none for 0 seconds."""

    def strike(self, rng: np.random.Generator) -> Pcm:
        """One soft strike: shape (frames, 2), ends in silence."""
        time = np.arange(SESSION.frames(self.seconds)) / SESSION.hz
        sound = self._body(time, self.pitch, rng)
        later, ratio = self.again
        if later:
            late = SESSION.frames(later)
            sound[late:] += 0.8 * self._body(time, self.pitch * ratio, rng)[: len(time) - late, ::-1]
        return (sound * hush(time, min(1.0, 0.3 * self.seconds))[:, None]).astype(np.float32)

    def _body(self, time: Curve, pitch: float, rng: np.random.Generator) -> Curve:
        sound = np.zeros((len(time), 2))
        for mode in self.modes:
            sound += _ring(time, pitch, mode, rng)
        return np.asarray((sound + self._touched(time, rng)) * touch(time, self.contact)[:, None])

    def _touched(self, time: Curve, rng: np.random.Generator) -> Curve:
        width = max(SESSION.frames(self.contact), 64)
        rough = rng.standard_normal(len(time) + width)
        soft = np.convolve(rough[: SESSION.frames(0.4) + width], np.hanning(width), "valid") / np.sqrt(width)
        sound = np.zeros((len(time), 2))
        count = min(len(soft), len(time))
        sound[:count] = (self.knock * soft[:count] * np.exp(-time[:count] / (2.0 * self.contact)))[:, None]
        return sound


def _ring(time: Curve, pitch: float, mode: Partial, rng: np.random.Generator) -> Curve:
    height, fall = 10.0 ** (mode.db / 20.0), np.log(1000.0) / mode.rings
    rise = 1.0 - np.exp(-((time / mode.swells) ** 2)) if mode.swells else np.ones(len(time))
    turn, side = rng.uniform(0.0, 2.0 * np.pi), rng.uniform(0.0, np.pi)
    sound = np.zeros((len(time), 2))
    for line, share in ((-0.5, 1.0), (0.5, rng.uniform(0.22, 0.4) if mode.beat else 0.0)):
        wave = share * np.sin(2.0 * np.pi * (pitch * mode.ratio + line * mode.beat) * time + turn)
        for ear, angle in enumerate((side - 0.4, side + 0.4)):
            sound[:, ear] += (0.8 + 0.2 * np.cos(2.0 * angle + np.pi * line)) * wave
    return np.asarray(height * (rise * np.exp(-fall * time))[:, None] * sound)


def touch(time: Curve, contact: float) -> Curve:
    """The rise while the mallet touches: a raised cosine."""
    return np.where(time < contact, 0.5 - 0.5 * np.cos(np.pi * time / contact), 1.0)


def hush(time: Curve, seconds: float = 1.0) -> Curve:
    """The last ``seconds`` go to nothing."""
    left = np.clip((time[-1] - time) / seconds, 0.0, 1.0)
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * left))
