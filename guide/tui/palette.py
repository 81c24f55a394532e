"""Eight colours that a theme is made of, and what is drawn with which. Pure: nothing here knows how a screen works.

    background  paper        what a page is drawn on
    surface     paper        panels, and lines to type into
    foreground  words        what is read
    quiet       words        what may be overlooked
    primary     words        titles, and what is chosen
    secondary   words        one more tint
    accent      words        where one is, and keys
    faint       marks        frames, lines, empty places

Everything else is mixed from these (`Palette.mixed`). Nothing is said by colour alone, and nothing is red.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
"""The least contrast of words, and of marks that are no words (WCAG 2.2, 1.4.3 and 1.4.11)."""
HEX = re.compile(r"#?([0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Palette:
    """Eight colours, each as ``#rrggbb``."""

    background: str
    surface: str
    foreground: str
    quiet: str
    faint: str
    primary: str
    secondary: str
    accent: str

    @property
    def is_dark(self) -> bool:
        """Return whether words are lighter than their paper."""
        return luminance(self.background) < luminance(self.foreground)

    @property
    def mixed(self) -> dict[str, str]:
        """Return what is mixed from the eight, by name: the panel, and the breath from its middle outwards."""
        return {
            "panel": mix(self.surface, self.foreground, 0.05),
            "glow": mix(self.primary, self.foreground, 0.3),
            "bloom": mix(self.background, self.primary, 0.9),
            "haze": mix(self.background, self.primary, 0.78),
        }

    @property
    def colours(self) -> dict[str, str]:
        """Return every colour by its name, the mixed ones as well."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | self.mixed

    def pairs(self) -> Iterator[tuple[str, str, float, float]]:
        """Yield each pair that is used: what is drawn, its paper, their contrast, and how much that is to be."""
        colours = self.colours
        for inks, papers, least in ((WORDS, PAPERS, TEXT_CONTRAST), (MARKS, PAGE, MARK_CONTRAST)):
            for ink in inks:
                for paper in papers:
                    yield ink, paper, contrast(colours[ink], colours[paper]), least


TOKENS = tuple(each.name for each in fields(Palette))
WORDS = ("foreground", "quiet", "primary", "secondary", "accent")
MARKS = ("faint", "glow", "bloom", "haze")
PAPERS = ("background", "surface", "panel")
PAGE = ("background", "surface")
"""What marks stand on: they are never drawn where one types."""

DUSK = Palette(
    background="#11191c", surface="#162125", foreground="#d9e0dc", quiet="#8da0a2", faint="#5b7076",
    primary="#8fc7ba", secondary="#b5abd6", accent="#e2c592",
)  # fmt: skip
DAWN = Palette(
    background="#f7f4ec", surface="#f0ebe0", foreground="#2b3739", quiet="#55615f", faint="#878376",
    primary="#2b6963", secondary="#665a93", accent="#80551c",
)  # fmt: skip
NIGHT = Palette(
    background="#000000", surface="#000000", foreground="#94764f", quiet="#94764f", faint="#6f583b",
    primary="#94764f", secondary="#94764f", accent="#94764f",
)  # fmt: skip
"""One dim ink on black: two colours, and the ink weaker where there are no words."""
CONTRAST = Palette(
    background="#000000", surface="#000000", foreground="#ffffff", quiet="#e6e6e6", faint="#b0b0b0",
    primary="#9fe8d8", secondary="#d9ccff", accent="#ffd98a",
)  # fmt: skip
FAMILY = {"dusk": DUSK, "dawn": DAWN, "night": NIGHT, "contrast": CONTRAST}
PLAIN = "plain"
"""The terminal's own sixteen colours; where ``NO_COLOR`` is set, none: weight and shape alone."""


def coloured(text: str) -> str | None:
    """Return ``text`` as ``#rrggbb``; None where it is no colour. The # may be missing: in YAML it begins a comment."""
    found = HEX.fullmatch(text.strip())
    return f"#{found[1].lower()}" if found else None


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies ``share`` (0 to 1) of the way from ``one`` to ``other``."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    linear = [_linear(part / 255) for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
