"""Opus: the smallest files. Bit rates are those of two channels."""

from __future__ import annotations

from guide.export.encoders.ffmpeg import ffmpeg
from guide.export.format import Format, by_quality
from guide.export.tags import vorbis

FORMAT = Format(
    "audio/ogg",
    ffmpeg("opus", by_quality("-c:a", "libopus", "-b:a", low="48k", normal="96k", high="160k")),
    vorbis.write_opus,
)
