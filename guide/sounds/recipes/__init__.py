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

SHORT = (2**14 * 3**4, 5**5 * 7**3, 11**6)
"""Frames of three loops without a common measure (27.6, 22.3 and 36.9 s), each quick to transform."""

LONG = (2**10 * 3**7, 5**4 * 7**4, 11**6)
"""The same for slow sounds: 46.7, 31.3 and 36.9 s."""

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

    def make(self, which: int) -> Pcm:
        """One loop at its natural level: shape (lengths[which], 2)."""
        return self.loop(self.lengths[which], which, np.random.default_rng([self.seed, which]))


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
        return self.strike(np.random.default_rng(self.seed))


Recipe: TypeAlias = BedRecipe | BellRecipe


@cache
def recipes() -> dict[str, Recipe]:
    """Every recipe of this folder by name, in order of name."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    sounds: list[Recipe] = [sound for module in modules for sound in module.SOUNDS]
    return {sound.name: sound for sound in sorted(sounds, key=lambda sound: sound.name)}
