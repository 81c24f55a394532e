"""WAV, FLAC and Ogg Vorbis through libsndfile."""

from __future__ import annotations

import contextlib
import errno
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm
from guide.export.dither import Dither
from guide.export.format import Settings, Stream
from guide.translation import _, counted

_PIECE = 16_384
"""Frames that Vorbis is given at a time: its choices depend on how much it sees, and the file must not."""


def sndfile(container: str, settings: Settings) -> Callable[[Path, Stream], Sndfile]:
    """Return what opens files of ``container``, as libsndfile calls it; settings are its samples and, for Vorbis, how
    much is left out, 0 to 1.
    """
    return lambda path, stream: Sndfile(path, container, settings, stream)


class Sndfile:
    """Dithers what becomes 16 bit; see `guide.export.dither`."""

    def __init__(self, path: Path, container: str, settings: Settings, stream: Stream) -> None:
        import soundfile

        samples, *level = settings[stream.quality]
        self._path, self._frames, self._error = path, 0, soundfile.SoundFileError
        self._busy = threading.Lock()
        self._exact = samples == "VORBIS"
        self._rest = np.zeros((0, stream.channels), np.float32)
        self._dither = Dither() if samples == "PCM_16" else None
        try:
            self._file = soundfile.SoundFile(
                path, "w", stream.hz, stream.channels, samples, format=container,
                compression_level=float(level[0]) if level else None,
            )  # fmt: skip
        except soundfile.SoundFileError as error:
            raise _reason(path, error) from error

    def write(self, sound: Pcm) -> None:
        """See `Encoder`."""
        ready = self._dither.applied(sound, self._frames) if self._dither else sound
        self._frames += len(sound)
        if not self._exact:
            self._put(ready)
            return
        whole = np.concatenate((self._rest, sound))
        stop = len(whole) - len(whole) % _PIECE
        for start in range(0, stop, _PIECE):
            self._put(whole[start : start + _PIECE])
        self._rest = whole[stop:]

    def finish(self) -> None:
        """See `Encoder`. Counts the frames: the last block may fail to reach the disk without a word."""
        import soundfile

        if len(self._rest):
            self._put(self._rest)
        try:
            self._file.close()
            written = soundfile.info(self._path).frames
        except soundfile.SoundFileError as error:
            raise _reason(self._path, error) from error
        if written != self._frames:
            raise _reason(
                self._path,
                _("{written} of {frames} arrived").format(written=written, frames=counted(self._frames, "frame")),
            )

    def _put(self, ready: npt.NDArray[np.generic]) -> None:
        try:
            with self._busy:
                self._file.write(ready)
        except self._error as error:
            raise _reason(self._path, error) from error

    def abort(self) -> None:
        """See `Encoder`."""
        with self._busy, contextlib.suppress(self._error):
            self._file.close()


def _reason(path: Path, error: object) -> OSError:
    """libsndfile says only that something failed; a disk without room is by far the most likely."""
    if shutil.disk_usage(path.parent).free < 1 << 20:
        return OSError(errno.ENOSPC, _("the disk is full"))
    return OSError(errno.EIO, _("the sound library gave up ({error})").format(error=error))
