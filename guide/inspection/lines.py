"""Listens line by line: what is heard of the voice between the start and the stop of each of its clips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from guide.inspection.check import CheckFunction
from guide.inspection.figures import CELL, Cells, Floats
from guide.inspection.plan import Plan
from guide.inspection.spans import Span, Track
from guide.timeline import Bus, Clip


@dataclass(frozen=True, slots=True, eq=False)
class SpokenLine:
    """One clip of the voice, 5 ms at a time, from the first whole cell in it to the last."""

    clip: Clip
    cell: float
    """Seconds of one cell."""
    peaks: Floats
    powers: Floats
    """Mean square, channels added."""

    @property
    def seconds(self) -> float:
        """Of all cells."""
        return len(self.peaks) * self.cell


class SpokenLines(CheckFunction):
    """Calls `line` once for each clip of the voice, in order of their ends. Keeps only what is sounding."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._cell = plan.rate.hz // CELL
        self._coming = plan.clips(Bus.VOICE)[::-1]
        self._open: list[tuple[Clip, list[tuple[Floats, Floats]]]] = []
        self.heard = 0
        """Lines heard to their end."""

    def line(self, line: SpokenLine) -> None:
        """Judge one line."""
        raise NotImplementedError

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        """Gather what belongs to each line."""
        while self._coming and self._coming[-1].start < span.stop:
            self._open.append((self._coming.pop(), []))
        voice = cells.get("voice")
        for clip, parts in self._open:
            parts.append(self._part(span, clip, voice))
        for clip, parts in [one for one in self._open if one[0].stop <= span.stop or span.stop >= self.plan.frames]:
            peaks, powers = (np.concatenate(each) for each in zip(*parts, strict=True))
            self.heard += 1
            if len(peaks):
                self.line(SpokenLine(clip, 1.0 / CELL, peaks, powers))
        self._open = [one for one in self._open if one[0].stop > span.stop]

    def _part(self, span: Span, clip: Clip, voice: Cells | None) -> tuple[Floats, Floats]:
        lo = max(-(-clip.start // self._cell), span.start // self._cell)
        hi = min(clip.stop // self._cell, -(-span.stop // self._cell))
        if voice is None:
            silence = np.zeros(max(0, hi - lo), np.float32)
            return silence, silence
        inside = slice(max(0, lo - voice.start), max(0, hi - voice.start))
        return voice.peaks[inside], voice.powers[inside]
