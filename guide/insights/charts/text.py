"""A chart as text: blocks and braille dots, no colours, at most as wide as asked for.

It is the same in a screen, in line mode and in a pipe, and the numbers stand beside the marks, so that nothing is told
by a picture alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from guide.insights.chart import Chart, Series
from guide.insights.wording import number
from guide.translation import _

BLOCKS = " ▏▎▍▌▋▊▉█"
SHADES = "░▒▓█"
REST = "·"
MANY = 3
"""Places in a row for which nothing was told, from which on they are one quiet line."""
HEIGHT = 8
"""Lines of a chart over time."""
_LABEL = 24
"""Columns of a label at most."""
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Braille dots of the left and the right column, from above (Unicode 1.1, U+2800)."""


def draw(chart: Chart, width: int = 72) -> str:
    """Return the lines of a chart, at most ``width`` columns wide (at least 40), without a line end after the last."""
    unit = f" ({chart.unit})" if chart.kind == "ranges" and chart.unit else ""
    wide = max(40, width)
    lines = [*wrap(f"{chart.title}{unit}", wide), *KINDS[chart.kind](chart, wide)]
    return "\n".join(line.rstrip() for line in lines)


def _bars(chart: Chart, width: int) -> list[str]:
    low, high = chart.bounds
    labels = _labels(chart.labels, width // 3)
    several = len(chart.series) > 1
    names = _labels([each.name for each in chart.series], width // 4) if several else [""]
    room = width - len(labels[0]) - len(names[0]) - 9
    lines = []
    for place, last in _stretches(chart):
        label = labels[place]
        if last > place:
            lines.append(f"{label.rstrip()} – {labels[last].rstrip()} {REST}")
            continue
        for row, (each, name) in enumerate(zip(chart.series, names, strict=True)):
            value = each.values[place]
            head = f"{label if not row else ' ' * len(label)} {name}{' ' if several else ''}"
            told = REST if value is None else f"{_bar((value - low) / (high - low), room)} {number(value)}"
            lines.append(f"{head}{told}")
    return lines


def _stretches(chart: Chart) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of each line: all places for which nothing was told are one where they are
    `MANY` in a row, and the others stand alone."""
    empty = (all(each.values[place] is None for each in chart.series) for place in range(len(chart.labels)))
    for nothing, run in groupby(enumerate(empty), lambda each: each[1]):
        places = [place for place, _nothing in run]
        if nothing and len(places) >= MANY:
            yield places[0], places[-1]
        else:
            yield from ((place, place) for place in places)


def _bar(share: float, room: int) -> str:
    eighths = round(max(0.0, min(1.0, share)) * room * 8)
    return "█" * (eighths // 8) + BLOCKS[eighths % 8].strip()


def _ranges(chart: Chart, width: int) -> list[str]:
    low, high = chart.bounds
    labels = _labels(chart.labels)
    room = width - len(labels[0]) - 8

    def column(value: float) -> int:
        return round((value - low) / (high - low) * (room - 1))

    lines = []
    for label, value, near, far in _places(chart, chart.series[0], labels):
        cells = [" "] * room
        if chart.middle is not None:
            cells[column(chart.middle)] = "┊"
        for at in range(column(near), column(far) + 1):
            cells[at] = "─"
        cells[column(value)] = "●"
        lines.append(f"{label} {''.join(cells)} {number(value)}")
    return [*lines, f"{' ' * len(labels[0])} {number(low)}{number(high):>{room - len(number(low))}}"]


def _places(chart: Chart, series: Series, labels: Sequence[str]) -> list[tuple[str, float, float, float]]:
    """Label, value and both ends of each that has a value."""
    ends = zip(labels, series.values, series.low or series.values, series.high or series.values, strict=True)
    return [
        (label, value, value if low is None else low, value if high is None else high)
        for label, value, low, high in ends
        if value is not None
    ]


def _lines(chart: Chart, width: int) -> list[str]:
    low, high = chart.bounds
    margin = max(len(number(low)), len(number(high)))
    room = width - margin - 2
    lines = []
    for series in chart.series:
        if len(chart.series) > 1:
            lines.append(series.name)
        drawn = _braille(series.values, low, high, room)
        for row, cells in enumerate(drawn):
            head = number(high) if not row else number(low) if row == len(drawn) - 1 else ""
            lines.append(f"{head:>{margin}} │{cells}")
    if chart.labels:
        first, last = chart.labels[0], chart.labels[-1]
        lines.append(f"{' ' * margin} └{first}{last:>{max(1, room - len(first))}}")
    return lines


def _braille(values: Sequence[float | None], low: float, high: float, room: int) -> list[str]:
    """Rows of braille: points joined where neighbours were told, and left apart where one was not."""
    cells = [[0] * room for _ in range(HEIGHT)]
    across, down = 2 * room - 1, 4 * HEIGHT - 1

    def dot(x: float, y: float) -> None:
        column, line = round(x), round(y)
        cells[line // 4][column // 2] |= _DOTS[column % 2][line % 4]

    def place(at: int, value: float) -> tuple[float, float]:
        share = max(0.0, min(1.0, (value - low) / (high - low)))
        return at / max(1, len(values) - 1) * across, (1 - share) * down

    last: tuple[float, float] | None = None
    for at, value in enumerate(values):
        here = None if value is None else place(at, value)
        if here:
            begin = last or here
            steps = max(1, round(max(abs(here[0] - begin[0]), abs(here[1] - begin[1]))))
            for step in range(steps + 1):
                part = step / steps
                dot(begin[0] + (here[0] - begin[0]) * part, begin[1] + (here[1] - begin[1]) * part)
        last = here
    return ["".join(chr(0x2800 + cell) if cell else " " for cell in row) for row in cells]


def _grid(chart: Chart, width: int) -> list[str]:
    low, high = chart.bounds
    low = min(low, 0.0)
    names = _labels([each.name for each in chart.series])
    wide = max(1, min(6, (width - len(names[0]) - 1) // max(1, len(chart.labels))))
    shown = (width - len(names[0]) - 1) // wide
    lines = [
        f"{name} {''.join(_cell(value, low, high).ljust(wide) for value in each.values[-shown:])}"
        for name, each in zip(names, chart.series, strict=True)
    ]
    first, last = chart.labels[-shown:][0], chart.labels[-1]
    foot = f"{first}{last:>{max(1, wide * min(shown, len(chart.labels)) - len(first))}}"
    return [
        *lines,
        f"{' ' * len(names[0])} {foot}",
        _("{rest} rest or nothing; {little} little to {most} most").format(
            rest=REST, little=SHADES[0], most=SHADES[-1]
        ),
    ]


def _cell(value: float | None, low: float, high: float) -> str:
    if value is None:
        return REST
    return SHADES[min(3, int(4 * (value - low) / (high - low)))]


def _labels(names: Sequence[str], most: int = _LABEL) -> list[str]:
    """All as wide as the widest, cut to what fits."""
    room = min(most, _LABEL)
    cut = [name if len(name) <= room else f"{name[: room - 1]}…" for name in names]
    widest = max(map(len, cut), default=0)
    return [name.ljust(widest) for name in cut]


KINDS: dict[str, Callable[[Chart, int], list[str]]] = {
    "bars": _bars, "ranges": _ranges, "lines": _lines, "grid": _grid,
}  # fmt: skip
