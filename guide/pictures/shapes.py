"""The shapes that covers are made of: a few calm ones, each a little different for every script.

To add one: a function from a `Painting`, named in a row of `guide.pictures.cover.LOOKS`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

SIZE = 1400
"""Pixels; the least that podcast directories take."""

Field = npt.NDArray[np.floating[Any]]
OklchColour = tuple[float, float, float]
"""Lightness 0 to 1, chroma, hue in degrees (OKLCH, B. Ottosson 2020): equal steps look equal."""


class Painting:
    """A square from 0 to 1, y downward, painted in layers; chance comes from the script's hash."""

    def __init__(self, seed: str, hue: float) -> None:
        self.chance = np.random.default_rng(list(hashlib.sha256(seed.encode()).digest()))
        self.hue = hue + float(self.chance.uniform(-14, 14))
        at = (np.arange(SIZE, dtype=np.float32) + 0.5) / SIZE
        self.x, self.y = at[None, :], at[:, None]
        self.image = Image.new("RGB", (SIZE, SIZE))

    def sky(self, top: OklchColour, foot: OklchColour) -> None:
        """The ground, from one colour above to another below."""
        share = (self.y**1.2)[:, :, None]
        rows = np.repeat(_rgb(top) * (1 - share) + _rgb(foot) * share, SIZE, axis=1)
        self.image = Image.fromarray(np.asarray(rows * 255 + 0.5, np.uint8))

    def lay(self, colour: OklchColour, cover: Field) -> None:
        """One colour over what is there, as thick as ``cover`` says, 0 to 1."""
        red, green, blue = np.asarray(_rgb(colour) * 255 + 0.5, np.uint8).tolist()
        self.image.paste((red, green, blue), (0, 0), Image.fromarray(np.asarray(cover * 255 + 0.5, np.uint8)))

    def shade(self) -> None:
        """Darker towards the foot, where the words stand."""
        deep = np.clip((self.y - np.float32(0.42)) / np.float32(0.5), 0, 1)
        self.lay((0.17, 0.035, self.hue + 10), np.float32(0.72) * deep * deep * (3 - 2 * deep) + 0 * self.x)

    def far(self, x: float, y: float) -> Field:
        """The distance of every point from one."""
        return np.asarray(np.hypot(self.x - np.float32(x), self.y - np.float32(y)))


def inside(depth: Field) -> Field:
    """1 where ``depth`` is above zero, 0 below, with a soft edge a pixel wide."""
    return np.asarray(np.clip(depth * SIZE + np.float32(0.5), 0, 1), np.float32)


def hills(painting: Painting) -> None:
    """Ridge before ridge, under a low sun."""
    hue, chance = painting.hue, painting.chance
    painting.sky((0.86, 0.05, hue - 40), (0.80, 0.07, hue - 70))
    x, y = chance.uniform(0.25, 0.75), chance.uniform(0.20, 0.28)
    painting.lay((0.95, 0.04, hue - 70), inside(0.085 - painting.far(x, y)))
    for layer in range(6):
        waves = (0.05, 2.1), (0.022, 5.3), (0.008, 11.0)
        ridge = np.float32(0.36 + 0.105 * layer) + sum(
            np.float32(high) * np.sin(painting.x * (many + chance.uniform(0, 1.5)) + chance.uniform(0, 6.3))
            for high, many in waves
        )
        painting.lay((0.72 - 0.10 * layer, 0.05 + 0.004 * layer, hue), inside(painting.y - ridge))


def ripples(painting: Painting) -> None:
    """Rings that go out from one point."""
    hue, chance = painting.hue, painting.chance
    painting.sky((0.62, 0.07, hue), (0.24, 0.05, hue + 25))
    far = painting.far(chance.uniform(0.38, 0.62), chance.uniform(0.30, 0.38))
    step = chance.uniform(0.058, 0.072)
    for ring in range(9, 0, -1):
        painting.lay((0.93, 0.05, hue - 30), np.float32(0.105) * inside(np.float32(ring * step) - far))
    painting.lay((0.97, 0.03, hue - 40), inside(np.float32(step * 0.5) - far))


