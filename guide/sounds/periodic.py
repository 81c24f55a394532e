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

HALF_OCTAVES = 44.0 * 2.0 ** np.arange(0.0, 8.5, 0.5)
"""Centres of the bands that `gust` is made of: 44 Hz to 11 kHz."""


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


def gust(frames: int, centre: Curve, octaves: float, rng: np.random.Generator, common: float) -> Curve:
    """Two channels of noise of even power whose hump moves: ``centre`` in Hz, shape (frames,) or (frames, 2)."""
    centre = centre[:, None] if centre.ndim == 1 else centre
    sound, power = np.zeros((frames, 2)), np.zeros(centre.shape)
    for hz in HALF_OCTAVES:
        near = np.exp(-0.5 * (np.log2(centre / hz) / octaves) ** 2)
        band = wide(frames, rng, hump(hz, 0.3), common)
        sound += near * (band / band.std())
        power += near**2
    return np.asarray(sound / np.sqrt(power))


def whistle(frames: int, centre: Curve, width: float, rng: np.random.Generator) -> Curve:
    """Two channels of noise ``width`` Hz wide around a line that moves: ``centre`` in Hz, shape (frames,)."""
    turns = np.cumsum(centre) / SESSION.hz
    turns += (round(turns[-1]) - turns[-1]) * np.arange(1, frames + 1) / frames
    line = np.exp(2j * np.pi * turns)
    slow = [wide(frames, rng, below(width / 2.0, 3), common=0.3) for _ in range(2)]
    sound = slow[0] * line.real[:, None] - slow[1] * line.imag[:, None]
    return np.asarray(sound / sound.std())


def far(sound: Curve, rng: np.random.Generator, seconds: float, direct: float, corner: float = 3000.0) -> Curve:
    """``sound`` (frames, 2) as it comes over a distance: a ``direct`` share (0 to 1) of it, the rest as echoes.

    The echoes die away by 60 dB in ``seconds``, sooner and sooner above ``corner`` Hz.
    """
    frames = len(sound)
    time = np.arange(min(SESSION.frames(1.2 * seconds), frames)) / SESSION.hz
    echoes = np.zeros((frames, 2))
    for share, shape, fall in ((1.0, below(corner), 1.0), (0.7, above(corner), 2.2)):
        rough = wide(frames, rng, shape, common=0.2)[: len(time)] * np.exp(-6.9 * fall * time / seconds)[:, None]
        echoes[: len(time)] += share * rough * (1.0 - np.exp(-time / 0.015))[:, None]
    echoes /= np.sqrt((echoes**2).sum(axis=0))
    spread = fft.irfft(fft.rfft(sound, axis=0) * fft.rfft(echoes, axis=0), frames, axis=0)
    return np.asarray(direct * sound + (1.0 - direct) * spread)


def clusters(
    frames: int, rng: np.random.Generator, a_second: float, many: float, spread: float
) -> npt.NDArray[np.int64]:
    """Frames of events that come in clusters: so many clusters a second, ``many`` events in each on average.

    Events of a cluster lie apart from each other by exponential gaps of ``spread`` seconds on average.
    """
    begins = rng.integers(0, frames, rng.poisson(a_second * SESSION.seconds(frames)))
    sizes = rng.geometric(1.0 / many, len(begins))
    gaps = [np.cumsum(rng.exponential(spread, size)) for size in sizes]
    starts = [begin + np.round(gap * SESSION.hz).astype(np.int64) for begin, gap in zip(begins, gaps, strict=True)]
    return np.asarray(np.concatenate(starts) % frames)


def lay(canvas: Curve, starts: npt.NDArray[np.int64], heights: Curve, grain: Curve) -> None:
    """Add ``grain`` (mono) at every start with its height in each channel (n, 2), around the circle of ``canvas``."""
    places = (starts[:, None] + np.arange(len(grain))) % len(canvas)
    for channel in range(2):
        np.add.at(canvas[:, channel], places, heights[:, channel, None] * grain)


def panned(rng: np.random.Generator, count: int, width: float) -> Curve:
    """Gains of ``count`` places between the ears, shape (count, 2), at equal power; ``width`` 1 reaches both ends."""
    angle = np.pi / 4 * (1.0 + width * rng.uniform(-1.0, 1.0, count))
    return np.stack((np.cos(angle), np.sin(angle)), axis=1)
