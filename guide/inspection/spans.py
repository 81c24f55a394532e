"""Blocks of any size in, spans of one second out, each with a little of what comes before and after.

Everything is measured on these spans, so what is found does not depend on the blocks. What is silent is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from guide.audio import Pcm, Rate
from guide.audio.loudness import STEP

STEPS = 10
"""Of a tenth of a second in a span."""
TRACKS = ("sound", "voice", "bells", "bed")
"""The sum, and the buses."""

Track: TypeAlias = str
"""One of `TRACKS`."""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Frames ``start`` to ``stop`` of everything."""

    start: int
    stop: int
    margin: int
    """Frames before and after that are given too: one step of a tenth of a second."""
    wide: dict[Track, Pcm]
    """With both margins: shape (margin + stop - start + margin, 2). What is silent is missing. A bus that sounds alone
    is the very array that the sum is."""

    def core(self, track: Track) -> Pcm | None:
        """The span of one track without margins; None where it is silent, margins and all."""
        wide = self.wide.get(track)
        return None if wide is None else wide[self.margin : len(wide) - self.margin]


class Spans:
    """Cuts blocks into spans. Memory: three spans of each track."""

    def __init__(self, rate: Rate) -> None:
        self._margin = rate.frames(STEP)
        self._length = STEPS * self._margin
        self._room = self._length + 2 * self._margin
        self._buffers = {track: np.zeros((self._room, 2), np.float32) for track in TRACKS}
        self._live = dict.fromkeys(TRACKS, 0)
        """Up to which frame each track has had any sound."""
        self._apart = dict.fromkeys(TRACKS, 0)
        """Up to which frame it was another sound than the sum."""
        self._start, self._filled = 0, self._margin
        self.frames = 0

    def put(self, blocks: dict[Track, Pcm], count: int) -> Iterator[Span]:
        """The next ``count`` frames; every span that is whole now. A span is gone when the next one is asked for."""
        done = 0
        while done < count:
            take = min(count - done, self._room - self._filled)
            for track, block in blocks.items():
                self._lay(track, block[done : done + take])
                if block is not blocks["sound"]:
                    self._apart[track] = self.frames + take
            done += take
            self._filled += take
            self.frames += take
            if self._filled == self._room:
                yield self._span(self._length)
                self._move()

    def end(self) -> Iterator[Span]:
        """What is left, with silence after it."""
        while self._start < self.frames:
            for buffer in self._buffers.values():
                buffer[self._filled :] = 0.0
            yield self._span(min(self._length, self.frames - self._start))
            self._move()

    def _lay(self, track: Track, block: Pcm) -> None:
        there = self._buffers[track][self._filled : self._filled + len(block)]
        if silent(block):
            there[:] = 0.0
        else:
            there[:] = block
            self._live[track] = self.frames + len(block)

    def _span(self, length: int) -> Span:
        first = self._start - self._margin
        heard = [track for track in TRACKS if self._live[track] > first]
        sound = self._buffers["sound"][: length + 2 * self._margin]
        wide = {track: self._buffers[track][: len(sound)] if self._apart[track] > first else sound for track in heard}
        return Span(self._start, self._start + length, self._margin, wide)

    def _move(self) -> None:
        for buffer in self._buffers.values():
            buffer[: 2 * self._margin] = buffer[self._length :].copy()
        self._start += self._length
        self._filled = max(0, self._filled - self._length)


def silent(block: Pcm) -> bool:
    """Whether a bus says of itself that it is silent: zeros that take no memory."""
    return not block.flags.writeable and block.strides[0] == 0
