"""Timeline and sounds to finished files: streamed, so that memory stays flat; whole or not at all."""

from __future__ import annotations

from guide.audio.atomic import beside
from guide.export.bounce import Finished, bounce, format_of
from guide.export.encoders import FORMATS, QUALITIES, Quality
from guide.export.order import USUAL, Order
from guide.export.tags import About
from guide.export.witness import Witness

__all__ = [
    "FORMATS", "QUALITIES", "USUAL", "About", "Finished", "Order", "Quality", "Witness", "beside", "bounce",
    "format_of",
]  # fmt: skip
