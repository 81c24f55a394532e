"""The breathing figure in colour: pixels of half a cell, shaded by how far out they are, soft at the rim. Pure.

`guide.tui.widgets.bloom` is its twin for terminals without colours.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from math import cos, hypot, pi, sin
from typing import NamedTuple

STEPS = 120
"""Sizes from empty to full."""
SHADES = 24
"""From nothing (0) to the brightest."""
STRENGTHS = 16
"""From thin to glowing."""
SMALLEST, LARGEST = 0.32, 0.70
"""Radius of the figure, as a part of the room there is."""
RING = 0.97
"""Likewise, of the ring around it: what shines beyond the rim ends before it."""
_HALO, _SHINE = 0.24, 0.12
"""How far it shines beyond its rim, as a part of its radius; and how brightly."""
_FINE = 8
"""Parts of a pixel by which distances are told apart."""
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Unicode's order of the two by four dots of a braille cell, by row and column."""


class Look(NamedTuple):
    """How the figure looks at one moment; whole numbers, so that two that look alike are equal."""

    step: int
    """Of `STEPS`."""
    strength: int = STRENGTHS
    """Of `STRENGTHS`."""
    aside: tuple[int, int] = (0, 0)
    """Half pixels that it has drifted to the right, and down."""


class Run(NamedTuple):
    """Cells side by side that look the same: two shades, and what is drawn where both are nothing."""

    cells: int
    upper: int
    lower: int
    ring: str = ""


class Orb:
    """A figure in ``width`` by ``height`` cells."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._radius = max(1.0, min(width, height * 2) / 2 - 0.5)
        self._ring = self._around()
        self._distances = lru_cache(maxsize=4)(self._measure)

    @property
    def span(self) -> tuple[int, int]:
        """Return the first column that the figure can touch, and how many there are from it."""
        half = min(self.width // 2, int(self._radius) + 1)
        return self.width // 2 - half, min(self.width, 2 * half + 1)

    def rows(self, look: Look) -> tuple[tuple[Run, ...], ...]:
        """Return every row of the figure, each as wide as there is room."""
        shades = self._shades(look)
        left, wide = self.span
        right = self.width - left - wide
        rows = []
        for y, (upper, lower) in enumerate(self._distances(look.aside)):
            runs = [Run(left, 0, 0)] if left else []
            pairs = [(shades[up], shades[low]) for up, low in zip(upper, lower, strict=True)]
            runs += self._runs(y, left, pairs)
            rows.append((*runs, Run(right, 0, 0)) if right else tuple(runs))
        return tuple(rows)

    def _runs(self, y: int, left: int, pairs: list[tuple[int, int]]) -> list[Run]:
        cells = [
            (up, low, self._ring.get((left + x, y), "") if up == low == 0 else "") for x, (up, low) in enumerate(pairs)
        ]
        return [Run(len(list(run)), *look) for look, run in groupby(cells)]

    def _shades(self, look: Look) -> list[int]:
        """By distance from the middle, in parts of a pixel."""
        step = min(max(look.step, 0), STEPS)
        reach = self._radius * (SMALLEST + (LARGEST - SMALLEST) * step / STEPS)
        strength = SHADES * look.strength / STRENGTHS
        most = int((self.width + self.height * 2 + 8) * _FINE)
        return [round(strength * brightness(at / _FINE, reach)) for at in range(most)]

    def _measure(self, aside: tuple[int, int]) -> list[tuple[list[int], list[int]]]:
        left, wide = self.span
        across, down = self.width / 2 + aside[0] / 2, self.height + aside[1] / 2

        def line(v: int) -> list[int]:
            return [round(_FINE * hypot(x + 0.5 - across, v + 0.5 - down)) for x in range(left, left + wide)]

        return [(line(2 * y), line(2 * y + 1)) for y in range(self.height)]

    def _around(self) -> dict[tuple[int, int], str]:
        """A dotted circle at the widest: how far the breath can go."""
        count = max(12, 4 * round(self._radius * 0.6))
        found: dict[tuple[int, int], int] = {}
        for number in range(count):
            turn = 2 * pi * (number + 0.5) / count
            u = int(self.width + 2 * self._radius * RING * cos(turn))
            v = int(2 * self.height + 2 * self._radius * RING * sin(turn))
            found[u // 2, v // 4] = found.get((u // 2, v // 4), 0) | _DOTS[v % 4][u % 2]
        return {at: chr(0x2800 + bits) for at, bits in found.items()}


def brightness(distance: float, reach: float) -> float:
    """Return how bright the figure of radius ``reach`` is at a distance from its middle, both in pixels: 0 to 1."""
    soft = max(2.0, 0.3 * reach)
    inside = min(max((reach + soft / 2 - distance) / soft, 0.0), 1.0)
    out = min(1.0, distance / reach)
    body = 1.0 - 0.62 * out * out
    beyond = _SHINE * max(0.0, 1.0 - max(0.0, distance - reach) / (_HALO * reach))
    covered = inside * inside * (3 - 2 * inside)
    return max(body * covered, beyond)
