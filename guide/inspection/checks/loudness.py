"""Who plays a practice after a podcast, or one practice after another, shall not have to reach for the volume. The
whole is measured as ITU-R BS.1770-4 says, and has to lie within one loudness unit of its profile, which is what EBU R
128 allows live programmes; or of what the plan says can be reached, where most of a practice is silence.
"""

from __future__ import annotations

from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault
from guide.translation import _


class _Loudness(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        lufs, wanted = figures.level().lufs, self.plan.expected.lufs
        self.figures = {"lufs": lufs, "wanted": wanted, "tolerance": self.plan.expected.tolerance}
        if wanted is None or abs(lufs - wanted) <= self.plan.expected.tolerance:
            return []
        how = _("louder") if lufs > wanted else _("softer")
        sentence = _(
            "the whole has {lufs:.1f} LUFS, {apart:.1f} LU {how} than it should; "
            "export it again, or choose another profile."
        ).format(lufs=lufs, apart=abs(lufs - wanted), how=how)
        return [self.fault(0, sentence, lufs=lufs)]


CHECK = RenderCheck(
    "loudness", _("As loud as its profile, within 1 LU."), __doc__ or "", _Loudness, buses=False, place=2
)
