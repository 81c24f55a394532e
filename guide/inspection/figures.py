"""What is measured of every render: a few figures for each tenth of a second of the sum and of each bus."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guide.audio import Rate, decibels, energy, loudness
from guide.audio.loudness import Level, gated
from guide.inspection.spans import TRACKS, Span, Track

Floats = npt.NDArray[np.float32]

CELL = 200
"""Cells in a second: within a step, heights and powers are known for each 5 ms."""
_HOT = 0.8
"""Between samples under this share of the highest nothing is higher than it: true up to a full tone of 9 kHz."""
_MANY = 3
"""Places in a second from which on looking at all of it costs less."""
_AROUND = 24
"""Frames on either side of a point between samples that have a say in it."""
_ROWS = (
    "weighted", *(f"{what} {track}" for what in ("power", "peak") for track in TRACKS),
    *(f"{what} {side}" for what in ("mean", "side") for side in ("left", "right")),
)  # fmt: skip
_FIRST = 8_192
"""Steps for which there is room at first: thirteen minutes."""
_MOMENT, _SHORT = 4, 30
"""Steps of momentary and of short-term loudness (EBU Tech 3341)."""


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Figures for each step of a tenth of a second, the last of which may be shorter. All arrays are `steps` long."""

    rate: Rate
    frames: int
    weighted: Floats
    """K-weighted mean square of the sum, channels added (`guide.audio.loudness.steps`)."""
    powers: dict[Track, Floats]
    """Mean square of ``sound``, ``voice``, ``bells`` and ``bed``, channels added."""
    peaks: dict[Track, Floats]
    """Highest sample of each, full scale 1."""
    means: Floats
    """Mean of the sum, shape (steps, 2)."""
    sides: Floats
    """Mean square of the sum on either side, shape (steps, 2)."""
    true_peak: float
    """Highest point between samples, full scale 1."""
    clipped: int
    """Samples of the sum at or beyond full scale."""

    @property
    def steps(self) -> int:
        """How many there are."""
        return len(self.weighted)

    def level(self) -> Level:
        """Integrated loudness, and true peak in dBTP."""
        whole = self.weighted[: self.frames // self.rate.frames(loudness.STEP)]
        return Level(gated(np.asarray(whole, np.float64)), decibels(self.true_peak))

    @property
    def momentary(self) -> Floats:
        """LUFS over the 0.4 s that end with each step."""
        return _loudness(self.weighted, _MOMENT)

    @property
    def short_term(self) -> Floats:
        """LUFS over the 3 s that end with each step."""
        return _loudness(self.weighted, _SHORT)

    def weighted_of(self, track: Track) -> Floats:
        """K-weighted mean square of one bus: its share of the sum's.

        Exact where it sounds alone. Where several do, the sum's is divided by their mean squares, that of the bed
        weighted as it is where it is heard alone; a voice 18 dB over its bed is right within 0.1 dB.
        """
        if track == "sound":
            return self.weighted
        bed = np.minimum(self.powers["bed"] * self._weight_of_bed(), self.weighted)
        if track == "bed":
            return np.asarray(bed, np.float32)
        rest = self.powers["voice"] + self.powers["bells"]
        share = np.divide(self.powers[track], rest, out=np.zeros_like(rest), where=rest > 0)
        return np.asarray((self.weighted - bed) * share, np.float32)

    def _weight_of_bed(self) -> Floats:
        """K-weighted mean square of the bed as a multiple of its mean square, step by step."""
        alone = (self.powers["bed"] > 0) & (self.powers["voice"] + self.powers["bells"] == 0)
        at = np.flatnonzero(alone)
        if not len(at):
            return np.ones(self.steps, np.float32)
        ratio = self.weighted[at] / self.powers["bed"][at]
        usual = np.interp(np.arange(self.steps), at, ratio)
        return np.asarray(usual, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """One span of one track, 5 ms at a time."""

    start: int
    """Number of the first cell, from the beginning of the session."""
    peaks: Floats
    powers: Floats
    """Mean square, channels added."""


class Gauge:
    """Fills in the figures, span after span."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._step, self._cell = rate.frames(loudness.STEP), rate.hz // CELL
        self._rows = np.zeros((len(_ROWS), _FIRST), np.float32)
        self._steps = 0
        self._highest = 0.0
        self._clipped = 0
        self._frames = 0

    def hear(self, span: Span) -> dict[Track, Cells]:
        """Measure one span; its cells, of the tracks that are not silent."""
        steps = -(-(span.stop - span.start) // self._step)
        known: dict[int, Cells] = {}
        cells: dict[Track, Cells] = {}
        for track, wide in span.wide.items():
            if id(wide) not in known:
                known[id(wide)] = self._cells(span, track)
            cells[track] = known[id(wide)]
        self._make_room(steps)
        for track, found in cells.items():
            self._note(f"peak {track}", _by_step(found.peaks, steps).max(axis=1))
            self._note(f"power {track}", self._power(found.powers, steps, span))
        if "sound" in cells:
            self._sum(span, steps, cells["sound"])
        self._steps += steps
        self._frames = span.stop
        return cells

    def figures(self) -> Figures:
        """Everything, after the last span."""
        row = {name: self._rows[at, : self._steps] for at, name in enumerate(_ROWS)}
        return Figures(
            rate=self._rate,
            frames=self._frames,
            weighted=row["weighted"],
            powers={track: row[f"power {track}"] for track in TRACKS},
            peaks={track: row[f"peak {track}"] for track in TRACKS},
            means=np.stack((row["mean left"], row["mean right"]), axis=1),
            sides=np.stack((row["side left"], row["side right"]), axis=1),
            true_peak=self._highest,
            clipped=self._clipped,
        )

    def _make_room(self, steps: int) -> None:
        """For so many steps more; twice as much as there was, so that it seldom has to be made."""
        have = self._rows.shape[1]
        if self._steps + steps > have:
            self._rows = np.concatenate((self._rows, np.zeros((len(_ROWS), max(have, steps)), np.float32)), axis=1)

    def _note(self, row: str, each: Floats) -> None:
        self._rows[_ROWS.index(row), self._steps : self._steps + len(each)] = each

    def _cells(self, span: Span, track: Track) -> Cells:
        core = _filled(span, track, self._cell)
        rows = core.reshape(-1, 2 * self._cell)
        peaks = np.maximum(np.maximum.reduce(rows, axis=1), -np.minimum.reduce(rows, axis=1))
        powers = energy.energy(rows) / np.float32(self._cell)
        return Cells(span.start // self._cell, peaks, powers)

    def _power(self, powers: Floats, steps: int, span: Span) -> Floats:
        """Mean of each step; of the last one, over the frames it has."""
        sums = _by_step(powers, steps).sum(axis=1) * np.float32(self._cell)
        return np.asarray(sums / self._lengths(span, steps), np.float32)

    def _lengths(self, span: Span, steps: int) -> Floats:
        lengths = np.full(steps, self._step, np.float32)
        lengths[-1] = span.stop - span.start - (steps - 1) * self._step
        return lengths

    def _sum(self, span: Span, steps: int, cells: Cells) -> None:
        rows = _filled(span, "sound", self._step).reshape(steps, self._step, 2)
        lengths = self._lengths(span, steps)
        for side, mean, power in zip(("left", "right"), energy.sums(rows).T, energy.sides(rows).T, strict=True):
            self._note(f"mean {side}", mean / lengths)
            self._note(f"side {side}", power / lengths)
        self._note("weighted", self._k_weighted(span, steps))
        self._high(span.wide["sound"], span.margin, cells)

    def _k_weighted(self, span: Span, steps: int) -> Floats:
        wide, near = span.wide["sound"], loudness.reach(self._rate)
        first, stop = span.margin - near, span.margin + steps * self._step + near
        missing = max(0, stop - len(wide))
        wide = np.pad(wide[first:], ((0, missing), (0, 0))) if missing else wide[first:stop]
        return np.asarray(loudness.steps_within(wide, self._rate), np.float32)

    def _high(self, wide: Floats, margin: int, cells: Cells) -> None:
        """Samples at full scale, and the highest point between samples; looked for where the samples are high."""
        top = float(cells.peaks.max(initial=0.0))
        if top >= 1.0:
            core = wide[margin : len(wide) - margin]
            self._clipped += int(np.count_nonzero(np.abs(core) >= 1.0))
        floor = _HOT * max(self._highest, top)
        runs = _runs(cells.peaks > floor)
        if len(runs) > _MANY:
            runs = [(runs[0][0], runs[-1][1])]
        for first, last in runs:
            lo, hi = margin + first * self._cell, min(margin + last * self._cell, len(wide) - margin)
            _, high = loudness.tall(wide[lo - _AROUND : hi + _AROUND], floor)
            self._highest = max(self._highest, float(high.max(initial=0.0)))


def _filled(span: Span, track: Track, length: int) -> Floats:
    """The core with silence after it, so that it has whole rows of ``length`` frames."""
    core = span.core(track)
    assert core is not None  # noqa: S101 - asked only for what sounds
    missing = -len(core) % length
    return np.pad(core, ((0, missing), (0, 0))) if missing else core


def _by_step(cells: Floats, steps: int) -> Floats:
    each = round(CELL * loudness.STEP)
    if len(cells) < steps * each:
        cells = np.concatenate((cells, np.zeros(steps * each - len(cells), np.float32)))
    return cells.reshape(steps, each)


def _runs(hot: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where it is true: (first, last exclusive) of each run, runs that are nearly one made one."""
    at = np.flatnonzero(hot)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > 3)
    return [(int(run[0]), int(run[-1]) + 1) for run in np.split(at, breaks + 1)]


def _loudness(weighted: Floats, steps: int) -> Floats:
    sums = np.cumsum(np.concatenate((np.zeros(steps), weighted.astype(np.float64))))
    return np.asarray(loudness.lufs((sums[steps:] - sums[:-steps]) / steps)[: len(weighted)], np.float32)
