"""M4A: AAC in MP4, which telephones have liked best. Bit rates are those of two channels."""

from __future__ import annotations

from guide.export.encoders.ffmpeg import ffmpeg
from guide.export.format import Format, by_quality
from guide.export.tags import mp4

AAC = by_quality("-c:a", "aac", "-b:a", low="96k", normal="160k", high="256k")

FORMAT = Format("audio/mp4", ffmpeg("ipod", AAC), mp4.write)
