"""Rain on leaves: a wood in the rain, heard from under the trees.

A leaf is a thin sheet that gives way, so a drop on it is a dull pat: a low, strongly damped resonance (300 to 1400 Hz,
a few milliseconds) under a faint splash. Leaves hold water back and let it go in heavier drops, that fall from leaf to
leaf. Far leaves are too many to tell apart: a warm hiss that thickens and thins as the air moves through the crown.
"""

from __future__ import annotations

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.grains import tick
from guide.sounds.periodic import Curve, above, all_of, below, gust, hump, lay, panned, slope, wander, wide
from guide.sounds.recipes import SHORT, BedRecipe

LEAVES = 160
"""Different leaves that are hit, each with its own resonance."""

PATS_A_SECOND = 130.0
HEAVY_A_SECOND = 1.6


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """The leaves of one tree: nearest first, the others farther and duller."""
    distance = (1.0, 0.75, 0.5)[which]
    sound = _crown(frames, rng, bright=3500.0 + 1500.0 * distance)
    sound += 2.6 * distance * _pats(frames, rng)
    sound += 1.1 * distance * _heavy(frames, rng)
    sound *= 10.0 ** (0.5 / 20.0 * wander(frames, rng, 0.12))[:, None]
    return np.asarray(sound - sound.mean(axis=0), dtype=np.float32)


def _crown(frames: int, rng: np.random.Generator, bright: float) -> Curve:
    far = wide(frames, rng, all_of(slope(-3.2), above(280.0), below(bright, 2)), common=0.12)
    trunk = wide(frames, rng, hump(420.0, 0.8), common=0.3)
    air = 1500.0 * 2.0 ** (0.4 * wander(frames, rng, 0.1))
    rustle = gust(frames, air, 0.7, rng, common=0.1) * 10.0 ** (2.0 / 20.0 * wander(frames, rng, 0.25))[:, None]
    return far + 0.4 * trunk + 0.3 * rustle


def _pats(frames: int, rng: np.random.Generator) -> Curve:
    canvas = np.zeros((frames, 2))
    for many in rng.poisson(PATS_A_SECOND * SESSION.seconds(frames) / LEAVES, LEAVES):
        pitch = 650.0 * 2.0 ** (0.55 * rng.standard_normal())
        pat = tick(pitch, rng.uniform(1.8e-3, 4.5e-3), onset=0.9e-3)
        splash = tick(pitch * rng.uniform(3.2, 5.0), rng.uniform(0.6e-3, 1.4e-3), onset=0.5e-3)
        pat[: len(splash)] += 0.45 * splash[: len(pat)]
        near = np.minimum(rng.pareto(2.8, many) + 0.25, 2.6)
        lay(canvas, rng.integers(0, frames, many), near[:, None] * panned(rng, many, 0.9), pat)
    return canvas


def _heavy(frames: int, rng: np.random.Generator) -> Curve:
    """Water that leaves let go: low, round, and often twice, as it falls on from one leaf to the next."""
    canvas = np.zeros((frames, 2))
    for _ in range(rng.poisson(HEAVY_A_SECOND * SESSION.seconds(frames))):
        start, side = rng.integers(0, frames), panned(rng, 1, 0.8) * rng.uniform(0.5, 1.3)
        for fallen in range(rng.integers(1, 4)):
            pitch = rng.uniform(190.0, 420.0) * 1.15**fallen
            drop = tick(pitch, rng.uniform(5e-3, 9e-3), onset=1.6e-3)
            lay(canvas, np.array([start]), side * 0.7**fallen, drop)
            start += SESSION.frames(rng.uniform(0.09, 0.3))
    return canvas


SOUNDS = (
    BedRecipe(
        name="leaves",
        title="Rain on leaves",
        character="Warm, dull rain in the crown of a tree, with drops that fall from leaf to leaf.",
        seed=20_316,
        lengths=SHORT,
        quality=0.35,
        loop=loop,
        aliases=("rain-on-leaves",),
    ),
)
