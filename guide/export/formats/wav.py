"""WAV: every sample as it is, for any program; it ends where 32 bits can count no more bytes."""

from __future__ import annotations

from guide.export.encoders.sndfile import sndfile
from guide.export.format import WHOLE, Format
from guide.export.tags import id3
from guide.translation import _

FORMAT = Format(
    "audio/wav",
    sndfile("WAV", WHOLE),
    id3.write_wave,
    cover=False,
    widths={"low": 2, "normal": 2, "high": 3},
    most=(1 << 32) - (1 << 24),  # 16 MB for tags
    too_long=_("A WAV file ends at 4 GiB, about six hours."),
)
