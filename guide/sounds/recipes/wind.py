"""Wind: air that rushes over a hill, and hums where it meets an edge.

Turbulent air is noise; how fast it moves decides both how loud it is and where its energy lies, so level and colour
rise and fall together, slowly. Where it passes a gap or a branch, eddies leave in a rhythm that follows its speed
(Strouhal): a faint band of noise that glides. A gust moves, so one ear has it a little before the other.
"""

from __future__ import annotations

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import Curve, below, gust, slope, wander, whistle, wide
from guide.sounds.recipes import LONG, BedRecipe

CENTRES = (420.0, 300.0, 230.0)
"""Hz around which each loop's wind lies: near, in the trees below, over the hill."""

LOUDNESS = (1.0, 0.85, 0.9)


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """The wind of one place."""
    speed = wander(frames, rng, 0.07) + 0.35 * wander(frames, rng, 0.35)
    late = SESSION.frames(rng.uniform(0.25, 0.5))
    speeds = np.stack((speed, np.roll(speed, late)), axis=1)
    sound = gust(frames, CENTRES[which] * 2.0 ** (0.38 * speeds), 1.6, rng, common=0.2)
    sound *= 10.0 ** (2.0 / 20.0 * speeds)
    sound += 0.28 * _edges(frames, rng, speed, CENTRES[which])
    ground = wide(frames, rng, lambda hz: slope(-5.0, 100.0)(hz) * below(300.0)(hz) * (hz > 32.0), common=0.5)
    return np.asarray(LOUDNESS[which] * (sound + 0.25 * ground / ground.std()), dtype=np.float32)


def _edges(frames: int, rng: np.random.Generator, speed: Curve, centre: float) -> Curve:
    """Two places where the wind hums, louder as it freshens."""
    sound = np.zeros((frames, 2))
    for ratio in (1.5, 2.3):
        line = centre * ratio * rng.uniform(0.9, 1.1) * 2.0 ** (0.22 * np.roll(speed, SESSION.frames(0.2)))
        louder = 10.0 ** (2.5 / 20.0 * np.clip(speed, -2.5, 2.0))
        sound += whistle(frames, line, 0.16 * centre * ratio, rng) * louder[:, None]
    return sound


SOUNDS = (
    BedRecipe(
        name="wind",
        title="Wind",
        character="Soft wind over a hill, that freshens and falls without haste.",
        seed=20_318,
        lengths=LONG,
        quality=0.2,
        loop=loop,
    ),
)
