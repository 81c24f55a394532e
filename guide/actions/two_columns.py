"""Two texts beside each other as lines of a terminal; below each other where there is no room."""

from __future__ import annotations

import shutil
from itertools import zip_longest
from textwrap import wrap

BETWEEN = " │ "
WIDEST, ROOMY = 72, 56
"""Cells of both together at most, and from which on they stand beside each other."""


def room() -> int:
    """Return the cells that there are for both, or 0 where they are too few."""
    cells = min(WIDEST, shutil.get_terminal_size().columns - 6)
    return cells if cells >= ROOMY else 0


def beside(left: str, right: str, cells: int) -> list[str]:
    """Return lines of at most ``cells`` cells with ``left`` and ``right`` beside each other, every word in it."""
    width = (cells - len(BETWEEN)) // 2
    pairs = zip_longest(_lines(left, width), _lines(right, width), fillvalue="")
    return [f"{one:<{width}}{BETWEEN}{other}".rstrip() for one, other in pairs]


def _lines(text: str, width: int) -> list[str]:
    return [piece for line in text.split("\n") for piece in wrap(line, width, drop_whitespace=True) or [""]]
