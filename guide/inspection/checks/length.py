"""A practice lasts what its plan says, to the frame. Words beside it, chapters inside it and the listener's clock all
count on that; a block that is lost or written twice shows here first. Nothing is tolerated.
"""

from __future__ import annotations

from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault
from guide.problems import counted


class _Length(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        self.figures = {"frames": figures.frames, "planned": self.plan.frames}
        apart = figures.frames - self.plan.frames
        if not apart:
            return []
        much = f"{counted(abs(apart), 'frame')} ({self.plan.rate.seconds(abs(apart)):.3f} s)"
        sentence = f"the sound has {much} {'more' if apart > 0 else 'fewer'} than its plan; export it again."
        return [self.fault(min(figures.frames, self.plan.frames), sentence, frames=apart)]


CHECK = RenderCheck("length", "As long as the plan, to the frame.", __doc__ or "", _Length, buses=False, place=1)
