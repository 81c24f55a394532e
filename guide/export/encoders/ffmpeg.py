"""MP3, Opus and AAC through ffmpeg: a program beside us that is fed float PCM through a pipe.

It is the one that `imageio-ffmpeg` brings; the variable ``IMAGEIO_FFMPEG_EXE`` names another. It runs in a group of its
own, so that Ctrl-C is ours to answer: whatever happens, it is ended, and its file taken away by whoever opened that.
"""

from __future__ import annotations

import contextlib
import errno
import io
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from guide.audio import Pcm
from guide.captions import Chapter
from guide.export.format import Settings, Stream
from guide.problems import CannotWriteError
from guide.translation import _

_PATIENCE = 10.0
"""Seconds in which a program that takes no more sound has ended."""


def ffmpeg(container: str, settings: Settings, brand: str = "") -> Callable[[Path, Stream], Ffmpeg]:
    """Return what opens files of ``container``, as ffmpeg calls it; settings are its arguments for the encoder."""
    return lambda path, stream: Ffmpeg(path, container, settings, stream, brand)


class Ffmpeg:
    """The chapters of the stream are used by MP4 alone, whose chapters are a track of the file."""

    def __init__(self, path: Path, container: str, settings: Settings, stream: Stream, brand: str = "") -> None:
        self._busy, self._room = threading.Lock(), contextlib.ExitStack()
        try:
            self._said = self._room.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - it is entered
            named: tuple[str, ...] = ()
            if container == _MP4:
                folder = Path(self._room.enter_context(tempfile.TemporaryDirectory(prefix="guide-")))
                named = _mp4(folder, stream, brand)
            command = [
                program(), *_SAID, "-f", "f32le", "-ar", str(stream.hz), "-ac", str(stream.channels), "-i", "pipe:0",
                *named, *settings[stream.quality], *_SAME, "-f", container, *_MUXER.get(container, ()), str(path),
            ]  # fmt: skip
            self._process = _start(command, self._said)
            self._pipe: IO[bytes] = self._process.stdin or io.BytesIO()  # never the second: it is a pipe
        except BaseException:
            self._room.close()
            raise

    def write(self, sound: Pcm) -> None:
        """See `Encoder`."""
        with self._busy:
            try:
                self._pipe.write(sound.astype("<f4", order="C", copy=False).data.cast("B"))
            except OSError as error:  # it has gone: why, it may have said
                raise self._reason() from error

    def finish(self) -> None:
        """See `Encoder`."""
        try:
            self._pipe.close()
        except OSError as error:
            raise self._reason() from error
        if self._process.wait():
            raise self._reason()
        self._room.close()

    def abort(self) -> None:
        """See `Encoder`."""
        self._process.kill()
        self._process.wait()
        with self._busy, contextlib.suppress(OSError):
            self._pipe.close()
        with contextlib.suppress(OSError):
            self._room.close()

    def _reason(self) -> OSError:
        """The last thing ffmpeg said, or how it ended."""
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        if any("No space left" in line for line in lines):
            return OSError(errno.ENOSPC, _("the disk is full"))
        why = lines[-1].strip() if lines else f"status {self._process.returncode}"
        return OSError(errno.EIO, _("the encoder gave up ({why})").format(why=why))


_SAID = ("-hide_banner", "-nostdin", "-nostats", "-v", "error", "-y")
_SAME = ("-map", "0:a", "-threads", "1", "-fflags", "+bitexact", "-flags:a", "+bitexact")
"""The same practice is the same file: no version of the program, no time, no number by chance."""
_MP4 = "ipod"
"""As ffmpeg calls MP4 in the way of iTunes."""
_MUXER = {
    "mp3": ("-write_xing", "1", "-id3v2_version", "0", "-write_id3v1", "0"),  # the length; tags are ours
    _MP4: ("-movflags", "+faststart"),  # heard before it has been fetched whole
}


def program() -> str:
    """Where ffmpeg lies. Raises CannotWriteError."""
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        raise _missing(_("there is no ffmpeg here")) from None


def _start(command: list[str], said: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - a temporary file
    own: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    try:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, **own
        )  # fmt: skip
    except OSError as error:
        raise _missing(
            _("{command} does not start ({error})").format(
                command=command[0], error=(error.strerror or str(error)).lower()
            )
        ) from error


def _missing(why: str) -> CannotWriteError:
    return CannotWriteError(
        _("MP3, Opus and M4A are written by ffmpeg, and {why}.").format(why=why),
        _("Choose FLAC or Ogg, which need no other program, or: pip install --force-reinstall imageio-ffmpeg"),
    )


def _mp4(folder: Path, stream: Stream, brand: str) -> tuple[str, ...]:
    """Chapters as a second input, times to the frame instead of the millisecond, and what kind of MP4 it is."""
    listed = folder / "chapters.txt"
    listed.write_text(_ffmetadata(stream.chapters), encoding="utf-8", newline="\n")
    branded = ("-brand", brand) if brand else ()
    return ("-f", "ffmetadata", "-i", str(listed), "-map_chapters", "1", "-movie_timescale", str(stream.hz), *branded)


def _ffmetadata(chapters: Sequence[Chapter]) -> str:
    """https://ffmpeg.org/ffmpeg-formats.html, Metadata."""
    rows = [";FFMETADATA1"]
    for each in chapters:
        title = "".join(f"\\{letter}" if letter in "=;#\\" else letter for letter in " ".join(each.title.split()))
        times = f"START={round(each.start * 1000)}\nEND={round(each.stop * 1000)}"
        rows.append(f"[CHAPTER]\nTIMEBASE=1/1000\n{times}\ntitle={title}")
    return "\n".join(rows) + "\n"
