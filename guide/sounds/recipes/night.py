"""Night: crickets in a meadow, near and far, over still air.

A cricket draws one wing over the other: each stroke is a pulse of one clear pitch (about 15 ms, falling a little), some
strokes make a chirp, and chirps follow each other in a rhythm of the animal's own, which the warmth of the night sets.
None keeps step with another, and each falls silent now and then. The farthest are a trill without gaps. Pitches lie
lower here than in most meadows (2.9 to 3.9 kHz), because what is higher tires.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.grains import hann
from guide.sounds.periodic import Curve, above, all_of, below, far, lay, panned, slope, wander, wide
from guide.sounds.recipes import SHORT, BedRecipe


@dataclass(frozen=True, slots=True)
class Cricket:
    """How one of them sings."""

    pitch: float
    """Hz."""
    chirps: float
    """A second."""
    strokes: int
    """In a chirp."""
    height: float


MEADOW = (
    (Cricket(3150.0, 2.1, 4, 1.0), Cricket(3480.0, 1.7, 3, 0.6), Cricket(3020.0, 2.6, 3, 0.4)),
    (Cricket(3320.0, 1.9, 4, 0.7), Cricket(2930.0, 2.3, 3, 0.6), Cricket(3700.0, 1.5, 5, 0.4)),
    (Cricket(3240.0, 2.0, 3, 0.5), Cricket(3080.0, 2.45, 4, 0.5), Cricket(2880.0, 11.0, 3, 0.3)),
)
DIRECT = (0.8, 0.65, 0.4)
STROKES_A_SECOND = 34.0


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """A part of the meadow: the nearest first."""
    sound = np.zeros((frames, 2))
    for cricket in MEADOW[which]:
        _sing(sound, cricket, rng)
    singing = far(sound, rng, 0.5, DIRECT[which])
    air = wide(frames, rng, all_of(slope(-4.5), above(70.0), below(2500.0)), common=0.25)
    air *= 10.0 ** (0.8 / 20.0 * wander(frames, rng, 0.1))[:, None]
    return np.asarray(0.55 * singing + 0.075 * air / air.std(), dtype=np.float32)


def _sing(canvas: Curve, cricket: Cricket, rng: np.random.Generator) -> None:
    frames = len(canvas)
    count = round(cricket.chirps * SESSION.seconds(frames))
    steady = (np.arange(count) + 0.05 * np.cumsum(rng.standard_normal(count)) / np.sqrt(count)) / count
    starts = np.round((steady + rng.uniform()) * frames).astype(np.int64)
    willing = 1.0 / (1.0 + np.exp(-3.0 * (wander(frames, rng, 0.06) + 0.9)))
    side = panned(rng, 1, 0.85) * cricket.height
    for stroke in range(cricket.strokes):
        late = SESSION.frames(stroke / STROKES_A_SECOND)
        louder = (0.45, 0.8, 1.0, 0.95, 0.85)[stroke]
        heights = louder * willing[starts % frames] * rng.uniform(0.85, 1.0, count)
        lay(canvas, starts + late, heights[:, None] * side, _stroke(cricket.pitch))


def _stroke(pitch: float) -> Curve:
    """One stroke of the wings: it falls by three per cent."""
    around = hann(0.019)
    time = np.arange(len(around)) / SESSION.hz
    return np.asarray(around * np.sin(2.0 * np.pi * pitch * (time - 0.5 * 0.03 / 0.019 * time**2)))


SOUNDS = (
    BedRecipe(
        name="night",
        title="Night",
        character="A warm night: crickets near and far, each in its own rhythm, over still air.",
        seed=20_323,
        lengths=SHORT,
        quality=0.3,
        loop=loop,
        aliases=("crickets",),
    ),
)
