"""Brown and pink noise: steady sound of one slope, wide and without any event.

Pink has the same power in every octave (3 dB less each octave up), as most of nature has; brown loses 6 dB. Both go
gently where loudspeakers give nothing, and pink loses its top, which tires. Lows are common to both ears, as in a room;
highs are each ear's own.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from guide.audio import Pcm
from guide.sounds.periodic import above, all_of, below, slope, wide
from guide.sounds.recipes import SHORT, BedRecipe

CROSSING = 180.0
"""Hz under which both ears hear nearly the same."""


def loop(frames: int, which: int, rng: np.random.Generator, tilt: float, top: float) -> Pcm:
    """One layer of noise that falls by ``tilt`` dB an octave up to ``top`` Hz; all layers are alike."""
    colour = all_of(slope(tilt, 300.0), above(32.0, 3), below(top, 2))
    low = wide(frames, rng, all_of(colour, below(CROSSING, 2)), common=0.8)
    high = wide(frames, rng, all_of(colour, above(CROSSING, 2)), common=0.15)
    return np.asarray(low + high, dtype=np.float32)


SOUNDS = (
    BedRecipe(
        name="brown",
        title="Brown noise",
        character="A deep, even rush, like a far waterfall behind a wall.",
        seed=20_320,
        lengths=SHORT,
        quality=0.1,
        loop=partial(loop, tilt=-6.0, top=9000.0),
        aliases=("brown-noise",),
    ),
    BedRecipe(
        name="pink",
        title="Pink noise",
        character="An even rush with the balance of nature: neither dark nor bright.",
        seed=20_321,
        lengths=SHORT,
        quality=0.1,
        loop=partial(loop, tilt=-3.0, top=8000.0),
        aliases=("pink-noise",),
    ),
)
