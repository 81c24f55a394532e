"""Colours: legible, never the only sign, and none where none are wanted."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from guide.tui import themes

PLAIN_TEXT = 4.5
"""The least contrast of WCAG 2.2 for text."""


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    """Relative luminance of WCAG 2.2, 0 to 1."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [themes.DUSK, themes.DAWN], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["foreground", "primary", "secondary", "accent", "quiet"])
def test_every_word_can_be_read(theme: Theme, name: str) -> None:
    ink = Color.parse(theme.variables.get(name) or getattr(theme, name))
    for paper in (theme.background, theme.surface, theme.panel):
        assert paper is not None
        assert contrast(ink, Color.parse(paper)) >= PLAIN_TEXT


@pytest.mark.parametrize("theme", [themes.DUSK, themes.DAWN], ids=lambda theme: theme.name)
def test_nothing_is_red(theme: Theme) -> None:
    for name in (theme.error, theme.warning, theme.accent):
        assert name is not None
        hue, saturation, _ = Color.parse(name).hsl
        assert 0.05 < hue < 0.95 or saturation < 0.2


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"NO_COLOR": ""}, "plain"),
        ({"TERM": "linux"}, "plain"),
        ({"COLORFGBG": "0;15"}, "dawn"),
        ({"COLORFGBG": "15;0"}, "dusk"),
        ({}, "dusk"),
    ],
)
def test_the_theme_fits_what_the_terminal_says(
    environment: dict[str, str], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert themes.fitting() == theme
