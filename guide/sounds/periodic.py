"""Building blocks of the recipes: noise, slow curves and grains that close on themselves.

Everything here is periodic by construction (made in the frequency domain, or laid down around a circle), so a loop
has no seam: its last frame is followed by its first as any frame is by the next.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy import fft

from guide.audio import SESSION

Curve = npt.NDArray[np.float64]
"""One value a frame (or a bin), double precision while a sound is being made."""

Shape = Callable[[Curve], Curve]
"""Frequencies in Hz (0 excluded) to amplitudes."""


def noise(frames: int, rng: np.random.Generator, shape: Shape) -> Curve:
    """Gaussian noise with the amplitude spectrum ``shape``; white noise of unit power for a shape of 1."""
    return shaped(rng.standard_normal(frames), shape)


def shaped(sound: Curve, shape: Shape) -> Curve:
    """``sound`` through a filter of linear phase, around the circle. Whatever is at 0 Hz goes."""
    bins = fft.rfft(sound)
    bins[0] = 0.0
    bins[1:] *= shape(fft.rfftfreq(len(sound), 1.0 / SESSION.hz)[1:])
    return np.asarray(fft.irfft(bins, len(sound)))


def wide(frames: int, rng: np.random.Generator, shape: Shape, common: float) -> Curve:
    """Two channels of such noise, shape (frames, 2), whose correlation is ``common`` (0 to 1)."""
    shared, left, right = (noise(frames, rng, shape) for _ in range(3))
    own = np.stack((left, right), axis=1)
    return np.asarray(np.sqrt(common) * shared[:, None] + np.sqrt(1.0 - common) * own)


def hump(centre: float, octaves: float) -> Shape:
    """A bell curve over pitch: 1 at ``centre``, -4.3 dB at ``octaves`` from it."""
    return lambda hz: np.exp(-0.5 * (np.log2(hz / centre) / octaves) ** 2)


def slope(decibels_per_octave: float, reference: float = 1000.0) -> Shape:
    """A straight line over pitch, 1 at ``reference``: -3 is pink, -6 is brown."""
    return lambda hz: (hz / reference) ** (decibels_per_octave / (20.0 * np.log10(2.0)))


def below(corner: float, order: int = 2) -> Shape:
    """A Butterworth-like low pass."""
    return lambda hz: 1.0 / np.sqrt(1.0 + (hz / corner) ** (2 * order))


def above(corner: float, order: int = 2) -> Shape:
    """A Butterworth-like high pass."""
    return lambda hz: 1.0 / np.sqrt(1.0 + (corner / hz) ** (2 * order))


def all_of(*shapes: Shape) -> Shape:
    """One filter after the other."""
    return lambda hz: np.prod([shape(hz) for shape in shapes], axis=0)


def wander(frames: int, rng: np.random.Generator, hz: float) -> Curve:
    """A slow random curve with zero mean and unit deviation; nothing in it moves faster than about ``hz``."""
    bins = np.zeros(frames // 2 + 1, dtype=np.complex128)
    lines = max(2, round(2 * hz * SESSION.seconds(frames)))
    fall = np.exp(-((np.arange(1, lines + 1) / lines * 1.5) ** 2))
    bins[1 : lines + 1] = fall * (rng.standard_normal(lines) + 1j * rng.standard_normal(lines))
    curve = np.asarray(fft.irfft(bins, frames))
    return np.asarray(curve / curve.std())


def lay(canvas: Curve, starts: npt.NDArray[np.int64], heights: Curve, grain: Curve) -> None:
    """Add ``grain`` (mono) at every start with its height in each channel (n, 2), around the circle of ``canvas``."""
    places = (starts[:, None] + np.arange(len(grain))) % len(canvas)
    for channel in range(2):
        np.add.at(canvas[:, channel], places, heights[:, channel, None] * grain)


def panned(rng: np.random.Generator, count: int, width: float) -> Curve:
    """Gains of ``count`` places between the ears, shape (count, 2), at equal power; ``width`` 1 reaches both ends."""
    angle = np.pi / 4 * (1.0 + width * rng.uniform(-1.0, 1.0, count))
    return np.stack((np.cos(angle), np.sin(angle)), axis=1)
