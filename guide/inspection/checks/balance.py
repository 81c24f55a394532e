"""A voice comes from the middle, and a bed surrounds. On headphones a decibel and a half to one side is heard as
someone sitting beside the listener (B. C. J. Moore, An Introduction to the Psychology of Hearing, 2012, chapter 7:
differences of level from half a decibel to one are noticed), and one dead side as a broken cable.

The voice is mono, so both sides of each line are equal to a tenth of a decibel. The bed, where it is heard alone, may
lean by 1.5 dB as a whole and 3 dB in a minute (2 dB at either end), because waves wander; bells, which may stand on
one side, by 6 dB. A bed or a bell of the listener's own may have been recorded from one side; then the voice alone is
judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from guide.audio.energy import sides_of
from guide.audio.loudness import STEP, Doubles
from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Cells, Figures
from guide.inspection.plan import Plan
from guide.inspection.report import Fault
from guide.inspection.spans import Span, Track
from guide.timeline import Bus
from guide.translation import _

_VOICE, _WHOLE, _BELLS = 0.1, 1.5, 6.0
_MINUTE, _MINUTE_STRICT = 3.0, 2.0
"""dB."""
_STEPS = round(60.0 / STEP)
_AUDIBLE = 1e-7
"""Mean square under which a minute is a silence."""
_WAY_OUT = _("look for a recording or a cable that is louder on one side.")


class _Balance(CheckFunction):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._most = 0.0
        self._bells = np.zeros(2)
        self._told = -1
        """Where the last span ends in which the voice leant; what goes on is told once."""

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        bells, voice = span.core("bells"), span.core("voice")
        if bells is not None:
            self._bells += sides_of(bells)
        if voice is None:
            return
        left, right = sides_of(voice)
        if left + right > _AUDIBLE * len(voice):
            apart = _apart(left, right)
            self._most = max(self._most, abs(apart))
            if abs(apart) > _VOICE:
                if self._told != span.start:
                    self.sees(
                        span.start,
                        _("the voice is {side}; {way_out}").format(side=_side(apart), way_out=_WAY_OUT),
                        left_over_right=apart,
                    )
                self._told = span.stop

    def faults(self, figures: Figures) -> list[Fault]:
        others, bed = figures.powers["voice"] + figures.powers["bells"], figures.powers["bed"]
        buses = bool((others + bed).any())
        sides: Doubles = np.where(
            ((bed > 0) & (others == 0) | (not buses))[:, None], figures.sides.astype(np.float64), 0.0
        )
        whole = _apart(*sides.sum(axis=0)) if sides.sum() else 0.0
        self.figures = {"left_over_right": whole, "voice": self._most}
        bells = _apart(*self._bells) if self._bells.sum() else 0.0
        self.figures["bells"] = bells
        if abs(bells) > _BELLS and not self.plan.expected.struck:
            first = self.plan.clips(Bus.BELLS)[0].start
            self.sees(
                first,
                _("the bells are {side}; {way_out}").format(side=_side(bells), way_out=_WAY_OUT),
                left_over_right=bells,
            )
        if self.plan.expected.own:
            return self.seen
        minutes = list(self._minutes(sides))
        if abs(whole) > _WHOLE and not minutes:
            minutes = [
                self.fault(
                    0,
                    _("the whole is {side}; {way_out}").format(side=_side(whole), way_out=_WAY_OUT),
                    left_over_right=whole,
                )
            ]
        return [*self.seen, *minutes]

    def _minutes(self, sides: Doubles) -> Iterator[Fault]:
        for at in range(0, max(min(1, len(sides)), len(sides) - _STEPS // 2), _STEPS):
            part = sides[at : at + _STEPS].mean(axis=0)
            apart = _apart(*part) if part.sum() > _AUDIBLE else 0.0
            if abs(apart) > (_MINUTE_STRICT if self.plan.strict(at * self.plan.step) else _MINUTE):
                yield self.fault(
                    at * self.plan.step,
                    _("this minute is {side}; {way_out}").format(side=_side(apart), way_out=_WAY_OUT),
                    left_over_right=apart,
                )


def _apart(left: float, right: float) -> float:
    return float(10 * np.log10(max(left, 1e-12) / max(right, 1e-12)))


def _side(apart: float) -> str:
    said = _("{decibels:.1f} dB louder on the left") if apart > 0 else _("{decibels:.1f} dB louder on the right")
    return said.format(decibels=abs(apart))


CHECK = RenderCheck(
    "balance", _("Neither side is louder than the other."), __doc__ or "", _Balance, buses=False, place=16
)
