"""A figure of a body in text, with marks where somebody feels something."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

OUTLINE = (
    "         .---.         ",
    "        /     \\        ",
    "       |  . .  |       ",
    "        \\  -  /        ",
    "         `| |'         ",
    "     .----' '----.     ",
    "    /             \\    ",
    "   /  /|       |\\  \\   ",
    "  /  / |       | \\  \\  ",
    "  | |  |       |  | |  ",
    "  |_|  |   .   |  |_|  ",
    "       |   |   |       ",
    "       |   |   |       ",
    "       |   |   |       ",
    "      (____|____)      ",
)
WIDTH = len(OUTLINE[0])
_PLACES = {
    "head": ((0, 11),),
    "forehead": ((1, 11),),
    "eyes": ((2, 10), (2, 12)),
    "face": ((2, 8), (2, 14)),
    "jaw": ((3, 11),),
    "throat": ((4, 11),),
    "neck": ((5, 11),),
    "shoulders": ((5, 7), (5, 15)),
    "chest": ((6, 11),),
    "upper-back": ((6, 8), (6, 14)),
    "arms": ((7, 4), (7, 18)),
    "hands": ((10, 3), (10, 19)),
    "stomach": ((8, 11),),
    "belly": ((9, 11),),
    "lower-back": ((8, 8), (8, 14)),
    "hips": ((10, 8), (10, 14)),
    "legs": ((11, 9), (11, 13)),
    "knees": ((12, 9), (12, 13)),
    "feet": ((14, 8), (14, 14)),
    "skin": ((7, 6), (9, 7), (7, 16), (9, 15)),
    "breath": ((3, 19), (4, 20)),
    "outside": ((1, 2), (1, 20)),
}
"""Row and column of each region's marks. A region that is not here has none."""
EVERYWHERE = "everywhere"


def drawn(chosen: Iterable[str], pointed: str, plain: str, bright: str) -> Text:
    """Return the figure with a dot at each region of ``chosen`` and a ring at the one ``pointed`` at.

    ``plain`` and ``bright`` are styles.
    """
    regions = set(chosen)
    marks = dict.fromkeys(_PLACES.get(pointed, ()), "○")
    marks |= {spot: "●" for region in regions for spot in _PLACES.get(region, ())}
    outline = bright if EVERYWHERE in regions else plain
    text = Text(no_wrap=True)
    for row, line in enumerate(OUTLINE):
        text.append("\n" if row else "")
        for column, letter in enumerate(line):
            mark = marks.get((row, column))
            text.append(mark or letter, bright if mark else outline)
    return text
