"""A sample at full scale was cut off there, or will be: what was above it is gone, and what is left has corners that
crackle. The limiter stays a decibel below, so not one is allowed.
"""

from __future__ import annotations

import numpy as np

from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault
from guide.translation import _

_WAY_OUT = _("lower the gain of what sounds here, or record it softer.")


class _Clipping(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        peaks = figures.peaks["sound"]
        self.figures = {"samples": figures.clipped, "highest": float(peaks.max(initial=0.0))}
        at = np.flatnonzero(peaks >= 1.0)
        return [
            self.fault(
                int(step) * self.plan.step,
                _("samples are cut at full scale; {way_out}").format(way_out=_WAY_OUT),
                highest=float(peaks[step]),
            )
            for step in at
        ]


CHECK = RenderCheck("clipping", _("No sample at full scale."), __doc__ or "", _Clipping, buses=False, place=4)
