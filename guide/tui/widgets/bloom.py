"""The breathing circle as braille dots: each dot opens at one fullness and stays open above it, so nothing flickers.

Pure, and each row is worked out once for each of the `STEPS` sizes the circle can have.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from math import cos, hypot, pi, sin

STEPS = 120
"""Sizes from empty to full."""
SMALLEST, LARGEST = 0.30, 0.74
"""Radius of the solid part, as a part of the room there is."""
_FRINGE = 0.20
"""How far single dots reach beyond it."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Unicode's order of the two by four dots of a braille cell, by row and column."""
_RING = 0.985

NOTHING, RING, HAZE, BLOOM, GLOW = range(5)
Run = tuple[str, int]
"""Characters side by side, and their tone."""


class Bloom:
    """A circle in ``width`` by ``height`` cells."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._radius = max(1.0, min(width * 2, height * 4) / 2 - 0.5)
        self._ring = self._around()
        self._cells = [[self._cell(x, y) for x in range(width)] for y in range(height)]
        self._row = cache(self._draw)

    @property
    def span(self) -> tuple[int, int]:
        """Return the first column that the circle can touch, and how many there are from it."""
        half = min(self.width // 2, int(self._radius / 2) + 2)
        return self.width // 2 - half, min(self.width, 2 * half + 1)

    def row(self, y: int, step: int) -> tuple[Run, ...]:
        """Return row ``y`` of the circle at ``step`` of `STEPS`."""
        return self._row(y, min(max(step, 0), STEPS))

    def _draw(self, y: int, step: int) -> tuple[Run, ...]:
        reach = SMALLEST + (LARGEST - SMALLEST) * step / STEPS
        drawn = [_one(cell, reach) for cell in self._cells[y]]
        return tuple(("".join(char for char, _ in run), tone) for tone, run in groupby(drawn, key=lambda each: each[1]))

    def _cell(self, x: int, y: int) -> _Cell:
        dots = [(x * 2 + i, y * 4 + j, _BITS[j][i]) for j in range(4) for i in range(2)]
        opens = sorted((self._far(u, v) + _FRINGE * _grain(u, v), bit) for u, v, bit in dots)
        ring = sum(bit for u, v, bit in dots if (u, v) in self._ring)
        return _Cell(tuple(opens), ring, self._far(x * 2 + 0.5, y * 4 + 1.5))

    def _far(self, u: float, v: float) -> float:
        return hypot(u + 0.5 - self.width, v + 0.5 - self.height * 2) / self._radius

    def _around(self) -> frozenset[tuple[int, int]]:
        """A dotted circle at the widest: how far the breath can go."""
        count = max(12, 4 * round(self._radius * 0.3))
        turns = [2 * pi * number / count for number in range(count)]
        far = self._radius * _RING
        return frozenset((int(self.width + far * cos(turn)), int(self.height * 2 + far * sin(turn))) for turn in turns)


class _Cell:
    """One character: when each of its dots opens, its part of the ring, and how far out it is."""

    __slots__ = ("far", "opens", "ring")

    def __init__(self, opens: tuple[tuple[float, int], ...], ring: int, far: float) -> None:
        self.opens, self.ring, self.far = opens, ring, far


def _one(cell: _Cell, reach: float) -> tuple[str, int]:
    bits = sum(bit for at, bit in cell.opens if at <= reach)
    if not bits:
        return (chr(0x2800 + cell.ring), RING) if cell.ring else (" ", NOTHING)
    part = cell.far / reach
    return chr(0x2800 + bits), GLOW if part < 0.45 else BLOOM if part < 0.78 else HAZE


def _grain(u: int, v: int) -> float:
    """Even but unordered, 0 to 1 (interleaved gradient noise, Jimenez 2014)."""
    return (52.9829189 * ((0.06711056 * u + 0.00583715 * v) % 1.0)) % 1.0
