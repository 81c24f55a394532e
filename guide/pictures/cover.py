"""The cover of a practice: a quiet picture whose colours and shape follow from its kind, and the rest from its script.

The same practice has the same picture, byte for byte, with the same Pillow. To add a kind: a row in `LOOKS`.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from guide.pictures import lettering, shapes
from guide.pictures.shapes import SIZE as SIZE

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 86
_EDGE, _FOOT = 110, 1284
"""Pixels beside the words, and the line the lowest of them stand on."""
_LARGEST, _SMALLEST, _STEP = 152, 56, 6
"""Sizes of a title."""
_LEADING = 1.14
_LINES = 5
_SMALL = 46
_WHITE = (250, 246, 238)


@dataclass(frozen=True, slots=True)
class CoverStyle:
    """Colours around a hue (degrees in OKLCH), and a shape."""

    hue: float
    shape: Callable[[shapes.Painting], None]


LOOKS = {
    "breathwork": CoverStyle(225, shapes.ripples),
    "mindfulness": CoverStyle(185, shapes.ripples),
    "body-scan": CoverStyle(55, shapes.arches),
    "meaning": CoverStyle(85, shapes.arches),
    "reflection": CoverStyle(290, shapes.arches),
    "self-compassion": CoverStyle(10, shapes.petals),
    "relationship": CoverStyle(340, shapes.petals),
    "grounding": CoverStyle(145, shapes.hills),
    "movement": CoverStyle(110, shapes.hills),
    "nature": CoverStyle(165, shapes.hills),
    "rest": CoverStyle(275, shapes.water),
    "grief": CoverStyle(250, shapes.water),
    "emotion": CoverStyle(310, shapes.water),
}
_PLAIN = CoverStyle(210, shapes.ripples)


@lru_cache(4)
def jpeg(title: str, kind: str, digest: str, seconds: float, intensity: int) -> bytes:
    """The cover, `SIZE` pixels square, under 200 kB. ``digest`` is that of the script, ``intensity`` 1 to 5.

    A title in letters that the font does not have is left out: the title in the tags says it, and stands beside the
    picture in every player.
    """
    look = LOOKS.get(kind, _PLAIN)
    painting = shapes.Painting(digest or title, look.hue)
    look.shape(painting)
    painting.shade()
    image = painting.image
    size, lines = composed(title)
    for above, line in enumerate(reversed(lines)):
        _write(image, line, size, _EDGE, _FOOT - 2.4 * _SMALL - above * _LEADING * size)
    length = _length(seconds)
    _write(image, length, _SMALL, _EDGE, _FOOT)
    _dots(image, intensity, _EDGE + lettering.width(length, _SMALL) + _SMALL)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True, subsampling=0)
    return out.getvalue()


def composed(title: str) -> tuple[int, list[str]]:
    """The lines of a title and their size in pixels: as large as fits, and lines about equally long."""
    words = title.split()
    if not words or not lettering.settable(title):
        return _SMALLEST, []
    wide = shapes.SIZE - 2 * _EDGE
    for size in range(_LARGEST, _SMALLEST - 1, -_STEP):
        lines = _broken(words, size, wide)
        few = len(lines) <= (2 if size > 110 else 3 if size > 92 else 4 if size > 70 else _LINES)
        if few and all(lettering.width(line, size) <= wide for line in lines):
            return size, _balanced(words, size, wide, len(lines))
    lines = _broken(_cut(words, wide), _SMALLEST, wide)
    return _SMALLEST, [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"] if len(lines) > _LINES else lines


def _broken(words: list[str], size: int, wide: float) -> list[str]:
    """Lines of at most ``wide`` pixels; a word that is longer is a line."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and lettering.width(longer, size) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(words: list[str], size: int, wide: int, many: int) -> list[str]:
    """The narrowest lines of which there are still only ``many``."""
    for narrow in range(wide // 4, wide, 20):
        lines = _broken(words, size, narrow)
        if len(lines) <= many and all(lettering.width(line, size) <= wide for line in lines):
            return lines
    return _broken(words, size, wide)


def _cut(words: list[str], wide: float) -> list[str]:
    """Words that are wider than a line of the smallest size in pieces."""
    most = int(wide / lettering.width("m", _SMALLEST))
    return [word[at : at + most] for word in words for at in range(0, len(word), most)]


def _write(image: Image, text: str, size: int, left: float, line: float) -> None:
    mask = lettering.drawn(text, size)
    image.paste(_WHITE, (round(left) - size // 2, round(line - 1.1 * size)), mask)


def _dots(image: Image, intensity: int, left: float) -> None:
    """One to five, full up to the intensity."""
    from PIL import Image as Images
    from PIL import ImageDraw

    finer, step, half = 4, 34, 9
    mask = Images.new("L", (5 * step * finer, 2 * (half + 2) * finer))
    pen = ImageDraw.Draw(mask)
    for number in range(5):
        x, y, r = (number * step + half + 2) * finer, (half + 2) * finer, half * finer
        full = number < intensity
        pen.ellipse((x - r, y - r, x + r, y + r), fill=255 if full else 0, outline=200, width=finer * 2)
    small = mask.resize((mask.width // finer, mask.height // finer))
    image.paste(_WHITE, (round(left), _FOOT - round(0.36 * _SMALL) - half - 2), small)


def _length(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes else f"{round(seconds)} s"
