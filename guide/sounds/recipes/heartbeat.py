"""Heartbeat: a swell as slow as a heart at rest, felt more than heard.

Each beat is two soft thumps, as valves that close make them: the first low and longer, the second a third of the way to
the next beat, a little higher and fainter. Both are heard through a body, which leaves 40 to 200 Hz. A heart is not a
clock: it quickens and slows a little, about every ten seconds, as breathing does to it. Under it lies dark air that
swells with it faintly, and two more layers of it that do not.
"""

from __future__ import annotations

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import Curve, above, all_of, below, lay, slope, wander, wide
from guide.sounds.recipes import SELDOM, BedRecipe

RATE = 50.0
"""Beats a minute."""


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """Air, air, and the heart in the longest loop."""
    air = wide(frames, rng, all_of(slope(-5.0, 200.0), above(60.0), below(900.0)), common=0.3)
    air /= air.std()
    if which < 2:
        return np.asarray(0.5 * air, dtype=np.float32)
    beats = _beats(frames, rng)
    heart = np.zeros((frames, 2))
    for part, (late, height, grain) in enumerate(((0.0, 1.0, _thump(52.0, 0.085)), (0.36, 0.55, _thump(66.0, 0.06)))):
        heights = height * rng.uniform(0.9, 1.05, len(beats))[:, None] * np.array([[1.0, 0.94 + 0.06 * part]])
        lay(heart, beats + SESSION.frames(late), heights, grain)
    swell = np.zeros((frames, 2))
    lay(swell, beats, np.ones((len(beats), 2)), np.hanning(SESSION.frames(0.95)))
    return np.asarray(0.5 * air * (0.75 + 0.4 * swell) + 2.0 * (heart - heart.mean(axis=0)), dtype=np.float32)


def _beats(frames: int, rng: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Starts of the beats: three per cent faster and slower, as a resting heart is."""
    speed = 1.0 + 0.03 * wander(frames, rng, 0.12)
    along = np.cumsum(speed) / speed.sum()
    count = round(RATE / 60.0 * SESSION.seconds(frames))
    return np.searchsorted(along, (np.arange(count) + 0.3) / count).astype(np.int64)


def _thump(pitch: float, lasts: float) -> Curve:
    """A muffled blow: a low line that sinks a little, with its second and third, and no edge."""
    time = np.arange(SESSION.frames(7.0 * lasts)) / SESSION.hz
    phase = 2.0 * np.pi * pitch * (time + 0.25 * lasts * (1.0 - np.exp(-time / lasts)))
    wave = np.sin(phase) + 0.45 * np.sin(2.0 * phase + 0.5) + 0.16 * np.sin(3.0 * phase + 1.0)
    around = (time / lasts) ** 1.5 * np.exp(1.5 * (1.0 - time / lasts))
    end = np.clip((time[-1] - time) / 0.1, 0.0, 1.0)
    return np.asarray(around * end * wave)


SOUNDS = (
    BedRecipe(
        name="heartbeat",
        title="Heartbeat",
        character="A heart at rest, soft and low, within dark, even air.",
        seed=20_326,
        lengths=SELDOM,
        quality=0.1,
        loop=loop,
        aliases=("heart",),
    ),
)
