"""A practice lasts what its plan says, to the frame. Words beside it, chapters inside it and the listener's clock all
count on that; a block that is lost or written twice shows here first. Nothing is tolerated.
"""

from __future__ import annotations

from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault
from guide.translation import _, counted


class _Length(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        self.figures = {"frames": figures.frames, "planned": self.plan.frames}
        apart = figures.frames - self.plan.frames
        if not apart:
            return []
        much = f"{counted(abs(apart), 'frame')} ({self.plan.rate.seconds(abs(apart)):.3f} s)"
        said = (
            _("the sound has {much} more than its plan; export it again.")
            if apart > 0
            else _("the sound has {much} fewer than its plan; export it again.")
        )
        sentence = said.format(much=much)
        return [self.fault(min(figures.frames, self.plan.frames), sentence, frames=apart)]


CHECK = RenderCheck("length", _("As long as the plan, to the frame."), __doc__ or "", _Length, buses=False, place=1)
