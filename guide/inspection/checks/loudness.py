"""Who plays a practice after a podcast, or one practice after another, shall not have to reach for the volume. The
whole is measured as ITU-R BS.1770-4 says, and has to lie within one loudness unit of its profile, which is what EBU R
128 allows live programmes; or of what the plan says can be reached, where most of a practice is silence.
"""

from __future__ import annotations

from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault


class _Loudness(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        lufs, wanted = figures.level().lufs, self.plan.expected.lufs
        self.figures = {"lufs": lufs, "wanted": wanted, "tolerance": self.plan.expected.tolerance}
        if wanted is None or abs(lufs - wanted) <= self.plan.expected.tolerance:
            return []
        how = "louder" if lufs > wanted else "softer"
        sentence = f"the whole has {lufs:.1f} LUFS, {abs(lufs - wanted):.1f} LU {how} than it should; "
        return [self.fault(0, sentence + "export it again, or choose another profile.", lufs=lufs)]


CHECK = RenderCheck("loudness", "As loud as its profile, within 1 LU.", __doc__ or "", _Loudness, buses=False, place=2)
