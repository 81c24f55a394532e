"""Words on a picture, in the one font that Pillow brings.

It has the letters of English and no others. Accents are drawn over it, so that most languages of Europe can be set;
what still cannot (Greek, Cyrillic, Chinese ...) is not set at all, rather than as a row of empty boxes.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_FINER = 2
"""Drawn larger by this and made smaller again, so that accents have soft edges like the letters."""
_AS = str.maketrans({
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "•": "·", "‘": "’", "\u00a0": " ", "ß": "ss",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o\u0338", "Ø": "O\u0338",
    "ł": "l\u0335", "Ł": "L\u0335", "đ": "d\u0335", "Đ": "D\u0335",
})  # fmt: skip
_MARKS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "\u0300": (((-0.12, -0.13), (0.04, 0.0)),),
    "\u0301": (((-0.04, 0.0), (0.12, -0.13)),),
    "\u0302": (((-0.13, 0.0), (0.0, -0.12), (0.13, 0.0)),),
    "\u0303": (((-0.15, -0.02), (-0.07, -0.08), (0.07, -0.02), (0.15, -0.08)),),
    "\u0304": (((-0.13, -0.04), (0.13, -0.04)),),
    "\u0306": (((-0.12, -0.11), (-0.06, -0.03), (0.06, -0.03), (0.12, -0.11)),),
    "\u0307": (((0.0, -0.05),),),
    "\u0308": (((-0.11, -0.05),), ((0.11, -0.05),)),
    "\u030a": (((0.0, 0.0), (-0.07, -0.05), (0.0, -0.13), (0.07, -0.05), (0.0, 0.0)),),
    "\u030b": (((-0.12, 0.0), (-0.01, -0.13)), ((0.06, 0.0), (0.17, -0.13))),
    "\u030c": (((-0.13, -0.12), (0.0, 0.0), (0.13, -0.12)),),
    "\u0326": (((0.02, 0.13), (-0.04, 0.24)),),
    "\u0327": (((0.01, 0.06), (0.05, 0.15), (-0.07, 0.19)),),
    "\u0328": (((0.07, 0.05), (0.02, 0.14), (0.1, 0.19)),),
    "\u0335": (((-0.16, -0.4), (0.16, -0.55)),),
    "\u0338": (((-0.24, 0.0), (0.24, -0.56)),),
}
"""Strokes of each accent in shares of the size, from the middle of its letter; a point alone is a dot. Those above a
letter count from its top, those at or through its foot from the line."""
_FROM_THE_LINE = "\u0326\u0327\u0328\u0335\u0338"


def settable(text: str) -> bool:
    """Whether every letter can be drawn."""
    return all(letter in _MARKS or letter == " " or _has(letter) for letter in _apart(text))


def width(text: str, size: int) -> float:
    """Pixels that ``text`` takes in one line."""
    return _font(size).getlength(_plain(_apart(text)))


def drawn(text: str, size: int) -> Image:
    """One line as a mask (mode L), on a ground 1.5 times as high as ``size``; the letters stand at 1.1 of it."""
    from PIL import Image, ImageDraw

    apart, large = _apart(text), size * _FINER
    font = _font(large)
    plain = _plain(apart)
    mask = Image.new("L", (round(font.getlength(plain)) + large, round(1.5 * large)))
    pen, line = ImageDraw.Draw(mask), round(1.1 * large)
    pen.text((large // 2, line), plain, 255, font, anchor="ls")
    at = -1
    for letter in apart:
        if letter not in _MARKS:
            at += 1
        elif at >= 0:
            _mark(pen, font, plain[: at + 1], letter, large, line)
    return mask.resize((mask.width // _FINER, mask.height // _FINER))


def _mark(pen: ImageDraw, font: FreeTypeFont, before: str, mark: str, size: int, line: int) -> None:
    """One accent on the last letter of ``before``."""
    letter = before[-1]
    left, top, right, _ = font.getbbox(letter, anchor="ls")
    x = size // 2 + font.getlength(before) - font.getlength(letter) + (left + right) / 2
    y = line if mark in _FROM_THE_LINE else line + top - 0.07 * size
    if letter in "ij" and mark not in _FROM_THE_LINE:  # the accent takes the place of the dot
        foot = font.getbbox("x", anchor="ls")[1]
        pen.rectangle((x - 0.1 * size, line + top - 1, x + 0.1 * size, line + foot - 0.04 * size), fill=0)
        y = line + foot - 0.09 * size
    thick = 0.07 * size
    for stroke in _MARKS[mark]:
        points = [(x + across * size, y + down * size) for across, down in stroke]
        if len(points) > 1:
            pen.line(points, 255, round(thick), joint="curve")
        for across, down in (points[0], points[-1]):
            half = thick / 2 if len(points) > 1 else 0.7 * thick
            pen.ellipse((across - half, down - half, across + half, down + half), fill=255)


def _apart(text: str) -> str:
    """Letters and their accents one by one, the letter first."""
    return unicodedata.normalize("NFD", " ".join(text.translate(_AS).split()))


def _plain(apart: str) -> str:
    return "".join(letter for letter in apart if letter not in _MARKS)


@cache
def _has(letter: str) -> bool:
    font = _font(64)
    missing = font.getmask("\uffff")
    return letter.isprintable() and bytes(font.getmask(letter)) != bytes(missing)


@cache
def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont
    from PIL.ImageFont import FreeTypeFont

    font = ImageFont.load_default(size)
    assert isinstance(font, FreeTypeFont)  # noqa: S101 - a size asks for it
    return font
