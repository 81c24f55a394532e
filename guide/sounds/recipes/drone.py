"""Warm drone: one chord held by many strings that are never quite in tune.

Each partial is a line in the spectrum with two faint neighbours a fraction of a hertz away, so that it beats slowly, a
little differently in each ear. The lines lie on whole cycles of the loop. Upper partials fall steeply and are never
sharp; a breath of dark air fills the room between them. The notes are
shared out so that no loop outweighs the others.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import fft

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import above, all_of, below, slope, wide
from guide.sounds.recipes import SHORT, BedRecipe

CHORD = ((55.0, 165.0), (110.0,), (220.0, 330.0))
"""Hz of the notes of each loop: A with its fifth, in just tuning."""

WEIGHTS = ((0.4, 0.75), (0.75,), (0.6, 0.4))


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """The notes of one loop, with their partials, and the air around them."""
    bins = np.zeros((frames // 2 + 1, 2), dtype=np.complex128)
    for pitch, weight in zip(CHORD[which], WEIGHTS[which], strict=True):
        for number in range(1, 13):
            _sound_partial(bins, pitch * number, weight * _height(pitch, number), frames, rng)
    strings = np.asarray(fft.irfft(bins, frames, axis=0)) * frames / 2
    air = wide(frames, rng, all_of(slope(-3.0, 300.0), above(120.0), below(900.0)), common=0.25)
    return np.asarray(strings + 0.05 * air / air.std(), dtype=np.float32)


def _height(pitch: float, number: int) -> float:
    """Amplitude of a partial: as a soft string has it, and darker above 750 Hz."""
    return float(number**-1.0 / (1.0 + (pitch * number / 750.0) ** 2))


def _sound_partial(
    bins: npt.NDArray[np.complex128], hz: float, height: float, frames: int, rng: np.random.Generator
) -> None:
    """A line at ``hz`` and two neighbours. Below 120 Hz both ears hear the same phase; above, each its own."""
    seconds = SESSION.seconds(frames)
    apart = max(1, round(seconds * rng.uniform(0.05, 0.16)))
    centre = round(hz * seconds)
    for offset, share in ((0, 1.0), (apart, rng.uniform(0.15, 0.3)), (-apart - 1, rng.uniform(0.12, 0.25))):
        turns = rng.uniform(0.0, 1.0) + (rng.uniform(-0.25, 0.25, 2) if hz > 120.0 else np.zeros(2))
        bins[centre + offset] += height * share * np.exp(2j * np.pi * turns)


SOUNDS = (
    BedRecipe(
        name="drone",
        title="Warm drone",
        character="A low, warm chord that hovers and slowly breathes.",
        seed=20_313,
        lengths=SHORT,
        loop=loop,
        aliases=("warm-drone",),
    ),
)
