"""Each line is heard from where the timeline has it to where the timeline ends it. Words on the screen, captions, the
duck and the next line's place all follow from these times; a take that is half a second off makes every one of them
wrong.

A take is trimmed to a few hundredths of a second around its speech, so speech (within 48 dB of the line's own peak,
`guide.voices.normalise`) begins within 0.15 s of the clip's start and ends within 0.25 s of its stop, and nowhere
inside is there a silence of 3 s. At either end of a practice 0.12 s and 0.2 s are asked.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from guide.inspection.check import RenderCheck
from guide.inspection.figures import Cells
from guide.inspection.lines import SpokenLine, SpokenLines
from guide.inspection.plan import Plan
from guide.inspection.spans import Span, Track
from guide.translation import _

_SPEECH = 10 ** (-50 / 20)
"""Of the peak."""
_LATE, _EARLY = (0.15, 0.12), (0.25, 0.2)
"""Seconds after the start, and before the stop; the second of each where it is stricter."""
_HOLE = 3.0
_WAY_OUT = _("speak it again (remove its take), and export it again.")


class _Speech(SpokenLines):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._latest = self._earliest = self._hole = 0.0

    def line(self, line: SpokenLine) -> None:
        """Where its speech begins and ends."""
        peak = float(line.peaks.max(initial=0.0))
        if peak == 0.0:
            return  # `dropped_take` says so
        at = np.flatnonzero(line.peaks > peak * _SPEECH) * line.cell
        late, early = float(at[0]), line.seconds - float(at[-1]) - line.cell
        hole = float(np.diff(at).max(initial=0.0))
        self._latest, self._earliest = max(self._latest, late), max(self._earliest, early)
        self._hole = max(self._hole, hole)
        strict = self.plan.strict(line.clip.start)
        if late > _LATE[strict]:
            self.sees(
                line.clip.start,
                _("the words begin {late:.2f} s late; {way_out}").format(late=late, way_out=_WAY_OUT),
                late=late,
            )
        if early > _EARLY[strict]:
            self.sees(
                line.clip.stop,
                _("the words end {early:.2f} s before they should; {way_out}").format(early=early, way_out=_WAY_OUT),
                early=early,
            )
        if hole > _HOLE:
            hole_at = line.clip.start + self.plan.rate.frames(float(at[int(np.argmax(np.diff(at)))]))
            self.sees(
                hole_at,
                _("the words stop for {hole:.1f} s in the middle; {way_out}").format(hole=hole, way_out=_WAY_OUT),
                hole=hole,
            )

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        super().hear(span, cells)
        self.figures = {"late": self._latest, "early": self._earliest, "hole": self._hole, "lines": self.heard}


CHECK = RenderCheck("speech", _("Each line is heard from its start to its stop."), __doc__ or "", _Speech, place=8)
