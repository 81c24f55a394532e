"""How our beds and bells are made. One file a sound (or a family); a file that is here is part of the catalogue.

To add a sound: write ``recipes/<name>.py`` with a docstring that tells the physics, a function that makes the sound
from a seeded generator alone, and ``SOUNDS = (BedRecipe(...),)`` or ``(BellRecipe(...),)``. Then run
``python -m guide.sounds.make <name>`` and listen.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np

from guide.audio import Pcm

SHORT = (2**4 * 5**4 * 11**2, 7**6 * 13, 3**13)
"""Frames of three loops without a common measure (25.2, 31.9 and 33.2 s), each quick to transform.

Chosen so that no two of them begin again within a second of each other for ten minutes.
"""

LONG = (2**15 * 7**2, 11**6, 3**2 * 5**6 * 13)
"""The same for slow sounds: 33.5, 36.9 and 38.1 s; no two near each other for 17 minutes."""

SELDOM = (2**2 * 3**5 * 11**3, 5**4 * 7**4, 13**6)
"""The same for a bed with seldom events in its last loop, which is long and mostly still: 27.0, 31.3 and 100.6 s."""

LICENCE = "Apache-2.0"


@dataclass(frozen=True, slots=True)
class BedRecipe:
    """A bed: several loops that sound together, each seamless by construction."""

    name: str
    title: str
    character: str
    seed: int
    lengths: tuple[int, ...]
    """Frames of each loop, no two with a common factor: the sum repeats after their product."""
    loop: Callable[[int, int, np.random.Generator], Pcm]
    """(frames, which loop, generator) to shape (frames, 2). Their levels count against each other only."""
    quality: float = 0.4
    """Of the Vorbis encoder, 0 to 1."""
    aliases: tuple[str, ...] = ()
    breathes: bool = False
    """Whether the mix lets it swell with the listener's breath."""

    def make(self, which: int) -> Pcm:
        """One loop at its natural level: shape (lengths[which], 2)."""
        return balanced(self.loop(self.lengths[which], which, np.random.default_rng([self.seed, which])))


@dataclass(frozen=True, slots=True)
class BellRecipe:
    """A bell: one strike that rings until it is gone."""

    name: str
    title: str
    character: str
    seed: int
    strike: Callable[[np.random.Generator], Pcm]
    """Generator to shape (frames, 2), at any level."""
    quality: float = 0.4
    aliases: tuple[str, ...] = ()

    def make(self) -> Pcm:
        """One strike at its natural level: shape (frames, 2)."""
        return balanced(self.strike(np.random.default_rng(self.seed)))


def balanced(sound: Pcm) -> Pcm:
    """``sound`` (frames, 2) with both ears equally loud: chance puts more of it on one side than on the other."""
    powers = np.square(sound, dtype=np.float64).mean(axis=0)
    return np.asarray(sound * np.sqrt(powers.mean() / powers), dtype=np.float32)


Recipe: TypeAlias = BedRecipe | BellRecipe


@cache
def recipes() -> dict[str, Recipe]:
    """Every recipe of this folder by name, in order of name."""
    found = {sound.name: sound for sounds in _by_file().values() for sound in sounds}
    return dict(sorted(found.items()))


def source(name: str) -> str:
    """The file of this folder that a recipe is in."""
    return next(file for file, sounds in _by_file().items() if any(sound.name == name for sound in sounds))


@cache
def _by_file() -> dict[str, tuple[Recipe, ...]]:
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    return {f"{name}.py": importlib.import_module(f"{__name__}.{name}").SOUNDS for name in names}
