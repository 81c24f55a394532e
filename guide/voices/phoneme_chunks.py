"""Long sentences: cut for models that see only so many sounds at once, and put together again. No sound is lost.

A cut is made where a speaker would breathe: after a sentence, else after a clause, else between words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.audio import Pcm, Rate

_PLACES = (re.compile(r"(?<=[.!?…])\s+"), re.compile(r"(?<=[,;:—])\s+"), re.compile(r"\s+"))
_BREATHS = {".": 0.8, "!": 0.8, "?": 0.8, "…": 0.8, ",": 0.4, ";": 0.5, ":": 0.5, "—": 0.5}
_NO_BREATH = 0.08
"""Seconds between two stretches, by the mark at which they were cut."""
_QUIET_DB = -50.0
_BLOCK = 0.005


def stretches(sounds: str, most: int) -> list[str]:
    """``sounds`` in pieces of at most ``most`` characters; put together with spaces they are the same again.

    A single word that is longer than ``most`` is cut where it has to be.
    """
    if len(sounds) <= most:
        return [sounds]
    for place in _PLACES:
        ends = [found for found in place.finditer(sounds) if 0 < found.start() <= most and found.end() < len(sounds)]
        if ends and ends[-1].start() >= (most // 4 if place is not _PLACES[-1] else 1):
            return [sounds[: ends[-1].start()], *stretches(sounds[ends[-1].end() :], most)]
    return [sounds[:most], *stretches(sounds[most:], most)]


def joined(parts: Sequence[Pcm], sounds: Sequence[str], rate: Rate) -> tuple[Pcm, list[float]]:
    """The parts as one sound with a breath between them, and by how many seconds each has moved.

    Silence at the inner edges gives way; the outer edges stay. A part that is silent altogether stays whole.
    """
    import numpy as np

    if len(parts) == 1:
        return parts[0], [0.0]
    pieces: list[Pcm] = []
    moved: list[float] = []
    at = 0
    for index, part in enumerate(parts):
        first, last = _loud(part, rate)
        first, last = (0 if index == 0 else first), (len(part) if index == len(parts) - 1 else last)
        moved.append(rate.seconds(at) - rate.seconds(first))
        pieces.append(part[first:last])
        at += last - first
        if index < len(parts) - 1:
            rest = np.zeros(rate.frames(_BREATHS.get(sounds[index].rstrip('"”)')[-1:], _NO_BREATH)), np.float32)
            pieces.append(rest)
            at += len(rest)
    return np.concatenate(pieces).astype(np.float32), moved


def _loud(pcm: Pcm, rate: Rate) -> tuple[int, int]:
    import numpy as np

    block = rate.frames(_BLOCK)
    heights = np.pad(np.abs(pcm), (0, -len(pcm) % block)).reshape(-1, block).max(axis=1, initial=0.0)
    loud = np.flatnonzero(heights > float(heights.max(initial=0.0)) * 10 ** (_QUIET_DB / 20.0))
    if not len(loud):
        return 0, len(pcm)
    room = 6 * block
    return max(0, int(loud[0]) * block - room), min(len(pcm), int(loud[-1] + 1) * block + room)
