"""Ogg Vorbis, by quality: the numbers are libsndfile's levels of compression."""

from __future__ import annotations

from guide.export.encoders.sndfile import sndfile
from guide.export.format import Format, by_quality
from guide.export.tags import vorbis

FORMAT = Format("audio/ogg", sndfile("OGG", by_quality("VORBIS", low="0.8", normal="0.5", high="0.3")), vorbis.write)
