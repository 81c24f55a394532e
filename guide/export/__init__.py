"""Timeline and sounds to finished files: streamed, so that memory stays flat; whole or not at all."""

from __future__ import annotations

from guide.audio.atomic import beside
from guide.export.bounce import Finished, bounce, format_of
from guide.export.format import QUALITIES, Quality
from guide.export.formats import FORMATS
from guide.export.observer import RenderObserver
from guide.export.options import USUAL, ExportOptions
from guide.export.tags import About

__all__ = [
    "FORMATS",
    "QUALITIES",
    "USUAL",
    "About",
    "ExportOptions",
    "Finished",
    "Quality",
    "RenderObserver",
    "beside",
    "bounce",
    "format_of",
]  # fmt: skip