def water(painting: Painting) -> None:
    """A moon over the sea, and its path."""
    hue, chance = painting.hue, painting.chance
    painting.sky((0.42, 0.06, hue), (0.78, 0.06, hue - 45))
    x, sea = chance.uniform(0.3, 0.7), 0.5
    painting.lay((0.95, 0.03, hue - 60), inside(np.float32(0.11) - painting.far(x, 0.30)))
    depth = np.clip((painting.y - sea) / (1 - sea), 0, 1)
    painting.lay((0.46, 0.06, hue), inside(painting.y - np.float32(sea) + 0 * painting.x))
    painting.lay((0.20, 0.05, hue + 10), depth**0.7 + 0 * painting.x)
    for row in range(9):
        wide, away = chance.uniform(0.05, 0.16) * (1 + row / 7), chance.uniform(-0.03, 0.03)
        flat = np.hypot(
            (painting.x - np.float32(x + away)) / wide, (painting.y - np.float32(sea + 0.02 + row * 0.026)) / 0.005
        )
        painting.lay((0.95, 0.03, hue - 60), np.float32(0.75 - 0.07 * row) * inside((1 - flat) * np.float32(0.005)))


def petals(painting: Painting) -> None:
    """Circles that lie over each other like a flower."""
    hue, chance = painting.hue, painting.chance
    painting.sky((0.80, 0.07, hue + 20), (0.32, 0.08, hue - 20))
    many, turn = int(chance.integers(7, 11)), chance.uniform(0, 6.3)
    x, y, wide = 0.5, 0.36, 0.155
    for petal in range(many):
        angle = turn + 2 * np.pi * petal / many
        far = painting.far(x + 0.125 * np.cos(angle), y + 0.125 * np.sin(angle))
        painting.lay((0.97, 0.03, hue + 40), np.float32(0.17) * inside(np.float32(wide) - far))
    painting.lay((0.98, 0.03, hue + 60), inside(np.float32(0.035) - painting.far(x, y)))


def arches(painting: Painting) -> None:
    """Arch within arch, the innermost lit."""
    hue, chance = painting.hue, painting.chance
    painting.sky((0.84, 0.04, hue + 30), (0.74, 0.06, hue + 10))
    x, foot = chance.uniform(0.42, 0.58), 0.62
    many = int(chance.integers(5, 8))
    for arch in range(many):
        high = 0.46 * (1 - arch / (many + 0.8))
        far = painting.far(x, foot)
        shade = 0.70 - 0.40 * arch / many if arch < many - 1 else 0.92
        painting.lay((shade, 0.075, hue - 6 * arch), inside(np.minimum(np.float32(high) - far, foot - painting.y)))
    painting.lay((0.27, 0.05, hue), inside(painting.y - np.float32(foot) + 0 * painting.x))


def _rgb(colour: OklchColour) -> npt.NDArray[np.float32]:
    """OKLCH to sRGB, 0 to 1."""
    light, chroma, hue = colour
    a, b = chroma * np.cos(np.radians(hue)), chroma * np.sin(np.radians(hue))
    cones = np.array([
        light + 0.3963377774 * a + 0.2158037573 * b,
        light - 0.1055613458 * a - 0.0638541728 * b,
        light - 0.0894841775 * a - 1.2914855480 * b,
    ]) ** 3  # fmt: skip
    linear = np.clip(_TO_LINEAR @ cones, 0, 1)
    return np.asarray(np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055), np.float32)


_TO_LINEAR = np.array([
    [4.0767416621, -3.3077115913, 0.2309699292],
    [-1.2684380046, 2.6097574011, -0.3413193965],
    [-0.0041960863, -0.7034186147, 1.7076147010],
])  # fmt: skip
