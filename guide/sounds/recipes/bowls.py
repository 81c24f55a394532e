"""Bowls drone: singing bowls that are sounded again before they have faded, and never struck.

A bowl that is rubbed swells up over seconds, mode after mode, and rings on when the mallet leaves it. Its modes are
inharmonic (as in `recipes.bowl`) and each exists twice, a fraction of a hertz apart: each beats at its own pace.
Five bowls, two in each of the first loops, are tuned so that their lowest modes agree: root, fifth, octave, and above.
"""

from __future__ import annotations

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import Curve, above, all_of, below, lay, panned, slope, wide
from guide.sounds.recipes import LONG, BedRecipe

TUNING = ((110.0, 220.0), (165.0, 275.0), (330.0,))
"""Hz of the lowest mode of each bowl, by loop."""

RATIOS = (1.0, 2.78, 5.19, 8.17)
EVERY = 4.6
"""Seconds from one swell of a bowl to its next."""


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """The bowls of one loop and the air of the room."""
    canvas = np.zeros((frames, 2))
    for pitch in TUNING[which]:
        count = round(SESSION.seconds(frames) / EVERY)
        starts = ((np.arange(count) + rng.uniform(0.0, 0.45, count)) / count * frames).astype(np.int64)
        for start in starts:
            _sound(canvas, start, pitch, rng.uniform(0.75, 1.0) * (165.0 / pitch) ** 0.35, rng)
    air = wide(frames, rng, all_of(slope(-3.0, 300.0), above(120.0), below(1200.0)), common=0.2)
    return np.asarray(canvas + 0.02 * air / air.std(), dtype=np.float32)


def _sound(canvas: Curve, start: int, pitch: float, height: float, rng: np.random.Generator) -> None:
    """One swell of one bowl, each mode a pair."""
    for number, ratio in enumerate(RATIOS):
        share = height * (1.0, 0.2, 0.045, 0.012)[number] * rng.uniform(0.7, 1.1)
        split = 0.35 * ratio**0.4 * rng.uniform(0.7, 1.3)
        swells, rings = rng.uniform(1.6, 2.6), 6.5 / ratio**0.6
        for line, part in ((-0.5, 1.0), (0.5, rng.uniform(0.3, 0.6))):
            wave = _wave(pitch * ratio + line * split, swells, rings, rng)
            lay(canvas, np.array([start]), share * part * panned(rng, 1, 0.6), wave)


def _wave(hz: float, swells: float, rings: float, rng: np.random.Generator) -> Curve:
    """A line that swells on a raised cosine and falls by e in ``rings`` / 2 seconds, to nothing."""
    time = np.arange(SESSION.frames(swells + 3.2 * rings)) / SESSION.hz
    rise = 0.5 - 0.5 * np.cos(np.pi * np.clip(time / swells, 0.0, 1.0))
    ends = 0.5 - 0.5 * np.cos(np.pi * np.clip((time[-1] - time) / 1.5, 0.0, 1.0))
    fall = np.exp(-2.0 * np.clip(time - 0.6 * swells, 0.0, None) / rings)
    return np.asarray(rise * fall * ends * np.sin(2.0 * np.pi * hz * time + rng.uniform(0.0, 2.0 * np.pi)))


SOUNDS = (
    BedRecipe(
        name="bowls",
        title="Bowls drone",
        character="Singing bowls that swell and fade into each other, warm and without a strike.",
        seed=20_325,
        lengths=LONG,
        quality=0.3,
        loop=loop,
        aliases=("bowls-drone", "singing-bowls"),
    ),
)
