"""Breath: air alone, for a bed that swells with the listener's breath.

Breath through an open mouth is noise with a broad hump where the mouth resonates, gone above it and weak below. Here it
has no rhythm and no event of its own, because the mix draws its loudness along the phases of the breath: whatever
moved by itself would be heard against it. As wide as can be, so that it is around the listener and not in front.
"""

from __future__ import annotations

import numpy as np

from guide.audio import Pcm
from guide.sounds.periodic import above, all_of, below, hump, slope, wide
from guide.sounds.recipes import SHORT, BedRecipe


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """One layer of air, each a little higher than the one before."""
    mouth = (480.0, 640.0, 850.0)[which]
    air = wide(frames, rng, all_of(hump(mouth, 0.9), above(120.0)), common=0.08)
    chest = wide(frames, rng, all_of(slope(-5.0, 200.0), above(70.0), below(400.0)), common=0.4)
    top = wide(frames, rng, all_of(hump(2600.0, 0.9), below(6000.0)), common=0.0)
    return np.asarray(air / air.std() + 0.45 * chest / chest.std() + 0.13 * top / top.std(), dtype=np.float32)


SOUNDS = (
    BedRecipe(
        name="breath",
        title="Breath",
        character="Soft, wide air that swells and ebbs with the paced breath.",
        seed=20_322,
        lengths=SHORT,
        quality=0.15,
        loop=loop,
        aliases=("breathing", "swell"),
        breathes=True,
    ),
)
