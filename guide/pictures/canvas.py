"""A sheet to draw on, in pixels, that becomes SVG text or a PNG with the same things in the same places.

Shapes are opaque and lie in the order in which they were drawn; words lie over all of them. To add a shape: a method of
`Canvas`, and how `_Svg` and `_Png` draw it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias
from xml.sax.saxutils import escape

from guide.audio.atomic import beside
from guide.pictures import lettering
from guide.problems import CannotWriteError
from guide.translation import _

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = str
"""``#rrggbb``"""
Anchor: TypeAlias = Literal["start", "middle", "end"]

_FINER = 2
"""A PNG is drawn so many times larger and made smaller, so that its edges are soft."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Straight lines from point to point; closed and filled, or open with a width."""

    points: tuple[Point, ...]
    colour: Colour
    width: float = 0.0
    """Pixels; 0 for a filled one."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``at`` is on its foot line."""

    at: Point
    text: str
    colour: Colour
    size: int
    anchor: Anchor


@dataclass(slots=True)
class Canvas:
    """``width`` by ``height`` pixels, y downward, of one colour."""

    width: int
    height: int
    ground: Colour
    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def line(self, start: Point, stop: Point, colour: Colour, width: float = 1.0, dash: float = 0.0) -> None:
        """A straight line; in dashes of so many pixels if there are any."""
        if not dash:
            self.polyline([start, stop], colour, width)
            return
        length = max(abs(stop[0] - start[0]), abs(stop[1] - start[1]), 1e-9)
        for at in range(int(length / dash / 2) + 1):
            ends = [min(1.0, each * dash / length) for each in (2 * at, 2 * at + 1)]
            self.polyline([_along(start, stop, share) for share in ends], colour, width)

    def polyline(self, points: Sequence[Point], colour: Colour, width: float = 1.0) -> None:
        """An open line through all points."""
        if len(points) > 1:
            self.shapes.append(Shape(tuple(points), colour, width))

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled shape."""
        if len(points) > 2:
            self.shapes.append(Shape(tuple(points), colour))

    def text(self, at: Point, text: str, colour: Colour, size: int, anchor: Anchor = "start") -> None:
        """Words in one line; left out if the font has not all of their letters."""
        if text and lettering.settable(text):
            self.words.append(Words(at, text, colour, size, anchor))

    def save(self, path: Path) -> None:
        """Write it as ``.svg`` or ``.png``, whatever ``path`` ends with. Raises CannotWriteError."""
        ending = path.suffix.lower()
        if ending not in (".svg", ".png"):
            raise CannotWriteError(
                _("{name} has no ending that says what to draw.").format(name=path.name), _("End it with .png or .svg.")
            )
        drawn = svg(self).encode() if ending == ".svg" else png(self)
        with beside(path) as part:
            part.write_bytes(drawn)


def svg(canvas: Canvas) -> str:
    """The sheet as SVG 1.1, the same text every time."""
    size = f'width="{canvas.width}" height="{canvas.height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {canvas.width} {canvas.height}">'
    ground = f'<rect {size} fill="{canvas.ground}"/>'
    words = [
        '<g font-family="Aileron, Helvetica Neue, Helvetica, Arial, sans-serif">',
        *map(_svg_words, canvas.words),
        "</g>",
    ]
    return "\n".join([head, ground, *map(_svg_shape, canvas.shapes), *words, "</svg>", ""])


def png(canvas: Canvas) -> bytes:
    """The sheet as PNG, the same bytes every time with the same Pillow."""
    from PIL import Image, ImageDraw

    large = Image.new("RGB", (canvas.width * _FINER, canvas.height * _FINER), canvas.ground)
    pen = ImageDraw.Draw(large)
    for shape in canvas.shapes:
        _png_shape(pen, shape)
    image = large.reduce(_FINER)
    for words in canvas.words:
        mask = lettering.drawn(words.text, words.size)
        left = words.at[0] - _before(words) - words.size / 2
        image.paste(words.colour, (round(left), round(words.at[1] - 1.1 * words.size)), mask)
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _svg_shape(shape: Shape) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
    if shape.width:
        line = f'fill="none" stroke="{shape.colour}" stroke-width="{shape.width:g}" stroke-linejoin="round"'
        return f'<polyline points="{points}" {line}/>'
    return f'<polygon points="{points}" fill="{shape.colour}"/>'


def _svg_words(words: Words) -> str:
    """As wide as in the PNG, whichever font there is; anchored where it is, for readers that do not squeeze letters."""
    wide = lettering.width(words.text, words.size)
    place = f'x="{words.at[0]:.1f}" y="{words.at[1]:.1f}" font-size="{words.size}" text-anchor="{words.anchor}"'
    fill = f'fill="{words.colour}" textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f"<text {place} {fill}>{escape(words.text)}</text>"


def _png_shape(pen: ImageDraw, shape: Shape) -> None:
    points = [(x * _FINER, y * _FINER) for x, y in shape.points]
    if shape.width:
        pen.line(points, shape.colour, max(1, round(shape.width * _FINER)), joint="curve")
    else:
        pen.polygon(points, shape.colour)


def _before(words: Words) -> float:
    """Pixels of the text that lie left of where it is anchored."""
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    return share * lettering.width(words.text, words.size) if share else 0.0


def _along(start: Point, stop: Point, share: float) -> Point:
    return start[0] + (stop[0] - start[0]) * share, start[1] + (stop[1] - start[1]) * share
