"""Stream: water that runs over stones.

What is heard of running water is air: bubbles that are drawn under and ring as Minnaert's formula says (a millimetre
at 3 kHz, a centimetre at 300 Hz), each rising in pitch as it nears the surface. They come in bursts, wherever a stone
draws the water down: every such place has its own size of bubbles, its own side and its own restlessness. Under them
lies the rush of the whole bed, noise that flickers a little in every octave on its own.
"""

from __future__ import annotations

import numpy as np

from guide.audio import Pcm
from guide.sounds.grains import bubble
from guide.sounds.periodic import Curve, above, all_of, below, clusters, hump, lay, panned, slope, wander, wide
from guide.sounds.recipes import SHORT, BedRecipe

STONES = 6
"""Places in each loop where the water is drawn down."""

BURSTS_A_SECOND, BUBBLES_A_BURST, GAP = 3.0, 5.0, 0.04
"""For each stone: bursts, bubbles in one, and seconds between two of them."""

OCTAVES = (180.0, 360.0, 720.0, 1440.0, 2880.0, 5760.0)


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """One reach of the stream: the nearest first."""
    distance = (1.0, 0.75, 0.5)[which]
    sound = _rush(frames, rng)
    for number in range(STONES):
        sound += 3.2 * distance * _stone(frames, rng, number)
    return np.asarray(sound - sound.mean(axis=0), dtype=np.float32)


def _rush(frames: int, rng: np.random.Generator) -> Curve:
    """Water too far or too fast to be heard bubble by bubble."""
    tilt = all_of(slope(-3.2), above(160.0), below(5500.0))
    sound = np.zeros((frames, 2))
    for hz in OCTAVES:
        flicker = 10.0 ** (1.6 / 20.0 * wander(frames, rng, 2.0 * (hz / 720.0) ** 0.4))
        sound += flicker[:, None] * wide(frames, rng, all_of(hump(hz, 0.5), tilt), common=0.2)
    return np.asarray(0.55 * sound / sound.std())


def _stone(frames: int, rng: np.random.Generator, number: int) -> Curve:
    """The bubbles behind one stone: lower and bigger from stone to stone."""
    canvas = np.zeros((frames, 2))
    usual = 1500.0 * 2.0 ** (-0.32 * number + 0.2 * rng.standard_normal())
    side = panned(rng, 1, 0.85)
    restless = 2.0 ** (0.7 * wander(frames, rng, 0.3))
    for start in clusters(frames, rng, BURSTS_A_SECOND, BUBBLES_A_BURST, GAP):
        pitch = usual * 2.0 ** (0.4 * rng.standard_normal())
        height = min(rng.lognormal(-0.75, 0.55), 1.6) * (900.0 / pitch) ** 0.25 * restless[start]
        lay(canvas, np.array([start]), min(height, 1.8) * side, bubble(3.26 / pitch, rise=rng.uniform(0.06, 0.22)))
    return canvas


SOUNDS = (
    BedRecipe(
        name="stream",
        title="Stream",
        character="A small stream over stones: bubbling, clear and unhurried.",
        seed=20_317,
        lengths=SHORT,
        quality=0.35,
        loop=loop,
        aliases=("brook", "creek"),
    ),
)
