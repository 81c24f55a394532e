"""The bed is as loud as the plan has it: it comes and goes no faster than its fades, steps back under speech, and
lies where it should under the voice. A bed that stands up suddenly, or talks over someone, is what listeners complain
about first.

In each tenth of a second the power of the bed's bus is divided by what the plan promises. What is left is the bed's
own life, which knows nothing of the plan; so it is on average the same while somebody speaks and while nobody does
(within 3 dB, over ten seconds of each or more), and while it comes and goes it is never 6 dB above the highest it
has anywhere else. Where the bed is heard alone it has the loudness that every bed is delivered with, within 4 dB over
half a minute or more, times its gain. Of a bed of the listener's own, which may be loud here and soft there, none of
this is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from guide.audio import loudness
from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures, Floats
from guide.inspection.report import Fault
from guide.sounds import REFERENCE_LUFS
from guide.translation import _

_ASKED = 10 ** (-60 / 20)
"""Level of the plan under which nothing is asked."""
_DUCK, _DUCK_STEPS = 3.0, 100
_FADE, _FADE_FLOOR = 6.0, 10 ** (-66 / 10)
_ALONE, _ALONE_STEPS = 4.0, 300
_UP, _DOWN = 0.95, 0.55
"""Levels of the duck over which a bed is up, and under which it is down."""
_WAY_OUT = _("export it again; if it stays, choose another bed.")


class _BedLevel(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        if not self.plan.timeline.beds or figures.steps != self.plan.steps or self.plan.expected.own:
            return []
        gain = self.plan.bed_gain
        power = figures.powers["bed"]
        asked = gain > _ASKED
        ratio = np.divide(power, np.square(gain), out=np.zeros_like(power), where=asked)
        steady = asked & ~self._fading()
        return [*self._ducks(ratio, steady), *self._fades(figures, ratio, steady), *self._alone(figures, steady)]

    def _fading(self) -> npt.NDArray[np.bool_]:
        fading = np.zeros(self.plan.steps, np.bool_)
        for bed in self.plan.timeline.beds:
            for start, stop in ((bed.start, bed.start + bed.fade_in), (bed.stop - bed.fade_out, bed.stop)):
                fading[max(0, start // self.plan.step - 1) : stop // self.plan.step + 2] = True
        return fading

    def _ducks(self, ratio: Floats, steady: npt.NDArray[np.bool_]) -> Iterator[Fault]:
        up, down = steady & (self.plan.duck > _UP), steady & (self.plan.duck < _DOWN)
        if min(np.count_nonzero(up), np.count_nonzero(down)) < _DUCK_STEPS or not ratio[up].any():
            return
        over = float(10 * np.log10(max(ratio[down].mean(), 1e-12) / ratio[up].mean()))
        self.figures["under_speech"] = over
        if abs(over) > _DUCK:
            first = int(np.flatnonzero(down)[0]) * self.plan.step
            said = (
                _("{decibels:.1f} dB louder under speech than it should be")
                if over > 0
                else _("{decibels:.1f} dB softer under speech than it should be")
            )
            how = said.format(decibels=abs(over))
            yield self.fault(first, _("the bed is {how}; {way_out}").format(how=how, way_out=_WAY_OUT), over=over)

    def _fades(self, figures: Figures, ratio: Floats, steady: npt.NDArray[np.bool_]) -> Iterator[Fault]:
        usual = float(ratio[steady].max(initial=0.0)) or loudness.power(REFERENCE_LUFS)
        most = usual * np.square(self.plan.bed_gain) * 10 ** (_FADE / 10)
        # between two steps of a fade the plan is drawn a step too early or too late
        around = np.maximum.reduce([most, np.roll(most, 1), np.roll(most, -1)]) + _FADE_FLOOR
        over = figures.powers["bed"] / around
        self.figures["over_fade"] = float(10 * np.log10(max(float(over.max(initial=0.0)), 1e-12))) + _FADE
        for first in _firsts(over > 1.0):
            much = float(10 * np.log10(over[first])) + _FADE
            sentence = _("the bed is here {much:.0f} dB louder than its fade lets it be; {way_out}").format(
                much=much, way_out=_WAY_OUT
            )
            yield self.fault(first * self.plan.step, sentence, over=much)

    def _alone(self, figures: Figures, steady: npt.NDArray[np.bool_]) -> Iterator[Fault]:
        others = figures.powers["voice"] + figures.powers["bells"]
        alone = steady & (others == 0) & (np.roll(others, 1) == 0) & (np.roll(others, -1) == 0)
        if np.count_nonzero(alone) < _ALONE_STEPS:
            return
        promised = np.square(self.plan.bed_gain[alone]).mean() * loudness.power(REFERENCE_LUFS)
        over = float(10 * np.log10(max(figures.weighted[alone].mean(), 1e-12) / promised))
        self.figures["alone"] = over
        if abs(over) > _ALONE:
            said = (
                _("{decibels:.1f} dB louder than it should be")
                if over > 0
                else _("{decibels:.1f} dB softer than it should be")
            )
            how = said.format(decibels=abs(over))
            yield self.fault(
                int(np.flatnonzero(alone)[0]) * self.plan.step,
                _("the bed is {how}; {way_out}").format(how=how, way_out=_WAY_OUT),
                over=over,
            )


def _firsts(wrong: npt.NDArray[np.bool_]) -> list[int]:
    """The first of each run."""
    return [int(at) for at in np.flatnonzero(wrong & ~np.concatenate(([False], wrong[:-1])))]


CHECK = RenderCheck("bed-level", _("The bed is as loud as the plan has it."), __doc__ or "", _BedLevel, place=12)
