"""No line is missing, and none is so soft that it might as well be. Every take is brought to -19 LUFS
(`guide.voices.normalise`), so that each line is known to be about as loud as the next; what is 9 dB under that (7 at
either end of a practice) or 6 over it has not come through as it was spoken. Pauses inside a line count, which is why
the lower bound is no nearer.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from guide.audio import loudness
from guide.inspection.check import RenderCheck
from guide.inspection.figures import Cells
from guide.inspection.lines import SpokenLine, SpokenLines
from guide.inspection.plan import Plan
from guide.inspection.spans import Span, Track
from guide.translation import _
from guide.voices.normalise import TAKE_LUFS

_UNDER, _OVER = (9.0, 7.0), 6.0
"""dB; the second where it is stricter."""
_GATE = -30.0
"""dB under its loudest part at which a line is a pause."""
_WAY_OUT = _("speak it again (remove its take), and export it again.")


class _DroppedTake(SpokenLines):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._softest = self._loudest = 0.0

    def line(self, line: SpokenLine) -> None:
        """How loud it is."""
        highest = float(line.powers.max(initial=0.0))
        if highest == 0.0:
            self.sees(line.clip.start, _("a line is missing; {way_out}").format(way_out=_WAY_OUT), under=None)
            return
        spoken = line.powers[line.powers > highest * 10 ** (_GATE / 10)]
        wanted = TAKE_LUFS + line.clip.gain + self.plan.expected.gain
        over = float(loudness.lufs(float(np.mean(spoken)))) - wanted
        self._softest, self._loudest = min(self._softest, over), max(self._loudest, over)
        if over < -_UNDER[self.plan.strict(line.clip.start)]:
            self.sees(
                line.clip.start,
                _("a line is {under:.0f} dB softer than it should be; {way_out}").format(under=-over, way_out=_WAY_OUT),
                under=-over,
            )
        if over > _OVER:
            self.sees(
                line.clip.start,
                _("a line is {over:.0f} dB louder than it should be; {way_out}").format(over=over, way_out=_WAY_OUT),
                over=over,
            )

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        super().hear(span, cells)
        self.figures = {"softest": self._softest, "loudest": self._loudest, "lines": self.heard}


CHECK = RenderCheck(
    "dropped-take", _("Every line is there, and as loud as the others."), __doc__ or "", _DroppedTake, place=9
)
