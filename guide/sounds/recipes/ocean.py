"""Ocean: waves of uneven height that swell, break, and draw back as foam.

Noise in octave bands, each under its own curve over time. A wave is three things in a row: the swell (low, slow to
come and to go), the break (all of the middle, quick to come), and the foam (high, late, long to go, fizzing because it
is many small bubbles). A wave runs along the shore, so one ear hears it a little before the other. Three trains of
waves with their own rhythm: the near shore, the next bay, the open sea.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import Curve, above, all_of, below, hump, shaped, slope, wander, wide
from guide.sounds.recipes import LONG, BedRecipe

BANDS = tuple(62.5 * 2.0**octave for octave in range(8))
CONTROL = 240
"""Frames between two points of an envelope: 5 ms."""


@dataclass(frozen=True, slots=True)
class Train:
    """How the waves of one loop come: seconds between them, loudness, and how dull distance makes them."""

    period: float
    loudness: float
    dullness: float
    """Decibels lost per octave above 250 Hz."""


TRAINS = (Train(11.5, 1.0, 0.0), Train(8.0, 0.55, 1.6), Train(10.0, 0.65, 3.0))


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """One train of waves over the murmur of its part of the sea."""
    train = TRAINS[which]
    envelopes = _waves(frames, train, rng)
    sound = np.zeros((frames, 2))
    for octave, centre in enumerate(BANDS):
        band = _fizz(frames, rng, centre) if centre >= 2000.0 else _water(frames, rng, centre)
        sound += band * _at_every_frame(envelopes[:, :, octave], frames)
    return (train.loudness * (sound + _murmur(frames, rng))).astype(np.float32)


def _waves(frames: int, train: Train, rng: np.random.Generator) -> Curve:
    """Envelopes of all bands: shape (points, channels, bands)."""
    total = SESSION.seconds(frames)
    count = round(total / train.period)
    breaks = (np.arange(count) + rng.uniform(-0.26, 0.26, count)) * total / count
    heights = rng.uniform(0.6, 1.0, count)
    time = np.arange(frames // CONTROL) * total / (frames // CONTROL)
    power = np.zeros((len(time), 2, len(BANDS)))
    for at, height in zip(breaks, heights, strict=True):
        along = rng.uniform(0.15, 0.45) * rng.choice((-1.0, 1.0))
        for channel, late in enumerate((-along, along)):
            near = (time - at - late + total / 2) % total - total / 2
            power[:, channel] += _wave(near, height, train.dullness) ** 2
    return np.sqrt(power)


def _wave(time: Curve, height: float, dullness: float) -> Curve:
    """One wave that breaks at 0 s, in all bands: shape (points, bands)."""
    centre = np.array(BANDS)
    octave = np.log2(centre / 250.0)
    swell = 0.75 * hump(140.0, 1.0)(centre) * _surge(time + 0.9, 1.1, 1.2)[:, None]
    body = 0.85 * height * hump(500.0, 1.5)(centre) * _surge(time, 0.5, 1.25)[:, None]
    lag = np.clip(0.22 * (octave - 1.0), 0.0, None)
    foam = 0.75 * height**1.5 * hump(2600.0, 1.5)(centre) * _surge(time[:, None] - 0.5 - lag, 0.55, 2.6)
    loss = 10.0 ** (-dullness * np.clip(octave, 0.0, None) / 20.0)
    return np.asarray(height * (swell + body + foam) * loss)


def _surge(time: Curve, rise: float, fall: float) -> Curve:
    """Comes with time constant ``rise`` before 0 s, goes with ``fall`` after; smooth everywhere, at most about 1."""
    return np.asarray(1.6 / (np.exp(np.clip(-time / rise, -60, 60)) + np.exp(np.clip(time / fall, -60, 60))))


def _water(frames: int, rng: np.random.Generator, centre: float) -> Curve:
    return _even(wide(frames, rng, hump(centre, 0.5), common=0.45 if centre < 200.0 else 0.2))


def _fizz(frames: int, rng: np.random.Generator, centre: float) -> Curve:
    """Foam: bubbles that burst, so many a second that they are nearly noise, and not quite."""
    bursts = rng.standard_normal((frames, 2)) * (rng.random((frames, 2)) < 0.06)
    grainy = np.stack([shaped(bursts[:, channel], hump(centre, 0.5)) for channel in range(2)], axis=1)
    return _even(_even(grainy) + 0.6 * wide(frames, rng, hump(centre, 0.5), common=0.15))


def _even(sound: Curve) -> Curve:
    return np.asarray(sound / sound.std())


def _at_every_frame(points: Curve, frames: int) -> Curve:
    """Envelopes (points, 2) drawn out to (frames, 2), around the circle."""
    there = np.arange(len(points)) * frames / len(points)
    here = np.arange(frames)
    return np.stack([np.interp(here, there, points[:, channel], period=frames) for channel in range(2)], axis=1)


def _murmur(frames: int, rng: np.random.Generator) -> Curve:
    """What the sea says between two waves."""
    sound = _even(wide(frames, rng, all_of(slope(-4.0), above(90.0), below(3500.0)), common=0.2))
    return 0.26 * sound * 10.0 ** (1.0 / 20.0 * wander(frames, rng, 0.12)[:, None])


SOUNDS = (
    BedRecipe(
        name="ocean",
        title="Ocean",
        character="Slow waves of uneven height that break softly and draw back as foam.",
        seed=20_312,
        lengths=LONG,
        quality=0.45,
        loop=loop,
        aliases=("sea", "waves"),
    ),
)
