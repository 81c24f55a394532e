"""Forest: air in the leaves, and birds that are seldom and far.

Leaves rub on each other: noise around 1 to 4 kHz whose colour and level follow the air. A bird's whistle is nearly one
pure line that is bent up and down; a song is a few such notes with a shape of their kind. Between the trees every note
comes over many ways, which blurs it and takes its edge. Four kinds sing here: a thrush (flute notes), a tit (two notes
in turn), a warbler (a run that falls), and a dove (low, five notes). They are never sung twice alike, and their loop is
long and mostly still.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from guide.audio import SESSION, Pcm
from guide.sounds.periodic import Curve, above, all_of, below, far, gust, lay, panned, slope, wander, wide
from guide.sounds.recipes import SELDOM, BedRecipe

Note: TypeAlias = tuple[float, float, float, float]
"""Seconds from the start of the song, seconds it lasts, Hz at its start and at its end."""

SONG_EVERY = 6.5
"""Seconds from one song to the next, on average."""


def loop(frames: int, which: int, rng: np.random.Generator) -> Pcm:
    """Leaves to the left and right, then the birds with the air they sing in."""
    if which < 2:
        return _leaves(frames, rng, (1900.0, 1300.0)[which]).astype(np.float32)
    air = wide(frames, rng, all_of(slope(-5.0), above(90.0), below(1800.0)), common=0.3)
    return np.asarray(0.45 * air / air.std() + 2.2 * _birds(frames, rng), dtype=np.float32)


def _leaves(frames: int, rng: np.random.Generator, centre: float) -> Curve:
    moved = wander(frames, rng, 0.1) + 0.3 * wander(frames, rng, 0.5)
    late = np.roll(moved, SESSION.frames(0.4))
    both = np.stack((moved, late), axis=1)
    rustle = gust(frames, centre * 2.0 ** (0.22 * both), 1.1, rng, common=0.12)
    trunk = wide(frames, rng, all_of(slope(-4.0, 300.0), above(80.0), below(700.0)), common=0.3)
    return np.asarray(0.5 * rustle * 10.0 ** (1.6 / 20.0 * both) + 0.35 * trunk / trunk.std())


def _birds(frames: int, rng: np.random.Generator) -> Curve:
    canvas = np.zeros((frames, 2))
    count = round(SESSION.seconds(frames) / SONG_EVERY)
    begins = (np.arange(count) + rng.uniform(0.0, 0.8, count)) / count * frames
    for number, begin in enumerate(begins.astype(np.int64)):
        side = panned(rng, 1, 0.8) * rng.uniform(0.45, 1.0)
        for late, lasts, low, high in KINDS[number % len(KINDS)](rng):
            lay(canvas, np.array([begin + SESSION.frames(late)]), side, _whistle(lasts, low, high, rng))
    return far(canvas, rng, 1.6, direct=0.2, corner=2200.0)


def _whistle(lasts: float, begin: float, end: float, rng: np.random.Generator) -> Curve:
    """One bent note with soft edges and a trace of its octave."""
    along = np.linspace(0.0, 1.0, SESSION.frames(lasts))
    pitch = begin * (end / begin) ** along * (1.0 + rng.uniform(-0.03, 0.03) * np.sin(np.pi * along))
    phase = 2.0 * np.pi * np.cumsum(pitch) / SESSION.hz
    around = np.sin(np.pi * along) ** 1.3
    loud = min(1.0, (begin / 1800.0) ** 0.8)
    return np.asarray(loud * around * (np.sin(phase) + 0.05 * np.sin(2.0 * phase)))


def _thrush(rng: np.random.Generator) -> list[Note]:
    """Three to six flute notes, each its own pitch, unhurried."""
    notes, at = [], 0.0
    for _ in range(rng.integers(3, 7)):
        lasts, pitch = rng.uniform(0.13, 0.34), rng.uniform(1650.0, 2700.0)
        notes.append((at, lasts, pitch, pitch * rng.uniform(0.88, 1.14)))
        at += lasts + rng.uniform(0.05, 0.22)
    return notes


def _tit(rng: np.random.Generator) -> list[Note]:
    """High and low in turn, three or four times."""
    high, low, step = rng.uniform(3000.0, 3400.0), rng.uniform(2350.0, 2650.0), rng.uniform(0.19, 0.24)
    pitches = (high, low) * int(rng.integers(3, 5))
    return [(step * number, 0.8 * step, pitch, 0.98 * pitch) for number, pitch in enumerate(pitches)]


def _warbler(rng: np.random.Generator) -> list[Note]:
    """A run of short notes that falls by most of an octave."""
    many, top = int(rng.integers(9, 13)), rng.uniform(3100.0, 3500.0)
    pitches = top * 0.58 ** np.linspace(0.0, 1.0, many)
    return [(0.15 * number, 0.13, 1.08 * pitch, 0.95 * pitch) for number, pitch in enumerate(pitches)]


def _dove(rng: np.random.Generator) -> list[Note]:
    """Five low notes, the second the longest."""
    pitch = rng.uniform(440.0, 500.0)
    lengths, ratios = (0.28, 0.62, 0.45, 0.3, 0.3), (0.97, 1.06, 1.0, 0.98, 0.95)
    starts = np.cumsum((0.0, 0.36, 0.74, 0.62, 0.42))
    return [
        (float(at), lasts, pitch * ratio, 0.97 * pitch * ratio)
        for at, lasts, ratio in zip(starts, lengths, ratios, strict=True)
    ]


KINDS: tuple[Callable[[np.random.Generator], list[Note]], ...] = (_thrush, _tit, _dove, _thrush, _warbler)

SOUNDS = (
    BedRecipe(
        name="forest",
        title="Forest",
        character="A light air in the leaves, and now and then a bird, far between the trees.",
        seed=20_324,
        lengths=SELDOM,
        quality=0.2,
        loop=loop,
        aliases=("birds", "woods"),
    ),
)
