"""Text that was put together in the colours of one theme, shown in those of another.

Rows keep the colours they were made with. After a change of theme each colour of another theme is drawn as the colour
of the same name in the theme of now, so that no row keeps old ones, whichever widget made it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from guide.tui.palette import Palette


class Recolour(LineFilter):
    """Draws what was made under other palettes in the colours of ``now``."""

    def __init__(self, now: Palette | None, others: Iterable[Palette]) -> None:
        """``now`` None is the terminal's own colours."""
        super().__init__()
        self._new = _translation(now, others)
        self._own = {name: RichColor.parse(now.colours[name]) for name in ("foreground", "background")} if now else {}
        self._restyled = lru_cache(1024)(self._style)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in today's colours."""
        return [
            segment if segment.style is None else Segment(segment.text, self._restyled(segment.style), segment.control)
            for segment in segments
        ]

    def _style(self, style: Style) -> Style:
        ink, paper = self._other(style.color, "foreground"), self._other(style.bgcolor, "background")
        return style if (ink, paper) == (None, None) else style + Style(color=ink, bgcolor=paper)

    def _other(self, colour: RichColor | None, own: str) -> RichColor | None:
        """What was left to the terminal is ``own`` in the theme of now: the terminal's may be bright at night."""
        if colour is None or colour.triplet is None:
            return self._own.get(own) if colour is not None and colour.is_default else None
        return next((self._new[near] for near in _near(*colour.triplet) if near in self._new), None)


def _near(red: int, green: int, blue: int) -> Iterator[str]:
    """Yield a colour and those one step beside it: what went through other ways of writing colours is rounded."""
    for r, g, b in sorted(product((-1, 0, 1), repeat=3), key=lambda steps: sum(map(abs, steps))):
        yield f"#{red + r:02x}{green + g:02x}{blue + b:02x}"


def _translation(now: Palette | None, others: Iterable[Palette]) -> Mapping[str, RichColor]:
    """Return what each colour of another palette is now; a colour that is one of now's as well stays."""
    mine = now.colours if now else {}
    found = {
        colour: RichColor.parse(mine[name]) if now else RichColor.default()
        for other in others
        for name, colour in reversed(other.colours.items())
    }
    taken = {near for colour in mine.values() for near in _near(*Color.parse(colour).rgb)}
    return {colour: new for colour, new in found.items() if colour not in taken}
