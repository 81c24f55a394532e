"""Themes for the screen, made of the palettes of `guide.tui.palette`, and which of them fits a terminal.

``plain`` leaves every colour to the terminal: its own sixteen, or none where ``NO_COLOR`` is set.
"""

from __future__ import annotations

import os

from textual.theme import Theme

from guide.tui.palette import DUSK, FAMILY, PLAIN, Palette

_OWN, _TINT = "ansi_default", "ansi_cyan"
"""Words are never tinted here: nobody knows which of the sixteen can be read on a terminal's own background."""
_OF_TEXTUAL = (
    "ansi-background", "ansi-foreground", "block-cursor-background", "border", "border-blurred", "link-color",
    "input-selection-background", "scrollbar", "scrollbar-hover", "scrollbar-active", "scrollbar-background",
    "scrollbar-background-hover", "scrollbar-background-active", "scrollbar-corner-color",
)  # fmt: skip
"""What Textual would give colours of its own choice to."""
FEW_COLOURS = ("dumb", "vt100", "vt220")
"""Terminals that show no colour."""


def made(name: str, palette: Palette) -> Theme:
    """Return ``palette`` as a theme called ``name``."""
    mixed = palette.mixed
    return Theme(
        name=name,
        dark=palette.is_dark,
        background=palette.background,
        surface=palette.surface,
        panel=mixed["panel"],
        foreground=palette.foreground,
        primary=palette.primary,
        secondary=palette.secondary,
        accent=palette.accent,
        success=palette.primary,
        warning=palette.accent,
        error=palette.accent,
        variables=_variables(palette),
    )


def terminals_own() -> Theme:
    """Return the theme that leaves colours to the terminal."""
    breath = dict.fromkeys(("glow", "bloom", "haze"), _TINT)
    return Theme(
        name=PLAIN, ansi=True, background=_OWN, surface=_OWN, panel=_OWN, boost=_OWN, foreground=_OWN, primary=_OWN,
        secondary=_OWN, accent=_OWN, success=_OWN, warning=_OWN, error=_OWN,
        variables=dict.fromkeys(("quiet", "faint", *_OF_TEXTUAL), _OWN) | breath,
    )  # fmt: skip


def _variables(palette: Palette) -> dict[str, str]:
    return {name: palette.colours[name] for name in ("quiet", "faint", "glow", "bloom", "haze")}


THEMES = (*(made(name, palette) for name, palette in FAMILY.items()), terminals_own())
DEFAULTS = _variables(DUSK)


def fitting() -> str:
    """Return a theme's name: ``plain`` for a terminal with few colours, ``dawn`` for one that says it is light."""
    if without_colour() or os.environ.get("TERM") in ("linux", *FEW_COLOURS):
        return PLAIN
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "dawn" if background in ("7", "15") else "dusk"


def without_colour() -> bool:
    """Return whether this terminal has no colours, or is to show none."""
    return "NO_COLOR" in os.environ or os.environ.get("TERM") in FEW_COLOURS
