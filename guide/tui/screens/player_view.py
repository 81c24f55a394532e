"""How much of a practice is shown while it plays: all of it, its words, its time, or a dim page for the night."""

from __future__ import annotations

from enum import Enum

from textual.app import App
from textual.theme import Theme

from guide.translation import _

_DIM = "#917459"


class View(Enum):
    """One after the other, round and round."""

    FULL = "full"
    WORDS = "words"
    """No figure."""
    TIME = "time"
    """Nothing that anybody beside could read, but what one is asked."""
    NIGHT = "night"
    """Two colours, and nothing moves but words and time."""

    def then(self) -> View:
        """Return the one that comes after this one."""
        views = tuple(View)
        return views[(views.index(self) + 1) % len(views)]


SAID = {
    View.FULL: _("everything is shown"),
    View.WORDS: _("the words alone"),
    View.TIME: _("the time alone"),
    View.NIGHT: _("for the night: dim, and nothing moves"),
}
"""What a change to each is called for a moment."""

NIGHT = Theme(
    name="night",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground=_DIM,
    primary=_DIM,
    secondary=_DIM,
    accent=_DIM,
    success=_DIM,
    warning=_DIM,
    error=_DIM,
    variables=dict.fromkeys(("quiet", "faint", "glow", "bloom", "haze"), _DIM),
)
"""For applications that have no theme of this name."""


class NightColours:
    """Turns the colours of an application to those of the night, and back."""

    def __init__(self) -> None:
        self._before = ""

    def show(self, app: App[int], *, night: bool) -> None:
        """Turn to the night, or back to what there was. A terminal without colours keeps its own."""
        if night and app.theme != NIGHT.name and not app.theme_variables["glow"].startswith("ansi"):
            if NIGHT.name not in app.available_themes:
                app.register_theme(NIGHT)
            self._before, app.theme = app.theme, NIGHT.name
        elif not night and self._before:
            if app.theme == NIGHT.name:
                app.theme = self._before
            self._before = ""
