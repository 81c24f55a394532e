"""The mean of a sound is zero. An offset is not heard by itself; it is a click wherever something with an offset
begins or ends, it takes room from the limiter, and it moves the cone of a loudspeaker out of its middle. A faulty
sound card behind a recorded line is the usual reason.

Looked at are the mean of the whole (at most -60 dBFS) and of every ten seconds (-48 dBFS, -54 at either end): over
ten seconds the slowest swing that any of our beds has adds up to less.
"""

from __future__ import annotations

import numpy as np

from guide.audio import decibels, level
from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault
from guide.translation import _

_WHOLE = level(-59.9)
_PART, _PART_STRICT = level(-48.0), level(-54.0)
_STEPS = 100
_WAY_OUT = _("take the offset out of the recording that sounds here.")


class _Offset(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        if not figures.steps:
            return []
        whole = float(np.abs(figures.means.mean(axis=0)).max())
        parts = [figures.means[at : at + _STEPS] for at in range(0, figures.steps, _STEPS // 2)]
        means = [float(np.abs(part.mean(axis=0)).max()) for part in parts if len(part) >= _STEPS // 2]
        self.figures = {"whole": whole, "highest": max(means, default=0.0)}
        found = [] if whole <= _WHOLE else [self._at(0, whole)]
        goes_on = bool(found)
        for number, mean in enumerate(means):
            frame = number * _STEPS // 2 * self.plan.step
            wrong = mean > (_PART_STRICT if self.plan.strict(frame) else _PART)
            if wrong and not goes_on:
                found.append(self._at(frame, mean))
            goes_on = wrong
        return found

    def _at(self, frame: int, mean: float) -> Fault:
        return self.fault(
            frame,
            _("the sound is off its middle by {mean:.0f} dBFS; {way_out}").format(
                mean=decibels(mean), way_out=_WAY_OUT
            ),
            offset=mean,
        )


CHECK = RenderCheck("offset", _("The sound swings around its middle."), __doc__ or "", _Offset, buses=False, place=15)
