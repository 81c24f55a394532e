"""The breathing circle on the screen: follows the lungs of the practice, and redraws only the rows that changed."""

from __future__ import annotations

from math import pi, sin
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from guide.tui.widgets.bloom import STEPS, Bloom

FASTEST = 0.06
"""Most of its way that the circle goes in one tick: breaths pass unchanged, leaps become soft."""
_SWELL, _PERIOD = 0.03, 17.0
"""Without a paced breath: a small, slow swell, and its period in seconds."""
_TONES = ("nothing", "ring", "haze", "bloom", "glow")


class Breath(Widget):
    """Draws `fullness`; call `follow` about ten times a second."""

    DEFAULT_CSS = """
    Breath { width: 1fr; height: 1fr; }
    Breath > .breath--ring { color: $faint; }
    Breath > .breath--haze { color: $haze; }
    Breath > .breath--bloom { color: $bloom; }
    Breath > .breath--glow { color: $glow; }
    Breath > .breath--ring:ansi { text-style: dim; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"breath--{tone}" for tone in _TONES}

    def __init__(self, fullness: float = 0.4, *, still: bool = False) -> None:
        """``still``: stay as it is, for those who asked for no animation."""
        super().__init__()
        self.fullness, self.still = fullness, still
        self._bloom = Bloom(0, 0)
        self._drawn = -1

    def follow(self, lungs: float | None, seconds: float) -> None:
        """Move one tick towards ``lungs`` (0 empty, 1 full; None: none is paced), at ``seconds`` of the practice."""
        if self.still:
            return
        wanted = 0.42 + _SWELL * sin(2 * pi * seconds / _PERIOD) if lungs is None else lungs
        self.fullness += min(max(wanted - self.fullness, -FASTEST), FASTEST)
        self._refresh_changed()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if (self._bloom.width, self._bloom.height) != (width, height):
            self._bloom = Bloom(width, height)
        if y >= height:
            return Strip.blank(width, self.rich_style)
        self._drawn = self._step()
        return Strip([Segment(text, self._style(tone)) for text, tone in self._bloom.row(y, self._drawn)], width)

    def _refresh_changed(self) -> None:
        before, now = self._drawn, self._step()
        if before == now or before < 0:
            return
        bloom = self._bloom
        changed = [y for y in range(bloom.height) if bloom.row(y, before) != bloom.row(y, now)]
        self._drawn = now
        if changed:
            left, wide = bloom.span
            self.refresh(*(Region(left, y, wide, 1) for y in changed))

    def _step(self) -> int:
        return round(self.fullness * STEPS)

    def _style(self, tone: int) -> Style:
        return self.get_component_rich_style(f"breath--{_TONES[tone]}")
