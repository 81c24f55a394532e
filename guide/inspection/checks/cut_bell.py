"""A bell rings out. The end of its sound is the end of what it asked attention for, and a bell that is cut off takes
the attention with it. Where its clip ends, a bell that stands alone is 60 dB under its own strike (54 with the
tolerance of a trimmed recording; never asked for under -66 dBFS, where nobody hears it). While it rings, it never
falls by 30 dB from one hundredth of a second to the next: the hardest wood falls by 3. A bell of the listener's own
may do that, for it is as it was recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from guide.audio import Pcm, decibels, level
from guide.inspection.check import CheckFunction, RenderCheck, SoundWindow
from guide.inspection.figures import CELL, Cells
from guide.inspection.plan import Plan
from guide.inspection.spans import Span, Track
from guide.timeline import Bell, Bus, Clip
from guide.translation import _

_GONE, _UNHEARD = level(-54.0), level(-59.9) / 2
_FALL, _FROM = level(-30.0), level(-54.0)
_LAST = 0.02
_HELD = 2
"""Cells of 5 ms within which a fall is one."""
_WAY_OUT = _("let it ring on, or export it again.")


class _CutBell(CheckFunction):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        bells = plan.clips(Bus.BELLS)
        self._bells = [clip for clip in bells if isinstance(clip.source, Bell)]
        self._others = [clip for clip in bells if not isinstance(clip.source, Bell)]
        self._strikes: dict[int, float] = {}
        self._before = np.zeros(_HELD, np.float32)
        self._loudest_end = 0.0

    def excerpts(self) -> Iterator[SoundWindow]:
        last = self.plan.rate.frames(_LAST)
        wanted = [(clip.start, clip.start + 10 * last, clip) for clip in self._bells]
        wanted += [(clip.stop - last, clip.stop, clip) for clip in self._bells if self._alone(clip)]
        for start, stop, clip in sorted(wanted, key=lambda one: one[:2]):
            yield SoundWindow("bells", start, stop, clip)

    def closely(self, excerpt: SoundWindow, pcm: Pcm) -> None:
        clip, height = excerpt.mark, float(np.abs(pcm).max(initial=0.0))
        assert isinstance(clip, Clip)  # noqa: S101 - marked so above
        if excerpt.stop != clip.stop:
            self._strikes[clip.start] = height
            return
        strike = self._strikes.pop(clip.start, 0.0)
        under = height / strike if strike else 0.0
        self._loudest_end = max(self._loudest_end, under)
        if height > _UNHEARD and under > _GONE:
            sentence = _("a bell is cut off while it still rings, {under:.0f} dB under its strike; {way_out}").format(
                under=-decibels(under), way_out=_WAY_OUT
            )
            self.sees(clip.stop, sentence, under=decibels(under))

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        self.figures = {"loudest_end": decibels(self._loudest_end), "bells": len(self._bells)}
        bells = cells.get("bells")
        count = (span.stop - span.start) * CELL // self.plan.rate.hz
        peaks = bells.peaks[:count] if bells else np.zeros(count, np.float32)
        heights = np.concatenate((self._before, peaks))
        self._before = heights[len(heights) - _HELD :]
        if self.plan.expected.struck:
            return
        after = np.maximum(heights[1:-1], heights[2:])
        fell = np.flatnonzero((heights[:-2] > _FROM) & (after < _FALL * heights[:-2]))
        for at in fell:
            frame = span.start + (int(at) + 1 - _HELD) * self.plan.rate.hz // CELL
            if self._rings(frame):
                self.sees(
                    frame,
                    _("a bell stops from one moment to the next; {way_out}").format(way_out=_WAY_OUT),
                    height=decibels(float(heights[at])),
                )

    def _alone(self, clip: Clip) -> bool:
        """Whether nothing else is on the bus where it ends."""
        everything = (*self._bells, *self._others)
        return not any(other is not clip and other.start < clip.stop <= other.stop for other in everything)

    def _rings(self, frame: int) -> bool:
        """Whether a bell, and nothing of the author's own, should sound there."""
        return any(clip.start <= frame < clip.stop for clip in self._bells) and not any(
            clip.start <= frame <= clip.stop for clip in self._others
        )


CHECK = RenderCheck("cut-bell", _("Bells ring out."), __doc__ or "", _CutBell, place=14)
