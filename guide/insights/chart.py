"""A picture as a value: what is drawn, in a terminal or on a sheet, is decided there (`guide.insights.charts`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["bars", "ranges", "lines", "grid"]
"""bars: how many of each. ranges: a value of each and where it likely lies. lines: over time, with gaps where nothing
was written. grid: rows by columns, an empty cell drawn as rest."""
Values: TypeAlias = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of the chart's labels; None where there is none, which is not 0."""

    name: str
    values: Values
    low: Values = ()
    """Where each likely lies; as many as values, or none."""
    high: Values = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture. In a grid each series is a row and each label a column."""

    kind: Kind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    span: tuple[float, float] | None = None
    """The least and the greatest value of the axis; as the values are, without it."""
    middle: float | None = None
    """Where no difference is."""

    def __post_init__(self) -> None:
        for each in self.series:
            if any(len(part) not in (0, len(self.labels)) for part in (each.values, each.low, each.high)):
                raise ValueError(f"{self.title}: {each.name} has not one value a label")

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value that the axis holds; never the same."""
        if self.span:
            return self.span
        parts = [part for each in self.series for part in (each.values, each.low, each.high)]
        told = [value for part in parts for value in part if value is not None]
        told += [self.middle] if self.middle is not None else [0.0] if self.kind == "bars" else []
        low, high = min(told, default=0.0), max(told, default=1.0)
        return (low, high) if high > low else (low - 0.5, high + 0.5) if self.kind != "bars" else (0.0, high or 1.0)


def counts(title: str, many: Mapping[str, int], unit: str) -> Chart | None:
    """Return a picture of how many of each, or None if there are none."""
    if not many:
        return None
    return Chart("bars", title, tuple(many), (Series(unit, tuple(map(float, many.values()))),), unit)
