"""FLAC: every sample as it is, in half the room."""

from __future__ import annotations

from guide.export.encoders.sndfile import sndfile
from guide.export.format import WHOLE, Format
from guide.export.tags import flac

FORMAT = Format("audio/flac", sndfile("FLAC", WHOLE), flac.write)
