"""Nothing begins or ends with an edge. A take, a bell, a tone and a bed all come from zero and go to zero, so at the
first and the last frame of each clip its bus makes no jump: none that is over -60 dBFS, and larger than twice any
jump from sample to sample within 5 ms before and after. Where a clip stands alone on its bus, its first and last
sample are under -48 dBFS besides (a bell is struck, and a wood block more sharply than that would not be heard as
wood).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from guide.audio import Pcm, decibels, level
from guide.inspection.check import CheckFunction, RenderCheck, SoundWindow
from guide.inspection.plan import Plan
from guide.timeline import Bus
from guide.translation import _

_NEAR = 0.005
_JUMP = level(-59.9)
_TIMES = 2.0
_SILENT = level(-48.0)


class _Edges(CheckFunction):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._highest = 0.0

    def excerpts(self) -> Iterator[SoundWindow]:
        near = self.plan.rate.frames(_NEAR)
        edges = [(clip.start, clip.bus, "begins") for clip in self.plan.timeline.clips if clip.stop > clip.start]
        edges += [(clip.stop, clip.bus, "ends") for clip in self.plan.timeline.clips if clip.stop > clip.start]
        edges += [(bed.start, Bus.BED, "begins") for bed in self.plan.timeline.beds]
        edges += [(bed.stop, Bus.BED, "ends") for bed in self.plan.timeline.beds]
        for frame, bus, how in sorted(set(edges), key=lambda edge: (edge[0], edge[1].value, edge[2])):
            yield SoundWindow(bus.value, frame - near, frame + near, how)

    def closely(self, excerpt: SoundWindow, pcm: Pcm) -> None:
        middle = len(pcm) // 2
        jumps = np.abs(np.diff(pcm, axis=0)).max(axis=1, initial=0.0)
        jump = float(jumps[middle - 1])
        around = float(np.delete(jumps, middle - 1).max(initial=0.0))
        outside, inside = (pcm[:middle], pcm[middle]) if excerpt.mark == "begins" else (pcm[middle:], pcm[middle - 1])
        alone = not outside.any()
        height = float(np.abs(inside).max()) if alone else jump
        self._highest = max(self._highest, height)
        self.figures = {"highest": decibels(self._highest)}
        if (jump > _JUMP and jump > _TIMES * around) or (alone and height > _SILENT):
            name = {"voice": _("a line"), "bells": _("a bell"), "bed": _("a bed")}[excerpt.track]
            said = (
                _("{name} begins with an edge of {height:.0f} dBFS; give it a fade.")
                if excerpt.mark == "begins"
                else _("{name} ends with an edge of {height:.0f} dBFS; give it a fade.")
            )
            sentence = said.format(name=name, height=decibels(height))
            self.sees(excerpt.start + middle, sentence, height=decibels(height), bus=excerpt.track)


CHECK = RenderCheck("edges", _("Everything begins and ends without an edge."), __doc__ or "", _Edges, place=7)
