"""MP3, for players of any age.

By quality and not by bit rate: as large as 160 to 180 kb/s, 4 dB nearer to the mix, and encoded faster.
"""

from __future__ import annotations

from guide.export.encoders.ffmpeg import ffmpeg
from guide.export.format import Format, by_quality
from guide.export.tags import id3

FORMAT = Format(
    "audio/mpeg", ffmpeg("mp3", by_quality("-c:a", "libmp3lame", "-q:a", low="5", normal="2", high="0")), id3.write
)
