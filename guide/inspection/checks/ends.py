"""A file begins and ends in silence. Whatever the first and the last frame hold is a step from nothing to it and from
it to nothing, which every player makes audible. In the first and last millisecond nothing is over -60 dBFS: at a full
second of fade, the shortest that is used there, a voice at full scale would be just under it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from guide.audio import Pcm, decibels, level
from guide.inspection.check import CheckFunction, RenderCheck, SoundWindow
from guide.translation import _

_EDGE = 0.001
_SILENT = level(-59.9)


class _Ends(CheckFunction):
    def excerpts(self) -> Iterator[SoundWindow]:
        edge, frames = self.plan.rate.frames(_EDGE), self.plan.frames
        yield SoundWindow("sound", 0, min(edge, frames), "begins")
        yield SoundWindow("sound", max(0, frames - edge), frames, "ends")

    def closely(self, excerpt: SoundWindow, pcm: Pcm) -> None:
        height = float(np.abs(pcm).max(initial=0.0))
        self.figures[str(excerpt.mark)] = decibels(height)
        if height > _SILENT:
            where = excerpt.start if excerpt.mark == "begins" else excerpt.stop
            said = (
                _("the sound begins at {height:.0f} dBFS instead of in silence; give what sounds here a fade.")
                if excerpt.mark == "begins"
                else _("the sound ends at {height:.0f} dBFS instead of in silence; give what sounds here a fade.")
            )
            self.sees(where, said.format(height=decibels(height)), height=decibels(height))


CHECK = RenderCheck("ends", _("The first and the last frame are silent."), __doc__ or "", _Ends, buses=False, place=6)
