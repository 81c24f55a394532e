"""Between two samples a wave can be higher than either of them. What is over the ceiling there is cut by converters
and by lossy encoders, and heard as a crackle in the loudest words. Measured by BS.1770-4, annex 2; the meter itself
is right within a twentieth of a decibel, which is let pass.
"""

from __future__ import annotations

import numpy as np

from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault
from guide.translation import _

_METER = 0.05
"""dB."""


class _TruePeak(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        peak, ceiling = figures.level().true_peak, self.plan.expected.ceiling
        self.figures = {"true_peak": peak, "ceiling": ceiling}
        if peak <= ceiling + _METER:
            return []
        highest = int(np.argmax(figures.peaks["sound"])) * self.plan.step
        sentence = _(
            "the wave reaches {peak:.2f} dBTP, and {ceiling:g} is the most; lower the gain of what sounds here."
        ).format(peak=peak, ceiling=ceiling)
        return [self.fault(highest, sentence, true_peak=peak)]


CHECK = RenderCheck(
    "true-peak", _("No point of the wave is over the ceiling."), __doc__ or "", _TruePeak, buses=False, place=3
)
