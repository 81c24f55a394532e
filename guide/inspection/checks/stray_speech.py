"""Between the lines nobody speaks: the bus of the voice is exactly silent there, because nothing is put on it. A
single sample that is not zero has come from somewhere it should not have, such as a take that is longer than its
clip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from guide.audio import decibels
from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Cells
from guide.inspection.plan import Plan
from guide.inspection.spans import Span, Track
from guide.timeline import Bus
from guide.translation import _


class _StraySpeech(CheckFunction):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._coming = _merged([(clip.start, clip.stop) for clip in plan.clips(Bus.VOICE)])[::-1]
        self._told = -1
        """Where the quiet ends in which a voice was heard last; one quiet is told once."""

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        voice = span.core("voice")
        for lo, hi in self._quiet(span):
            if voice is not None and (sound := voice[lo - span.start : hi - span.start]).any():
                if lo == self._told:
                    self._told = hi
                    continue
                self._told = hi
                at = lo + int(np.flatnonzero(sound.any(axis=1))[0])
                height = decibels(float(np.abs(sound).max()))
                sentence = _(
                    "there is a voice where nobody should speak; speak the line before it again, and export it again."
                )
                self.sees(at, sentence, height=height)
        self.figures = {"places": len(self.seen)}

    def _quiet(self, span: Span) -> Iterator[tuple[int, int]]:
        """Where nobody speaks within the span."""
        at = span.start
        while self._coming and self._coming[-1][0] < span.stop:
            start, stop = self._coming[-1]
            if start > at:
                yield at, start
            at = max(at, stop)
            if stop > span.stop:
                return
            self._coming.pop()
        if at < span.stop:
            yield at, span.stop


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap made one."""
    out: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], stop))
        else:
            out.append((start, stop))
    return out


CHECK = RenderCheck("stray-speech", _("Nobody speaks between the lines."), __doc__ or "", _StraySpeech, place=10)
