"""A chart on a sheet, as PNG or SVG: one drawing (`guide.pictures.canvas`) that becomes either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from guide.insights.chart import Chart, Series
from guide.insights.wording import number
from guide.pictures import lettering
from guide.pictures.canvas import Canvas, Colour, Point
from guide.translation import _

WIDTH = 960
_LEFT, _RIGHT, _TOP, _FOOT = 40, 40, 84, 64
_BAR = 26
"""Pixels of a bar with the space below it."""
_LINES = 320
"""Height of a chart over time."""
_CELL = 34
_SMALL, _TITLE = 15, 24


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a sheet. Series differ in lightness too, for whoever sees no hue."""

    ground: Colour
    ink: Colour
    soft: Colour
    grid: Colour
    series: tuple[Colour, ...]
    shades: tuple[Colour, Colour, Colour, Colour]
    """From a little to most."""


LIGHT = Palette(
    "#fbfaf7", "#24292e", "#646b72", "#e2dfd7", ("#3a6ea5", "#b17a26", "#7a63a8", "#8fbfa5", "#a0a8af"),
    ("#dcebe3", "#a9cfbb", "#6fa98b", "#3f8262"),
)  # fmt: skip
DARK = Palette(
    "#14181c", "#ecebe6", "#a0a8af", "#2c333a", ("#7db3ea", "#e3b566", "#b5a2e0", "#2a6d4d", "#616d78"),
    ("#22382e", "#2f5a47", "#4c9272", "#74c39c"),
)  # fmt: skip


@dataclass(slots=True)
class _Sheet:
    chart: Chart
    colours: Palette
    canvas: Canvas
    left: float
    """Where values begin."""
    right: float = field(default=WIDTH - _RIGHT)

    def x(self, value: float) -> float:
        low, high = self.chart.bounds
        return self.left + (self.right - self.left) * max(0.0, min(1.0, (value - low) / (high - low)))

    def write(self, at: Point, text: str, colour: Colour, size: int = _SMALL, anchor: str = "start") -> None:
        if anchor == "end":
            self.canvas.text(at, text, colour, size, "end")
        else:
            self.canvas.text(at, text, colour, size, "middle" if anchor == "middle" else "start")


def save(chart: Chart, path: Path, *, dark: bool = False) -> None:
    """Draw a chart to ``path``, which ends with ``.svg`` or ``.png``. Raises CannotWriteError."""
    draw(chart, dark=dark).save(path)


def draw(chart: Chart, *, dark: bool = False) -> Canvas:
    """Return the same on a canvas, `WIDTH` pixels wide and as high as it needs."""
    colours = DARK if dark else LIGHT
    names = [each.name for each in chart.series] if chart.kind == "grid" else chart.labels
    margin = max((lettering.width(_short(name), _SMALL) for name in names if lettering.settable(name)), default=0)
    left = _LEFT + (44 if chart.kind == "lines" else margin + 16)
    sheet = _Sheet(chart, colours, Canvas(WIDTH, _height(chart), colours.ground), left)
    sheet.write((_LEFT, 48), chart.title, colours.ink, _TITLE)
    KINDS[chart.kind](sheet)
    _legend(sheet)
    return sheet.canvas


def _height(chart: Chart) -> int:
    many = len(chart.labels) * (len(chart.series) if chart.kind == "bars" else 1)
    inner = {"lines": _LINES, "grid": _CELL * len(chart.series)}.get(chart.kind, _BAR * many)
    return _TOP + inner + _FOOT


def _short(name: str) -> str:
    return name if len(name) <= 32 else f"{name[:31]}…"


def _legend(sheet: _Sheet) -> None:
    """The names of several series, at the foot; and the unit."""
    foot, at = sheet.canvas.height - 20.0, float(_LEFT)
    if sheet.chart.kind == "grid":
        sheet.write((at, foot), _("A ring is rest, or nothing told; the stronger, the more."), sheet.colours.soft)
    elif len(sheet.chart.series) > 1:
        for each, colour in zip(sheet.chart.series, _cycled(sheet), strict=True):
            sheet.canvas.rect(at, foot - 11, 12, 12, colour)
            sheet.write((at + 18, foot), _short(each.name), sheet.colours.soft)
            at += 48 + lettering.width(_short(each.name), _SMALL)
    sheet.write((sheet.right, foot), sheet.chart.unit, sheet.colours.soft, anchor="end")


def _cycled(sheet: _Sheet) -> list[Colour]:
    colours = sheet.colours.series
    return [colours[place % len(colours)] for place in range(len(sheet.chart.series))]


def _bars(sheet: _Sheet) -> None:
    chart, colours = sheet.chart, sheet.colours
    sheet.right -= 52
    many = len(chart.series)
    for place, label in enumerate(chart.labels):
        top = float(_TOP + place * many * _BAR)
        sheet.write((sheet.left - 10, top + 16), _short(label), colours.ink, anchor="end")
        for row, (each, colour) in enumerate(zip(chart.series, _cycled(sheet), strict=True)):
            value, y = each.values[place], top + row * (_BAR - 4)
            if value is None:
                sheet.write((sheet.left + 4, y + 16), "·", colours.soft)
                continue
            sheet.canvas.rect(sheet.left, y + 2, max(1.0, sheet.x(value) - sheet.left), _BAR - 8, colour)
            sheet.write((sheet.x(value) + 8, y + 16), number(value), colours.soft)
    sheet.right += 52


