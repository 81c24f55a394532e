"""Colours: dusk (dark), dawn (light), and plain, which leaves every colour to the terminal.

Nothing is said by colour alone, and nothing is red. ``quiet`` is for what may be overlooked; ``glow``, ``bloom`` and
``haze`` are the breath from its middle outwards; ``faint`` is for lines and empty places.
"""

from __future__ import annotations

import os

from textual.theme import Theme

DUSK = Theme(
    name="dusk",
    dark=True,
    background="#11191c",
    surface="#162125",
    panel="#1d2b30",
    foreground="#d9e0dc",
    primary="#8fc7ba",
    secondary="#b5abd6",
    accent="#e2c592",
    success="#8fc7ba",
    warning="#e2c592",
    error="#e2c592",
    variables={"quiet": "#8da0a2", "faint": "#3b4d52", "glow": "#a9d9cd", "bloom": "#74afa6", "haze": "#48777a"},
)
DAWN = Theme(
    name="dawn",
    dark=False,
    background="#f7f4ec",
    surface="#f0ebe0",
    panel="#e6e0d2",
    foreground="#2b3739",
    primary="#2b6963",
    secondary="#665a93",
    accent="#80551c",
    success="#2b6963",
    warning="#80551c",
    error="#80551c",
    variables={"quiet": "#55615f", "faint": "#cbc6b8", "glow": "#3f8780", "bloom": "#6ba59c", "haze": "#a3c5bc"},
)
_OWN = "ansi_default"
PLAIN = Theme(
    name="plain",
    background=_OWN,
    surface=_OWN,
    panel=_OWN,
    foreground=_OWN,
    primary=_OWN,
    secondary=_OWN,
    accent=_OWN,
    success=_OWN,
    warning=_OWN,
    error=_OWN,
    boost=_OWN,
    variables={"quiet": _OWN, "faint": _OWN, "glow": _OWN, "bloom": _OWN, "haze": _OWN},
)
THEMES = (DUSK, DAWN, PLAIN)
DEFAULTS = {name: DUSK.variables[name] for name in DUSK.variables}


def fitting() -> str:
    """Return a theme's name: ``plain`` for a terminal with few colours, ``dawn`` for one that says it is light."""
    if "NO_COLOR" in os.environ or os.environ.get("TERM") in ("dumb", "linux", "vt100", "vt220"):
        return PLAIN.name
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return DAWN.name if background in ("7", "15") else DUSK.name
