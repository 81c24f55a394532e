"""Tingsha, chime, wood block, gong and temple bell: the bells that are not bowls. One table of modes each.

- tingsha: two small thick cymbals on a string that meet. They are not tuned alike, which is their shimmer.
- chime: a bar of aluminium held at its nodes; a free bar rings at 1 : 2.756 : 5.404 : 8.933 (Euler and Bernoulli).
- wood block: the air of a slot (Helmholtz) and the wood around it, gone in a tenth of a second.
- gong: dozens of modes close to each other; a soft beater wakes the low ones, which feed the high ones over half a
  second: it blooms.
- bell: a bronze temple bell, hung and struck from outside with a beam: few low modes, slow beats.
"""

from __future__ import annotations

import numpy as np

from guide.sounds.recipes import BellRecipe
from guide.sounds.struck import Partial, Struck

TINGSHA = Struck(
    pitch=1580.0,
    contact=0.0035,
    seconds=11.5,
    modes=(
        Partial(1.0, 0.0, 10.0, 2.1),
        Partial(1.51, -13.0, 6.0, 3.0),
        Partial(2.62, -15.0, 4.0, 4.0),
        Partial(4.08, -24.0, 2.4, 5.0),
    ),
    knock=0.01,
    again=(0.011, 1.0042),
)

CHIME = Struck(
    pitch=784.0,
    contact=0.004,
    seconds=9.5,
    modes=(Partial(1.0, 0.0, 8.5, 0.5), Partial(2.756, -15.0, 4.0, 1.1), Partial(5.404, -29.0, 1.6, 2.0)),
    knock=0.015,
)

WOOD_BLOCK = Struck(
    pitch=620.0,
    contact=0.003,
    seconds=0.8,
    modes=(Partial(1.0, 0.0, 0.22), Partial(1.56, -7.0, 0.14), Partial(2.41, -13.0, 0.09), Partial(3.7, -20.0, 0.06)),
    knock=0.1,
)

BELL = Struck(
    pitch=196.0,
    contact=0.012,
    seconds=20.0,
    modes=(
        Partial(0.5, -7.0, 18.0, 0.28),
        Partial(1.0, 0.0, 15.0, 0.45),
        Partial(1.19, -9.0, 10.0, 0.6),
        Partial(1.5, -13.0, 7.0, 0.8),
        Partial(2.02, -8.0, 7.0, 0.9),
        Partial(2.67, -17.0, 4.5, 1.2),
        Partial(3.03, -18.0, 3.5, 1.5),
        Partial(4.15, -25.0, 2.2, 2.0),
    ),
    knock=0.03,
)


def _gong() -> tuple[Partial, ...]:
    """Modes crowd together upwards, come later and go sooner."""
    ratios = 1.0 + 0.62 * np.arange(30) ** 0.93 + 0.11 * np.sin(2.4 * np.arange(30))
    return tuple(
        Partial(
            float(ratio),
            db=-2.1 * float(ratio - 1.0) - (2.0 if number % 3 else 0.0),
            rings=20.0 / float(ratio) ** 0.62,
            beat=0.22 * float(ratio) ** 0.7,
            swells=0.07 * float(ratio - 1.0) ** 0.7,
        )
        for number, ratio in enumerate(ratios)
    )


GONG = Struck(pitch=92.0, contact=0.03, seconds=22.0, modes=_gong(), knock=0.03)

SOUNDS = (
    BellRecipe(
        name="tingsha",
        title="Tingsha",
        character="Two small cymbals that meet: clear, shimmering, gone in ten seconds.",
        seed=20_327,
        strike=TINGSHA.strike,
        quality=0.6,
        aliases=("cymbals",),
    ),
    BellRecipe(
        name="chime",
        title="Chime",
        character="A hanging bar, tapped lightly: one clear, sweet note.",
        seed=20_328,
        strike=CHIME.strike,
        quality=0.6,
    ),
    BellRecipe(
        name="wood-block",
        title="Wood block",
        character="A hollow block of wood, tapped softly: dry, warm, short.",
        seed=20_329,
        strike=WOOD_BLOCK.strike,
        quality=0.8,
        aliases=("woodblock", "wood"),
    ),
    BellRecipe(
        name="gong",
        title="Gong",
        character="A large gong under a soft beater: it blooms, darkens, and takes its time.",
        seed=20_330,
        strike=GONG.strike,
    ),
    BellRecipe(
        name="bell",
        title="Temple bell",
        character="A bronze bell across a valley: deep, with slow beats.",
        seed=20_331,
        strike=BELL.strike,
        aliases=("temple-bell",),
    ),
)
