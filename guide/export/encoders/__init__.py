"""PCM to the bytes of a sound file, behind one protocol.

WAV, FLAC and Ogg Vorbis are written by libsndfile; MP3, Opus and AAC by the ffmpeg program that `imageio-ffmpeg`
brings, in a process of its own: three times as fast as libsndfile's MP3, beside the mix on another core, and its
licence stays there. Which format is written by which, and how, is said in `guide.export.formats`.

An encoder that is neither of the two is one class with ``write``, ``finish`` and ``abort``, in a file of its own here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from guide.audio import Pcm


class Encoder(Protocol):
    """Writes one file. ``finish`` or ``abort`` ends it; after ``abort`` the file is worth nothing."""

    def write(self, sound: Pcm) -> None:
        """The next frames: float32 (count, channels), not changed afterwards. Raises OSError."""

    def finish(self) -> None:
        """Everything is in the file. Raises OSError if it is not."""

    def abort(self) -> None:
        """Let go of the file and of whatever writes it, also while another thread is in ``write``. Never raises."""
