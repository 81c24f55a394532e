"""M4B: an M4A that calls itself an audiobook, so that players keep the place in it."""

from __future__ import annotations

from guide.export.encoders.ffmpeg import ffmpeg
from guide.export.format import Format
from guide.export.formats.m4a import AAC
from guide.export.tags import mp4

FORMAT = Format("audio/mp4", ffmpeg("ipod", AAC, brand="M4B "), mp4.write)
