"""Where there is no sound card: what to do instead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.live.instead import Way
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint


class Soundless(Page[Way]):
    """Answers with the way to go on."""

    DEFAULT_CSS = """
    Soundless Static { height: auto; max-width: 76; margin-bottom: 1; }
    Soundless.-low Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "answer('write')", show=False),
        Binding("s", "answer('silence')", show=False),
        Binding("q,escape", "answer('leave')", show=False),
    ]
    HINTS = (
        Hint("w", _("write it to a file"), ("w",)),
        Hint("s", _("practise in silence"), ("s",)),
        Hint("q", _("leave"), ("q", "escape")),
    )

    def __init__(self, title: str, at: float | None = None) -> None:
        """``at`` is the moment for which it is appointed, as `time.time` counts."""
        super().__init__()
        self._title, self._at = title, at

    def content(self) -> Iterable[Widget]:
        yield Static(
            _("There is no sound card here for {title}.").format(title=self._title), classes="title", markup=False
        )
        yield Static(_("w  writes it to a sound file in the folder where you started, to be played anywhere."))
        if self._at is not None:
            moment = datetime.fromtimestamp(self._at, UTC).astimezone()
            yield Static(
                _("   A file begins whenever it is played, and not at {moment:%H:%M:%S}.").format(moment=moment),
                classes="quiet",
            )
        yield Static(_("s  is a practice without sound: words, breath and time go on."))
        yield Static(_("q  leaves it for now."))

    def action_answer(self, way: str) -> None:
        """Answer with one of the three ways."""
        self.answer(Way(way))
