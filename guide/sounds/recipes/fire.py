"""Fire: a small fire of wood in a hearth.

Three things (as in Farnell's analysis): the flames lap, a low roar that flickers some ten times a second as the flame
draws and lets go air; steam and gas hiss; and wood crackles as fibres tear. Tearing spreads, so crackles come in
clusters, small ones many and large ones few. Each is a very short resonance of the piece of wood it comes from. The
large ones are held back: nothing here snaps.
"""

from __future__ import annotations

import numpy as np

from guide.audio import Pcm
from guide.sounds.grains import tick
from guide.sounds.periodic import Curve, above, all_of, below, clusters, hump, lay, panned, slope, wander, wide
from guide.sounds.recipes import SHORT, BedRecipe

LOGS = 7
"""Pieces of wood in each loop, each with its own side and resonances."""

CLUSTERS_A_SECOND, CRACKLES, GAP = 0.55, 6.0, 0.045
"""For each log: clusters, crackles in one, and seconds between two of them."""

FLICKER = 9.0
"""Hz: how fast flames lap."""


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """One corner of the hearth."""
    sound = _roar(frames, rng) + 0.2 * _hiss(frames, rng)
    for _ in range(LOGS):
        sound += (0.75, 0.6, 0.5)[which] * _log(frames, rng)
    return np.asarray(sound - sound.mean(axis=0), dtype=np.float32)


def _roar(frames: int, rng: np.random.Generator) -> Curve:
    body = wide(frames, rng, all_of(slope(-4.5, 200.0), above(80.0), below(1100.0)), common=0.35)
    lapping = 10.0 ** ((1.8 * wander(frames, rng, FLICKER) + 1.0 * wander(frames, rng, 0.5)) / 20.0)
    return np.asarray(0.8 * body / body.std() * lapping[:, None])


def _hiss(frames: int, rng: np.random.Generator) -> Curve:
    steam = wide(frames, rng, all_of(hump(3200.0, 1.1), below(7000.0)), common=0.15)
    return np.asarray(steam / steam.std() * 10.0 ** (2.5 / 20.0 * wander(frames, rng, 0.6))[:, None])


def _log(frames: int, rng: np.random.Generator) -> Curve:
    canvas = np.zeros((frames, 2))
    side, wood = panned(rng, 1, 0.75), 1900.0 * 2.0 ** (0.5 * rng.standard_normal())
    for start in clusters(frames, rng, CLUSTERS_A_SECOND, CRACKLES, GAP):
        size = min(rng.pareto(2.2) + 0.2, 1.8)
        pitch = wood * 2.0 ** (0.45 * rng.standard_normal() - 0.35 * np.log2(size + 0.8))
        fibre = tick(pitch, rng.uniform(0.5e-3, 1.3e-3) * (1.0 + 0.6 * size), onset=0.35e-3)
        lay(canvas, np.array([start]), 4.0 * size * side, fibre)
    return canvas


SOUNDS = (
    BedRecipe(
        name="fire",
        title="Fire",
        character="A small fire of wood: low flames that lap, a little hiss, soft crackling.",
        seed=20_319,
        lengths=SHORT,
        quality=0.35,
        loop=loop,
        aliases=("hearth", "fireplace"),
    ),
)
