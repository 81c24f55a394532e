"""A click is a sample that does not belong to its neighbours: a block that was lost, a loop that does not close, a
cut without a fade, dust in a recording. It wakes whoever was drifting off.

Looked at is the second difference, in which everything that swings slowly is small and what happens between two
samples is large. It counts as a click only if it stands alone: three times as high as anything within 16 ms before
and after it (four times where someone speaks, for a voice is a row of pulses). A struck bell rings on, a plosive
hisses on, the next pulse of a voice is never further than 13 ms, so none of them is one. In the first minute and the
last twenty seconds two and a half times is enough, or three. Under -66 dBFS (-72 there) it is not heard even in a
silent room. The sum is looked at, and each bus for itself, so that words do not hide a bed's clicks. What crackles in
a bed or a bell of the listener's own is as it was recorded, a fire or a record, and is no fault of the render; so it
is let pass in its bus, and in the sum where it is that high there. (S. J. Godsill
and P. J. W. Rayner, Digital Audio Restoration, 1998, chapter 5, find clicks in a like way, by what a model of the
neighbourhood does not explain.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from guide.audio import decibels
from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Cells
from guide.inspection.plan import Plan
from guide.inspection.spans import TRACKS, Span, Track
from guide.translation import _

_ALONE, _SPOKEN = (3.0, 2.5), (4.0, 3.0)
"""Times as high as all around it, where nobody speaks and where someone does; the second where it is stricter."""
_FLOOR, _FLOOR_STRICT = 10 ** (-66 / 20), 10 ** (-72 / 20)
_CELL = 128
"""Frames in which the highest is looked for first."""
_NEAR = 4
"""Cells before and after that are compared, without the next one."""
_REACH, _CORE = 768, 4
"""Frames around a click that are compared one by one, and those that belong to it."""
_SAME = 480
"""Frames within which two are one."""
_WORDS = {"sound": _("the mix"), "voice": _("the voice"), "bells": _("the bells"), "bed": _("the bed")}

Floats = npt.NDArray[np.float32]


class _Click(CheckFunction):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._last = -_SAME
        self._nearest = 0.0
        expected = plan.expected
        self._own = [bus for bus, own in (("bed", bool(expected.own)), ("bells", expected.struck)) if own]

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        strict = self.plan.strict(span.start) or self.plan.strict(span.stop)
        floor = _FLOOR_STRICT if strict else _FLOOR
        spoken = ("sound", "voice") if "voice" in span.wide else ()
        own = [track for track in self._own if track in span.wide]
        found = [
            click
            for track in _tracks(span, own)
            for click in self._clicks(span, track, (_SPOKEN if track in spoken else _ALONE)[strict], floor)
            if not any(_as_high(span, bus, *click[:2]) for bus in own)
        ]
        for frame, height, track in sorted(found):
            if frame - self._last >= _SAME:
                self._last = frame
                sentence = _(
                    "there is a click of {height:.0f} dBFS in {what}; "
                    "look at what begins or ends here, and export it again."
                ).format(height=decibels(height), what=_WORDS[track])
                self.sees(frame, sentence, height=decibels(height), bus=track)
        self.figures = {"clicks": len(self.seen), "nearest": self._nearest}

    def _clicks(self, span: Span, track: Track, alone: float, floor: float) -> Iterator[tuple[int, float, Track]]:
        wide = span.wide[track]
        near = min(span.margin, _REACH + 2 * _CELL)
        bent = _bent(wide[span.margin - near : len(wide) - span.margin + near])
        for cell in _lonely(bent, alone, floor):
            at, height, times = _closely(bent, cell * _CELL)
            frame = span.start + at - near
            if span.start <= frame < span.stop and height > floor:
                self._nearest = max(self._nearest, times)
                if times > alone:
                    yield frame, height, track


def _tracks(span: Span, own: list[Track]) -> list[Track]:
    """The sum, and the buses if there is more than one, without those that are as they were recorded."""
    heard = [track for track in TRACKS if track in span.wide]
    return heard[:1] if len(heard) == 2 else [track for track in heard if track not in own]


def _as_high(span: Span, bus: Track, frame: int, height: float) -> bool:
    """Whether a click comes out of a bus: there too it is at least half as high."""
    at = span.margin + frame - span.start
    near = span.wide[bus][max(0, at - _CORE - 1) : at + _CORE + 2]
    return float(_bent(near).max(initial=0.0)) >= height / 2


def _bent(wide: Floats) -> Floats:
    """How far each sample is from the middle of its neighbours, frame by frame: a click has its own height there."""
    flat = wide.reshape(-1)
    bent = flat[:-4] + flat[4:]
    bent *= np.float32(0.5)
    bent -= flat[2:-2]
    return np.asarray(np.abs(bent, out=bent))


def _lonely(bent: Floats, alone: float, floor: float) -> list[int]:
    """Cells of `_CELL` frames that may hold a click; a cheap bound that leaves none out but in the margins."""
    whole = len(bent) // (2 * _CELL)
    high = np.maximum.reduce(bent[: whole * 2 * _CELL].reshape(whole, 2 * _CELL), axis=1)
    two = np.maximum(high[1:], high[:-1])
    four = np.maximum(two[2:], two[:-2])  # four[i] is the highest of cells i to i + 3
    inner = high[_NEAR + 1 : whole - _NEAR - 1]
    lonely = (inner > floor) & (inner > alone * np.maximum(four[: len(inner)], four[_NEAR + 3 :]))
    return [_NEAR + 1 + int(cell) for cell in np.flatnonzero(lonely)]


def _closely(bent: Floats, start: int) -> tuple[int, float, float]:
    """Frame and height of the highest in a cell, and how many times as high as all around it it is."""
    in_cell = bent[2 * start : 2 * (start + _CELL)]
    at = start + int(np.argmax(in_cell)) // 2
    height = float(in_cell.max())
    before, after = bent[2 * max(0, at - _REACH) : 2 * (at - _CORE)], bent[2 * (at + _CORE + 1) : 2 * (at + _REACH)]
    around = max(float(before.max(initial=0.0)), float(after.max(initial=0.0)))
    return at + 1, height, height / max(around, 1e-9)


CHECK = RenderCheck(
    "click", _("No sample stands out from its neighbours."), __doc__ or "", _Click, buses=False, place=5
)
