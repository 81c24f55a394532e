"""Rain: a wash of far drops, and thousands of near ones.

A drop that lands is heard as a short damped resonance (the thing it hits, 1 to 9 kHz, a few milliseconds); one that
falls into water leaves a bubble that rings as Minnaert's formula says and rises a little as it nears the surface.
The far drops are too many to tell apart: noise, softly tilted, that swells and thins as rain does.
"""

from __future__ import annotations

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.grains import bubble, tick
from guide.sounds.periodic import Curve, above, all_of, below, hump, lay, panned, slope, wander, wide
from guide.sounds.recipes import SHORT, BedRecipe

RESONANCES = 200
DROPS_A_SECOND = 420.0
BUBBLES_A_SECOND = 9.0


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """One layer of rain: nearest first, the others farther and duller."""
    distance = (1.0, 0.8, 0.6)[which]
    sound = _wash(frames, rng, bright=6000.0 + 1600.0 * distance)
    sound += 1.1 * distance * _drops(frames, rng)
    sound += 0.5 * distance * _bubbles(frames, rng)
    swell = 10.0 ** (0.6 / 20.0 * wander(frames, rng, 0.15))
    sound -= sound.mean(axis=0)
    return (sound * swell[:, None]).astype(np.float32)


def _wash(frames: int, rng: np.random.Generator, bright: float) -> Curve:
    far = wide(frames, rng, all_of(slope(-2.0), above(250.0), below(bright, 2)), common=0.12)
    roof = wide(frames, rng, hump(480.0, 0.9), common=0.3)
    return far + 0.45 * roof


def _drops(frames: int, rng: np.random.Generator) -> Curve:
    canvas = np.zeros((frames, 2))
    count = rng.poisson(DROPS_A_SECOND * SESSION.seconds(frames) / RESONANCES, RESONANCES)
    for many in count:
        pitch = 2600.0 * 2.0 ** (0.75 * rng.standard_normal())
        ring = rng.uniform(0.8e-3, 3.5e-3) * (2600.0 / pitch) ** 0.4
        near = np.minimum(rng.pareto(2.6, many) + 0.25, 3.5)
        lay(canvas, rng.integers(0, frames, many), near[:, None] * panned(rng, many, 0.9), tick(pitch, ring))
    return canvas


def _bubbles(frames: int, rng: np.random.Generator) -> Curve:
    canvas = np.zeros((frames, 2))
    count = rng.poisson(BUBBLES_A_SECOND * SESSION.seconds(frames))
    gains = panned(rng, count, 0.8) * rng.uniform(0.3, 1.3, count)[:, None]
    for start, gain in zip(rng.integers(0, frames, count), gains, strict=True):
        radius = rng.uniform(1.6e-3, 5.0e-3)
        lay(canvas, np.array([start]), gain[None, :], bubble(radius, rise=rng.uniform(0.05, 0.15)))
    return canvas


SOUNDS = (
    BedRecipe(
        name="rain",
        title="Rain",
        character="Steady, soft rain all around, with single drops close by.",
        seed=20_311,
        lengths=SHORT,
        quality=0.5,
        loop=loop,
    ),
)
