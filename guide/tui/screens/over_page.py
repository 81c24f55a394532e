"""What lies over a page that is still seen behind it, dimmed, so that it stands out from it.

Textual mixes the colours of the page behind with those of the panel. Where there are none to be mixed, in the
terminal's own colours and without any, it would be as bright as the panel: there it is drawn faint, without weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

from guide.tui.palette import PLAIN

Answer = TypeVar("Answer")
_FAINT = Style(dim=True, bold=False, underline=False, reverse=False)


class OverPage(ModalScreen[Answer]):
    """A panel."""

    def render(self) -> RenderableType:
        """Return what is behind it, which Textual asks of every screen."""
        behind = super().render()
        if self.app.theme == PLAIN and isinstance(behind, BackgroundScreen):
            return _Faint(behind.screen, behind.color)
        return behind


class _Faint(BackgroundScreen):
    """The page behind, where no colours can be mixed."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Textual's hook for each piece of it; what is not drawn but told to the terminal stays as it is."""
        for text, style, control in segments:
            if control:
                yield Segment(text, style, control)
            else:
                yield Segment(text, (style or Style()).clear_meta_and_links() + _FAINT)
