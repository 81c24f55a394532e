"""Timeline and sounds to finished files: streamed, so that memory stays flat; whole or not at all."""

from __future__ import annotations

from guide.export.bounce import FORMATS, Finished, bounce, format_of
from guide.export.tags import About

__all__ = ["FORMATS", "About", "Finished", "bounce", "format_of"]
