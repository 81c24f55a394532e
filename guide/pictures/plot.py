"""One practice as one picture: what is heard when, how loud, and what the inspection found.

From above: sections, words, each bus as it was heard, the gain that the plan draws for the bed, the breath, loudness
over time, the clock. All rows share one time axis. To add a row: a function from `_Sheet` and a `_Row`, in `_ROWS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from guide.audio import decibels
from guide.inspection import Expectation, Figures, Report
from guide.inspection.plan import Plan
from guide.pictures import lettering
from guide.pictures.canvas import Canvas, Colour, Point
from guide.timeline import Bus, Timeline
from guide.timeline.breathing import fullness
from guide.translation import _, counted

WIDTH, HEIGHT = 1600, 1000
_LEFT, _RIGHT = 118, 1568
_TOP, _BOTTOM = 104, 952
"""Of the rows."""
_GAP = 12
_WORD_ROWS = 3
_TICKS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
"""Seconds between marks of the time axis."""
_ROOM = 76
"""Pixels between two of them at least."""
_DENSE = 2.5
"""Pixels under which a phase of a breath cannot be seen by itself."""
_QUIETEST, _LOUDEST = -54.0, -6.0
"""LUFS of the row of loudness."""
_LOWEST = -30.0
"""dB at the foot of the row of gain."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a picture."""

    ground: Colour
    band: Colour
    """Every other section."""
    grid: Colour
    ink: Colour
    soft: Colour
    """Labels."""
    buses: dict[str, tuple[Colour, Colour]]
    """Of each bus: its peaks, its power."""
    gain: Colour
    breath: tuple[Colour, Colour]
    momentary: Colour
    short_term: Colour
    target: Colour
    fault: Colour


