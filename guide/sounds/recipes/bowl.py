"""Singing bowls: a few inharmonic partials, each a pair that beats, each with its own decay.

A bowl is not quite round, so every mode of its rim (2, 3, 4 ... waves around) exists twice, a fraction of a hertz
apart: the pair beats. Pitches of the modes grow nearly with the square of their number (as measured on bronze
bowls, about 1 : 2.8 : 5.2 : 8.2 : 11.7). High modes ring out sooner. A soft mallet touches for many milliseconds, so
it cannot excite what is faster than that, and there is no click.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import Curve
from guide.sounds.recipes import BellRecipe
from guide.sounds.struck import hush, touch

RATIOS = (1.0, 2.78, 5.19, 8.17, 11.68, 15.6)


@dataclass(frozen=True, slots=True)
class Bowl:
    """One bowl and its mallet."""

    pitch: float
    """Hz of the lowest mode."""
    rings: float
    """Seconds in which the lowest mode falls by 60 dB."""
    beat: float
    """Hz between the two lines of the lowest mode."""
    contact: float
    """Seconds the mallet touches."""
    softness: float
    """Decibels that the mallet takes from a mode for each unit of its ratio."""
    seconds: float

    def strike(self, rng: np.random.Generator) -> Pcm:
        """One soft strike: shape (frames, 2), ends in silence."""
        time = np.arange(SESSION.frames(self.seconds)) / SESSION.hz
        sound = np.zeros((len(time), 2))
        for number, ratio in enumerate(RATIOS):
            sound += self._mode(time, ratio * (1.0 + rng.uniform(-0.01, 0.01) * (number > 0)), rng)
        sound += self._felt(time, rng)
        return (sound * touch(time, self.contact)[:, None] * hush(time)[:, None]).astype(np.float32)

    def _mode(self, time: Curve, ratio: float, rng: np.random.Generator) -> Curve:
        height = 10.0 ** (-self.softness * (ratio - 1.0) / 20.0)
        fall = np.log(1000.0) / self.rings * ratio**0.75
        split = self.beat * ratio**0.5 * rng.uniform(0.75, 1.25)
        sides = rng.uniform(0.0, np.pi)
        sound = np.zeros((len(time), 2))
        turn = rng.uniform(-np.pi, np.pi)
        for line, share in ((-0.5, 1.0), (0.5, rng.uniform(0.3, 0.5))):
            wave = np.exp(-fall * (1.0 + 0.06 * line) * time)
            for ear, angle in enumerate((sides - 0.45, sides + 0.45)):
                heard = share * height * (0.75 + 0.25 * np.cos(2.0 * angle + np.pi * line))
                sound[:, ear] += heard * wave * np.sin(2.0 * np.pi * (self.pitch * ratio + line * split) * time + turn)
        return sound

    def _felt(self, time: Curve, rng: np.random.Generator) -> Curve:
        """The mallet itself: a dull touch that is gone in a tenth of a second."""
        rough = rng.standard_normal(len(time) + 400)
        soft = np.convolve(rough, np.hanning(400) / 60.0, "valid")[: len(time)]
        return np.asarray(0.035 * (soft * np.exp(-time / 0.025)))[:, None] * np.ones(2)


SOUNDS = (
    BellRecipe(
        name="bowl-low",
        title="Low bowl",
        character="A large bowl struck softly: deep, slow to fade.",
        seed=20_314,
        strike=Bowl(pitch=165.0, rings=25.0, beat=0.42, contact=0.014, softness=3.1, seconds=27.0).strike,
        aliases=("bowl",),
    ),
    BellRecipe(
        name="bowl-high",
        title="High bowl",
        character="A small bowl struck softly: clear, warm and light.",
        seed=20_315,
        strike=Bowl(pitch=440.0, rings=15.0, beat=0.75, contact=0.007, softness=4.0, seconds=17.0).strike,
    ),
)
