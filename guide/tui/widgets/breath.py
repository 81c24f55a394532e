"""The breathing figure on the screen: follows the lungs of the practice, and redraws only the rows that changed."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import pi, sin
from typing import ClassVar

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from guide.tui.widgets.bloom import STEPS, Bloom
from guide.tui.widgets.orb import SHADES, STRENGTHS, Look, Orb, Run

FASTEST = 0.03
"""Most of its way that the figure goes in one frame: breaths pass unchanged, leaps become soft."""
_SWELL, _PERIOD = 0.03, 17.0
"""Without a paced breath: a small, slow swell, and its period in seconds."""
_REST = 0.42
_THIN, _PACED, _VOICE = 0.55, 0.82, 1.0
"""How strongly it shines in silence, while a breath is paced, and with the voice."""
_GENTLY = 0.03
"""Most of its strength that it gains or loses in one frame."""
_WAYS = ((3.0, 41.0), (1.6, 29.0))
"""Half pixels that it drifts to the side and up and down in silence, and the periods in seconds."""
_TONES = ("nothing", "ring", "haze", "bloom", "glow")
_RAMP = (("background", 0.0), ("haze", 0.4), ("bloom", 0.72), ("glow", 1.0))
"""The colours of the figure, by brightness."""
_BAR = 40
"""Cells of the bar for those who asked for no animation."""
_PARTS = 10
"""Steps in which that bar fills."""


class Breath(Widget):
    """Draws `fullness`; call `follow` at most twenty times a second."""

    DEFAULT_CSS = """
    Breath { width: 1fr; height: 1fr; }
    Breath > .breath--ring { color: $faint; }
    Breath > .breath--haze { color: $haze; }
    Breath > .breath--bloom { color: $bloom; }
    Breath > .breath--glow { color: $glow; }
    Breath > .breath--ring:ansi { text-style: dim; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"breath--{tone}" for tone in _TONES}

    def __init__(self, fullness: float = _REST, *, still: bool = False) -> None:
        """``still``: a bar that fills step by step, for those who asked for no animation."""
        super().__init__()
        self.fullness, self.still = 0.0 if still else fullness, still
        self.strength = _PACED
        self._aside = (0.0, 0.0)
        self._orb, self._bloom = Orb(0, 0), Bloom(0, 0)
        self._drawn: Look | None = None
        self._rows: tuple[tuple[Run, ...], ...] = ()
        self._theme: Theme | None = None
        self._colours: tuple[str, ...] = ()

    def follow(self, lungs: float | None, seconds: float, *, speaking: bool = False) -> None:
        """Move one frame towards ``lungs`` (0 empty, 1 full; None: none is paced), at ``seconds`` of the practice.

        While a voice is ``speaking`` it shines a little more; in silence it drifts and thins.
        """
        if self.still:
            self.fullness = round((lungs or 0.0) * _PARTS) / _PARTS
        else:
            wanted = _REST + _SWELL * sin(2 * pi * seconds / _PERIOD) if lungs is None else lungs
            self.fullness = _towards(self.fullness, wanted, FASTEST)
            shining = _VOICE if speaking else _THIN if lungs is None else _PACED
            self.strength = _towards(self.strength, shining, _GENTLY)
            drifts = lungs is None and not speaking
            x, y = (far * sin(2 * pi * seconds / period) if drifts else 0.0 for far, period in _WAYS)
            self._aside = _towards(self._aside[0], x, 0.1), _towards(self._aside[1], y, 0.1)
        self._refresh_changed()

    def look(self) -> Look:
        """Return what is to be seen now."""
        x, y = self._aside
        return Look(round(self.fullness * STEPS), round(self.strength * STRENGTHS), (round(x), round(y)))

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if y >= height:
            return Strip.blank(width, self.rich_style)
        if (self._orb.width, self._orb.height) != (width, height):
            self._orb, self._bloom = Orb(width, height), Bloom(width, height)
            self._drawn = None
        if self._drawn is None:
            self._drawn = self.look()
            self._rows = self._orb.rows(self._drawn)
        if self._theme is not self.app.current_theme:
            self._theme, variables = self.app.current_theme, self.app.theme_variables
            self._colours = tuple(variables[name] for name, _ in _RAMP)
        if self.still:
            return Strip(self._bar(y), width)
        return Strip(self._in_dots(y) if self._plain else [self._segment(run) for run in self._rows[y]], width)

    def _refresh_changed(self) -> None:
        before, now = self._drawn, self.look()
        if before is None or before == now:
            return
        rows, self._drawn = self._rows, now
        self._rows = self._orb.rows(now)
        changed = [y for y, (was, row) in enumerate(zip(rows, self._rows, strict=True)) if self.still or was != row]
        if changed:
            left, wide = (0, self.size.width) if self.still or self._plain else self._orb.span
            self.refresh(*(Region(left, y, wide, 1) for y in changed))

    @property
    def _plain(self) -> bool:
        return bool(self._colours) and self._colours[-1].startswith("ansi")

    def _in_dots(self, y: int) -> list[Segment]:
        runs = self._bloom.row(y, self._drawn.step if self._drawn else 0)
        return [Segment(text, self.get_component_rich_style(f"breath--{_TONES[tone]}")) for text, tone in runs]

    def _segment(self, run: Run) -> Segment:
        ramp = _ramp(*self._colours)
        if run.ring:
            return Segment(run.ring * run.cells, self.get_component_rich_style("breath--ring"))
        if run.upper == run.lower:
            return Segment(" " * run.cells, _style(ramp[run.upper], ramp[run.lower]))
        return Segment("▀" * run.cells, _style(ramp[run.upper], ramp[run.lower]))

    def _bar(self, y: int) -> list[Segment]:
        """In the middle row; filled in ten steps, as the breath is."""
        width, height = self.size
        blank = self.get_component_rich_style("breath--nothing")
        if y != height // 2:
            return [Segment(" " * width, blank)]
        wide = min(_BAR, width)
        full, left = round(wide * self.fullness), (width - wide) // 2
        return [
            Segment(" " * left, blank),
            Segment("━" * full, self.get_component_rich_style("breath--bloom")),
            Segment("─" * (wide - full), self.get_component_rich_style("breath--ring")),
            Segment(" " * (width - wide - left), blank),
        ]


def _towards(now: float, wanted: float, most: float) -> float:
    return now + min(max(wanted - now, -most), most)


@lru_cache(maxsize=8)
def _ramp(*colours: str) -> tuple[str, ...]:
    """The colour of every shade."""
    known = [(Color.parse(colour), at) for colour, (_, at) in zip(colours, _RAMP, strict=True)]
    shades = []
    for shade in range(SHADES + 1):
        value = shade / SHADES
        (low, begins), (high, ends) = next(
            pair for pair in pairwise(known) if value <= pair[1][1] or pair[1] is known[-1]
        )
        shades.append(low.blend(high, (value - begins) / (ends - begins)).hex6)
    return tuple(shades)


@lru_cache(maxsize=2048)
def _style(upper: str, lower: str) -> Style:
    return Style(color=RichColor.parse(upper), bgcolor=RichColor.parse(lower))