LIGHT = Palette(
    ground="#fbfaf7", band="#f3f1eb", grid="#e2dfd7", ink="#24292e", soft="#646b72",
    buses={"voice": ("#b9cde3", "#3a6ea5"), "bells": ("#ecd4ac", "#b17a26"), "bed": ("#bddac9", "#3f8262")},
    gain="#3f8262", breath=("#dcd4ec", "#7a63a8"), momentary="#b4bcc4", short_term="#2f3a45", target="#b8860b",
    fault="#c0392b",
)  # fmt: skip
DARK = Palette(
    ground="#14181c", band="#1b2025", grid="#2c333a", ink="#ecebe6", soft="#a0a8af",
    buses={"voice": ("#2f4f70", "#7db3ea"), "bells": ("#5e4a28", "#e3b566"), "bed": ("#2a4d3d", "#74c39c")},
    gain="#74c39c", breath=("#3a3352", "#b5a2e0"), momentary="#616d78", short_term="#e4e6e3", target="#e0b84f",
    fault="#ff8270",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    top: float
    height: float

    @property
    def foot(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is drawn, and where on the sheet a frame lies."""

    canvas: Canvas
    colours: Palette
    timeline: Timeline
    figures: Figures
    report: Report

    def x(self, frame: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * frame / max(1, self.timeline.frames)

    def label(self, row: _Row, name: str, note: str = "") -> None:
        """The name of a row, and below it what is worth knowing."""
        middle = row.top + row.height / 2
        self.canvas.text((_LEFT - 14, middle - (3 if note else -5)), name, self.colours.ink, 15, "end")
        self.canvas.text((_LEFT - 14, middle + 15), note, self.colours.soft, 12, "end")

    def columns(self, each: Floats, join: Callable[[Floats], float]) -> tuple[list[float], list[float]]:
        """One value for each pixel or step, whichever are fewer: where it lies, and ``join`` of the steps in it."""
        count = min(_RIGHT - _LEFT, len(each))
        edges = np.linspace(0, len(each), count + 1).astype(int) if count else np.zeros(1, int)
        step = self.timeline.frames / max(1, len(each))
        places = [self.x((lo + hi) / 2 * step) for lo, hi in pairwise(edges)]
        return places, [float(join(each[lo:hi])) for lo, hi in pairwise(edges)]


def draw(
    timeline: Timeline, figures: Figures, report: Report, path: Path, *, title: str = "", dark: bool = False
) -> None:
    """Draw one practice to ``path``, which ends with ``.svg`` or ``.png``. Raises CannotWriteError."""
    picture(timeline, figures, report, title=title, dark=dark).save(path)


def picture(timeline: Timeline, figures: Figures, report: Report, *, title: str = "", dark: bool = False) -> Canvas:
    """The same on a canvas."""
    colours = DARK if dark else LIGHT
    sheet = _Sheet(Canvas(WIDTH, HEIGHT, colours.ground), colours, timeline, figures, report)
    rows = [(share, paint) for share, wanted, paint in _ROWS if wanted(sheet)]
    height = (_BOTTOM - _TOP - _GAP * len(rows)) / sum(share for share, _other in rows)
    _sections(sheet)
    _clock(sheet)
    top = float(_TOP)
    for share, paint in rows:
        paint(sheet, _Row(top, share * height))
        top += share * height + _GAP
    _faults(sheet)
    _heading(sheet, title)
    return sheet.canvas


def _heading(sheet: _Sheet, title: str) -> None:
    level = sheet.figures.level()
    told = _("{time} · {lufs:.1f} LUFS · {peak:.1f} dBTP").format(
        time=_time(sheet.report.seconds), lufs=level.lufs, peak=level.true_peak
    )
    wrong = [finding for finding in sheet.report.findings if not finding.ok]
    verdict = (
        _("to mend: {wrong}").format(wrong=", ".join(finding.check for finding in wrong))
        if wrong
        else _("nothing to mend")
    )
    colours, canvas = sheet.colours, sheet.canvas
    canvas.text((_LEFT, 46), _fitting(title, 24, 900), colours.ink, 24)
    canvas.text((_RIGHT, 40), told, colours.ink, 16, "end")
    canvas.text((_RIGHT, 62), _fitting(verdict, 14, 640), colours.fault if wrong else colours.soft, 14, "end")


def _sections(sheet: _Sheet) -> None:
    """A band behind everything for every other section, and its title over it."""
    markers = sheet.timeline.markers
    stops = [*(marker.frame for marker in markers[1:]), sheet.timeline.frames]
    for number, (marker, stop) in enumerate(zip(markers, stops, strict=False)):
        left, right = sheet.x(marker.frame), sheet.x(stop)
        if number % 2 == 0:
            sheet.canvas.rect(left, _TOP - 30, right - left, _BOTTOM - _TOP + 30, sheet.colours.band)
        sheet.canvas.text((left + 6, _TOP - 12), _fitting(marker.title, 14, right - left - 10), sheet.colours.soft, 14)


def _clock(sheet: _Sheet) -> None:
    seconds = sheet.timeline.rate.seconds(sheet.timeline.frames)
    per_pixel = seconds / (_RIGHT - _LEFT)
    step = next((tick for tick in _TICKS if tick >= _ROOM * per_pixel), _TICKS[-1])
    sheet.canvas.line((_LEFT, _BOTTOM), (_RIGHT, _BOTTOM), sheet.colours.soft)
    for at in range(0, int(seconds) + 1, step):
        x = sheet.x(sheet.timeline.rate.frames(at))
        sheet.canvas.line((x, _TOP), (x, _BOTTOM + 6), sheet.colours.grid)
        sheet.canvas.text((x, _BOTTOM + 24), _time(at), sheet.colours.soft, 13, "middle")


def _words(sheet: _Sheet, row: _Row) -> None:
    """A mark for each line that is spoken, and its first words where there is room."""
    sheet.label(row, "Words", counted(len(sheet.timeline.cues), "line"))
    taken = [0.0] * _WORD_ROWS
    pitch = row.height / (_WORD_ROWS + 1)
    for cue in sheet.timeline.cues:
        left, right = sheet.x(cue.start), sheet.x(cue.stop)
        sheet.canvas.rect(left, row.top, max(1.0, right - left - 0.5), 5, sheet.colours.buses["voice"][1])
    starts = [sheet.x(cue.start) for cue in sheet.timeline.cues]
    for number, (cue, left) in enumerate(zip(sheet.timeline.cues, starts, strict=True)):
        line = next((at for at in range(_WORD_ROWS) if taken[at] <= left), None)
        if line is None:
            continue
        later = starts[number + _WORD_ROWS] if number + _WORD_ROWS < len(starts) else float(_RIGHT)
        text = _fitting(cue.text, 12, max(0.0, min(later - 8, left + 240, _RIGHT) - left))
        if text:
            sheet.canvas.text((left, row.top + 6 + (line + 0.85) * pitch), text, sheet.colours.soft, 12)
            taken[line] = left + lettering.width(text, 12) + 8


def _bus(name: str) -> Callable[[_Sheet, _Row], None]:
    def paint(sheet: _Sheet, row: _Row) -> None:
        """Peaks, and within them power, both by their square roots, so that what is soft is seen too."""
        peaks = sheet.figures.peaks[name]
        highest = float(peaks.max(initial=0.0))
        sheet.label(
            row, name.capitalize(), _("peak {peak:.1f} dB").format(peak=decibels(highest)) if highest else "silent"
        )
        middle = row.top + row.height / 2
        sheet.canvas.line((_LEFT, middle), (_RIGHT, middle), sheet.colours.grid)
        sides = [
            (peaks, sheet.colours.buses[name][0]),
            (np.sqrt(sheet.figures.powers[name] / 2), sheet.colours.buses[name][1]),
        ]
        for each, colour in sides:
            places, heights = sheet.columns(each, lambda part: float(part.max()))
            _mirrored(
                sheet.canvas, places, [np.sqrt(min(1.0, high)) * row.height / 2 for high in heights], middle, colour
            )

    return paint


def _gain(sheet: _Sheet, row: _Row) -> None:
    """The gain of the bed as the plan draws it: fades, duck, swell."""
    sheet.label(row, _("Bed gain"), "dB")
    gain = Plan(sheet.timeline, Expectation()).bed_gain
    db = 20 * np.log10(np.maximum(gain, 10 ** (_LOWEST / 20)))
    for each in (0.0, -12.0, -24.0):
        y = row.top + row.height * each / _LOWEST
        sheet.canvas.line((_LEFT, y), (_RIGHT, y), sheet.colours.grid)
        sheet.canvas.text((_RIGHT + 4, y + 4), f"{each:.0f}", sheet.colours.soft, 11)
    places, low = sheet.columns(db, lambda part: float(part.min()))
    _other, high = sheet.columns(db, lambda part: float(part.max()))
    top = [(x, row.top + row.height * value / _LOWEST) for x, value in zip(places, high, strict=True)]
    foot = [(x, row.top + row.height * value / _LOWEST) for x, value in zip(places, low, strict=True)]
    sheet.canvas.polygon([*top, *reversed(foot)], sheet.colours.buses["bed"][0])
    for line in (top, foot) if len(top) < len(db) else (top,):
        sheet.canvas.polyline(line, sheet.colours.gain, 1.5)


def _breath(sheet: _Sheet, row: _Row) -> None:
    """How full the lungs are; a band where breaths are too many to be told apart."""
    phases = sheet.timeline.phases
    count = sum(1 for phase in phases if phase.name == "in")
    sheet.label(row, "Breath", counted(count, "breath"))
    soft, strong = sheet.colours.breath
    for first, last in _runs(sheet):
        inside = phases[first:last]
        wide = sheet.x(inside[-1].stop) - sheet.x(inside[0].start)
        if wide < _DENSE * len(inside):
            sheet.canvas.rect(sheet.x(inside[0].start), row.top, max(1.0, wide), row.height, soft)
            continue
        curve = [point for index in range(first, last) for point in _phase(sheet, row, index)]
        sheet.canvas.polygon([(curve[0][0], row.foot), *curve, (curve[-1][0], row.foot)], soft)
        sheet.canvas.polyline(curve, strong, 1.5)


def _phase(sheet: _Sheet, row: _Row, index: int) -> list[Point]:
    phase = sheet.timeline.phases[index]
    before, after = fullness(sheet.timeline.phases, index)
    left, right = sheet.x(phase.start), sheet.x(phase.stop)
    shares = np.linspace(0.0, 1.0, max(2, min(24, int(right - left))))
    full = before + (after - before) * (0.5 - 0.5 * np.cos(np.pi * shares))
    return [
        (left + (right - left) * float(share), row.foot - float(each) * row.height)
        for share, each in zip(shares, full, strict=True)
    ]


def _runs(sheet: _Sheet) -> list[tuple[int, int]]:
    """Phases that follow each other at once, as (first, last exclusive)."""
    phases = sheet.timeline.phases
    near = sheet.timeline.rate.frames(0.1)
    breaks = [at for at in range(1, len(phases)) if phases[at].start - phases[at - 1].stop > near]
    return list(zip([0, *breaks], [*breaks, len(phases)], strict=True))


def _loudness(sheet: _Sheet, row: _Row) -> None:
    """Momentary, short-term, and what is asked of the whole."""
    sheet.label(row, "Loudness", "LUFS")
    colours, canvas = sheet.colours, sheet.canvas

    def y(lufs: float) -> float:
        return row.foot - row.height * (min(max(lufs, _QUIETEST), _LOUDEST) - _QUIETEST) / (_LOUDEST - _QUIETEST)

    for lufs in (-48, -36, -24, -12):
        canvas.line((_LEFT, y(lufs)), (_RIGHT, y(lufs)), colours.grid)
        canvas.text((_RIGHT + 4, y(lufs) + 4), f"{lufs}", colours.soft, 11)
    for each, colour, width in (
        (sheet.figures.momentary, colours.momentary, 1.0),
        (sheet.figures.short_term, colours.short_term, 1.5),
    ):
        places, values = sheet.columns(each, lambda part: float(part.max()))
        canvas.polyline([(x, y(value)) for x, value in zip(places, values, strict=True)], colour, width)
    wanted = next((f.figures.get("wanted") for f in sheet.report.findings if f.check == "loudness"), None)
    if isinstance(wanted, int | float):
        canvas.line((_LEFT, y(wanted)), (_RIGHT, y(wanted)), colours.target, 1.5, 7.0)


def _faults(sheet: _Sheet) -> None:
    """A line through all rows and a mark under them where something is to be mended; its name where there is room."""
    taken = 0.0
    marks = sorted((fault.seconds, finding.check) for finding in sheet.report.findings for fault in finding.faults)
    for seconds, check in marks:
        x = min(sheet.x(sheet.timeline.rate.frames(seconds)), float(_RIGHT))
        sheet.canvas.line((x, _TOP - 4), (x, _BOTTOM + 4), sheet.colours.fault, 1.0)
        sheet.canvas.polygon([(x - 5, _BOTTOM + 9), (x + 5, _BOTTOM + 9), (x, _BOTTOM)], sheet.colours.fault)
        wide = lettering.width(check, 12)
        left = min(x - wide / 2, _RIGHT - wide)
        if left > taken:
            sheet.canvas.text((left, HEIGHT - 8), check, sheet.colours.fault, 12)
            taken = left + wide + 8


def _mirrored(canvas: Canvas, places: Sequence[float], heights: Sequence[float], middle: float, colour: Colour) -> None:
    """A filled shape as high above the middle as below, in one piece for each stretch that is not flat."""
    start: int | None = None
    for at in range(len(places) + 1):
        sounds = at < len(places) and heights[at] >= 0.25
        if sounds and start is None:
            start = at
        elif not sounds and start is not None:
            xs, ys = [*places[start:at]], [*heights[start:at]]
            xs, ys = [xs[0] - 0.5, *xs, xs[-1] + 0.5], [ys[0], *ys, ys[-1]]
            above = [(x, middle - y) for x, y in zip(xs, ys, strict=True)]
            below = [(x, middle + y) for x, y in zip(xs, ys, strict=True)]
            canvas.polygon([*above, *reversed(below)], colour)
            start = None


def _fitting(text: str, size: int, room: float) -> str:
    """As much of ``text`` as fits into ``room`` pixels; nothing if that is hardly a word."""
    if not lettering.settable(text):
        return ""
    if lettering.width(text, size) <= room:
        return text
    least = 6
    while len(text) > least and lettering.width(text + "…", size) > room:
        text = text[: min(len(text) - 1, int(len(text) * max(0.5, room / lettering.width(text + "…", size))))].rstrip()
    return text.rstrip(" ,;:.") + "…" if len(text) > least else ""


def _time(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _bus_sounds(bus: Bus) -> Callable[[_Sheet], bool]:
    return lambda sheet: bool(sheet.figures.peaks[bus.value].any())


_ROWS: tuple[tuple[float, Callable[[_Sheet], bool], Callable[[_Sheet, _Row], None]], ...] = (
    (0.62, lambda sheet: bool(sheet.timeline.cues), _words),
    (1.15, _bus_sounds(Bus.VOICE), _bus("voice")),
    (0.8, _bus_sounds(Bus.BELLS), _bus("bells")),
    (0.8, _bus_sounds(Bus.BED), _bus("bed")),
    (0.6, lambda sheet: bool(sheet.timeline.beds), _gain),
    (0.6, lambda sheet: bool(sheet.timeline.phases), _breath),
    (1.4, lambda sheet: True, _loudness),
)
"""Share of the height, whether there is anything to draw, and how."""
