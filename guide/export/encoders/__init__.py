"""PCM to the bytes of a sound file, behind one protocol.

WAV, FLAC and Ogg Vorbis are written by libsndfile; MP3, Opus and AAC by the ffmpeg program that `imageio-ffmpeg`
brings, in a process of its own: three times as fast as libsndfile's MP3, beside the mix on another core, and its
licence stays there.

To add a format: a row in `FORMATS`. An encoder that is neither of the two is one class with ``write``, ``finish`` and
``abort``, in a file of its own here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from guide.audio import Pcm
    from guide.captions import Chapter

Quality: TypeAlias = Literal["low", "normal", "high"]
QUALITIES: tuple[Quality, ...] = ("low", "normal", "high")


class Encoder(Protocol):
    """Writes one file. ``finish`` or ``abort`` ends it; after ``abort`` the file is worth nothing."""

    def write(self, sound: Pcm) -> None:
        """The next frames: float32 (count, channels), not changed afterwards. Raises OSError."""

    def finish(self) -> None:
        """Everything is in the file. Raises OSError if it is not."""

    def abort(self) -> None:
        """Let go of the file and of whatever writes it, also while another thread is in ``write``. Never raises."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. ``settings`` by quality are what its library is given."""

    library: Literal["libsndfile", "ffmpeg"]
    container: str
    """As its library calls it."""
    tags: Literal["id3", "wave", "flac", "vorbis", "opus", "mp4"]
    settings: dict[Quality, tuple[str, ...]]
    most: int = 1 << 62
    """Bytes of sound that the container can count."""
    cover: bool = True
    """Whether a picture can lie inside."""


def _by(*before: str, low: str, normal: str, high: str) -> dict[Quality, tuple[str, ...]]:
    return {"low": (*before, low), "normal": (*before, normal), "high": (*before, high)}


_WHOLE = _by(low="PCM_16", normal="PCM_16", high="PCM_24")
_AAC = Format("ffmpeg", "ipod", "mp4", _by("-c:a", "aac", "-b:a", low="96k", normal="160k", high="256k"))

FORMATS: dict[str, Format] = {
    ".wav": Format("libsndfile", "WAV", "wave", _WHOLE, (1 << 32) - (1 << 24), cover=False),  # 32 bits; 16 MB for tags
    ".flac": Format("libsndfile", "FLAC", "flac", _WHOLE),
    # by quality and not by bit rate: as large as 160 to 180 kb/s, 4 dB nearer to the mix, and encoded faster
    ".mp3": Format("ffmpeg", "mp3", "id3", _by("-c:a", "libmp3lame", "-q:a", low="5", normal="2", high="0")),
    ".ogg": Format("libsndfile", "OGG", "vorbis", _by("VORBIS", low="0.8", normal="0.5", high="0.3")),
    ".opus": Format("ffmpeg", "opus", "opus", _by("-c:a", "libopus", "-b:a", low="48k", normal="96k", high="160k")),
    ".m4a": _AAC,
    ".m4b": _AAC,
}
"""Ending of a file to how it is written. Bit rates are those of two channels."""


def width(form: Format, quality: Quality) -> int:
    """Bytes of one uncompressed sample; 0 where there are none."""
    return {"PCM_16": 2, "PCM_24": 3}.get(form.settings[quality][0], 0)


def open_encoder(
    path: Path, ending: str, hz: int, channels: int, quality: Quality = "normal", chapters: Sequence[Chapter] = ()
) -> Encoder:
    """What writes ``path``; ``ending`` says how. ``chapters`` for containers that must know them at once.

    Raises CannotWriteError if the encoder is missing, OSError if the file cannot be written.
    """
    form = FORMATS[ending]
    if form.library == "libsndfile":
        from guide.export.encoders.sndfile import Sndfile

        return Sndfile(path, form, hz, channels, quality)
    from guide.export.encoders.ffmpeg import Ffmpeg

    return Ffmpeg(path, form, hz, channels, quality, chapters, brand="M4B " if ending == ".m4b" else "")
