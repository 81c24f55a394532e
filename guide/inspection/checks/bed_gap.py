"""Where a bed should be there is a bed. Its sudden absence, however short, is heard as an error of the machine, and
the listener listens to the machine from then on.

The plan knows how loud the bed should be at every moment. In each 5 ms the highest sample is compared with that; a bed
breathes and swells by nature, but none of ours comes further down than 9 dB under its mean, and 30 dB (24 in the first
minute and the last twenty seconds) is asked. Where the plan itself is under -60 dBFS, nothing is asked, nor of a bed
of the listener's own, whose recording may have pauses.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from guide.audio import level, loudness
from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import CELL, Cells, Figures
from guide.inspection.plan import Plan
from guide.inspection.report import Fault
from guide.inspection.spans import Span, Track
from guide.sounds import REFERENCE_LUFS
from guide.translation import _

_UNDER, _UNDER_STRICT = level(-30.0), level(-24.0)
_MEAN = float(np.sqrt(loudness.power(REFERENCE_LUFS) / 2))
"""Of a bed's channel at gain 1."""
_AUDIBLE = level(-59.9)


class _BedGap(CheckFunction):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._promised = plan.gain_of_beds(plan.expected.own)
        self._from: int | None = None
        self._to = 0
        self._lowest = 1.0

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        first = span.start // self.plan.step
        steps = -(-(span.stop - span.start) // self.plan.step)
        promised = np.repeat(self._promised[first : first + steps] * _MEAN, round(CELL * loudness.STEP))
        whole = (span.stop - span.start) * CELL // self.plan.rate.hz
        promised = promised[:whole]
        bed = cells.get("bed")
        peaks = bed.peaks[:whole] if bed else np.zeros_like(promised)
        asked = promised > _AUDIBLE
        ratio = np.divide(peaks, promised, out=np.ones_like(promised), where=asked)
        self._lowest = min(self._lowest, float(ratio.min(initial=1.0)))
        gone = asked & (ratio < (_UNDER_STRICT if self.plan.strict(span.start) else _UNDER))
        for cell in np.flatnonzero(gone):
            self._gone(span.start + int(cell) * self.plan.rate.hz // CELL)

    def faults(self, figures: Figures) -> list[Fault]:
        self._told()
        self.figures = {"lowest": float(20 * np.log10(max(self._lowest, 1e-9))), "gaps": len(self.seen)}
        return self.seen

    def _gone(self, frame: int) -> None:
        if self._from is None or frame > self._to:
            self._told()
            self._from = frame
        self._to = frame + self.plan.rate.hz // CELL

    def _told(self) -> None:
        if self._from is not None:
            seconds = self.plan.rate.seconds(self._to - self._from)
            sentence = _("the bed is gone for {seconds:.3f} s; export it again, or choose another bed.").format(
                seconds=seconds
            )
            self.sees(self._from, sentence, gap=seconds)
            self._from = None


CHECK = RenderCheck("bed-gap", _("The bed is there wherever it should be."), __doc__ or "", _BedGap, place=11)