def _ranges(sheet: _Sheet) -> None:
    chart, colours = sheet.chart, sheet.colours
    foot = float(_TOP + len(chart.labels) * _BAR)
    for tick in _ticks(*chart.bounds):
        sheet.canvas.line((sheet.x(tick), _TOP), (sheet.x(tick), foot), colours.grid)
        sheet.write((sheet.x(tick), foot + 18), number(tick), colours.soft, anchor="middle")
    if chart.middle is not None:
        sheet.canvas.line((sheet.x(chart.middle), _TOP), (sheet.x(chart.middle), foot), colours.soft, 1.5, dash=4)
    each = chart.series[0]
    for place, label in enumerate(chart.labels):
        y, value = _TOP + (place + 0.5) * _BAR, each.values[place]
        sheet.write((sheet.left - 10, y + 5), _short(label), colours.ink, anchor="end")
        if value is None:
            continue
        near, far = (part[place] if part else None for part in (each.low, each.high))
        if near is not None and far is not None:
            sheet.canvas.line((sheet.x(near), y), (sheet.x(far), y), colours.series[0], 3)
        sheet.canvas.rect(sheet.x(value) - 5, y - 5, 10, 10, colours.series[0])


def _lines(sheet: _Sheet) -> None:
    chart, colours = sheet.chart, sheet.colours
    low, high = chart.bounds
    foot = float(_TOP + _LINES)

    def y(value: float) -> float:
        return foot - _LINES * (value - low) / (high - low)

    def x(place: int) -> float:
        return sheet.left + 8 + (sheet.right - sheet.left - 16) * place / max(1, len(chart.labels) - 1)

    for value in _ticks(low, high):
        sheet.canvas.line((sheet.left, y(value)), (sheet.right, y(value)), colours.grid)
        sheet.write((sheet.left - 8, y(value) + 5), number(value), colours.soft, anchor="end")
    every = max(1, -(-len(chart.labels) // 9))
    for place in range(0, len(chart.labels), every):
        sheet.write((x(place), foot + 20), chart.labels[place], colours.soft, anchor="middle")
    for each, colour in zip(chart.series, _cycled(sheet), strict=True):
        _line(sheet, each, colour, x, y)


def _line(sheet: _Sheet, each: Series, colour: Colour, x: Callable[[int], float], y: Callable[[float], float]) -> None:
    """A series, broken where nothing was told, with a thin line from its low to its high."""
    run: list[Point] = []
    for place, value in enumerate([*each.values, None]):
        if value is None:
            sheet.canvas.polyline(run, colour, 2.5)
            run = []
            continue
        if each.low and (low := each.low[place]) is not None and (high := each.high[place]) is not None:
            sheet.canvas.line((x(place), y(low)), (x(place), y(high)), sheet.colours.grid, 4)
        run.append((x(place), y(value)))
        sheet.canvas.rect(x(place) - 3.5, y(value) - 3.5, 7, 7, colour)


def _grid(sheet: _Sheet) -> None:
    chart, colours = sheet.chart, sheet.colours
    low, high = min(0.0, chart.bounds[0]), chart.bounds[1]
    wide = (sheet.right - sheet.left) / max(1, len(chart.labels))
    for row, each in enumerate(chart.series):
        top = float(_TOP + row * _CELL)
        sheet.write((sheet.left - 10, top + 21), _short(each.name), colours.ink, anchor="end")
        for column, value in enumerate(each.values):
            left = sheet.left + column * wide
            if value is None:
                _ring(sheet, left + wide / 2, top + _CELL / 2)
            else:
                shade = colours.shades[min(3, int(4 * (value - low) / (high - low)))]
                sheet.canvas.rect(left + 2, top + 2, wide - 4, _CELL - 4, shade)
    every = max(1, -(-len(chart.labels) // 12))
    for column in range(0, len(chart.labels), every):
        at = (sheet.left + (column + 0.5) * wide, float(_TOP + len(chart.series) * _CELL + 18))
        sheet.write(at, chart.labels[column], colours.soft, 13, "middle")


def _ring(sheet: _Sheet, x: float, y: float) -> None:
    """Rest: drawn, and light."""
    corners = [
        (x, y - 4),
        (x + 3, y - 3),
        (x + 4, y),
        (x + 3, y + 3),
        (x, y + 4),
        (x - 3, y + 3),
        (x - 4, y),
        (x - 3, y - 3),
    ]
    sheet.canvas.polyline([*corners, corners[0]], sheet.colours.grid, 1.5)


def _ticks(low: float, high: float) -> list[float]:
    """Round values from ``low`` to ``high``, about five."""
    rough = (high - low) / 5
    step = next(each for power in (0.01, 0.1, 1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e9)
                for each in (power, 2 * power, 5 * power) if each >= rough)  # fmt: skip
    first = int(low / step) - 1
    return [count * step for count in range(first, first + 16) if low - 1e-9 <= count * step <= high + 1e-9]


KINDS: dict[str, Callable[[_Sheet], None]] = {
    "bars": _bars, "ranges": _ranges, "lines": _lines, "grid": _grid,
}  # fmt: skip
