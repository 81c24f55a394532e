"""Streams the mix into a sound file, with words beside it and chapters inside it.

To add a format: a row in `FORMATS`, and a way to write its tags in `guide.export.tags`.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guide import captions
from guide.audio import Pcm, decibels
from guide.export import ogg, tags
from guide.export.atomic import beside
from guide.export.dither import Dither
from guide.mix import Mix
from guide.problems import CannotWriteError

BLOCK = 65_536
"""Frames mixed at a time: large enough for numpy, small enough for the processor's cache."""

FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
    ".ogg": ("OGG", "VORBIS"),
}
"""Ending of a file to what libsndfile calls its container and its samples."""
_INTEGER = ("PCM_16",)
WAV_FRAMES = ((1 << 32) - (1 << 20)) // 4
"""A WAV file counts its bytes in 32 bits; a megabyte is left for tags."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What was written."""

    sound: Path
    captions: Path
    frames: int
    seconds: float
    peak: float
    """Highest sample in dBFS."""
    clipped: int
    """Samples that had to be cut at full scale; 0 in every practice that is not broken."""


def format_of(path: Path) -> str:
    """The ending of ``path`` if it is one that can be written. Raises CannotWriteError."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise CannotWriteError(
            f"{path.name} has no ending that says what to write.", f"End it with one of {', '.join(FORMATS)}."
        )
    return ending


def bounce(
    mix: Mix, path: Path, about: tags.About, progress: Callable[[float], None] = lambda done: None, block: int = BLOCK
) -> Finished:
    """Write the whole of ``mix`` to ``path`` and its words beside it.

    ``progress`` is told how much is done, 0 to 1. ``block`` never changes the file. Raises CannotWriteError;
    then whatever stood at ``path`` before still does.
    """
    ending = format_of(path)
    words = path.with_suffix(".vtt")
    if ending == ".wav" and mix.frames > WAV_FRAMES:
        raise CannotWriteError("A WAV file ends at 4 GiB, about six hours.", "Choose FLAC, which has no such end.")
    with beside(words) as text:
        text.write_text(captions.webvtt(mix.timeline), encoding="utf-8", newline="\n")
        with beside(path) as part:
            peak, clipped = _stream(mix, part, ending, progress, block)
            if ending == ".ogg":
                ogg.steady(part, about.digest)
            tags.write(part, ending, about, captions.chapters(mix.timeline))
    return Finished(path, words, mix.frames, mix.timeline.rate.seconds(mix.frames), decibels(peak), clipped)


def _stream(mix: Mix, part: Path, ending: str, progress: Callable[[float], None], block: int) -> tuple[float, int]:
    """Highest level and number of samples beyond full scale."""
    import soundfile

    container, samples = FORMATS[ending]
    finish = Dither().applied if samples in _INTEGER else _as_it_is
    peak, clipped = 0.0, 0
    try:
        with soundfile.SoundFile(part, "w", mix.timeline.rate.hz, 2, samples, format=container) as file:
            for start in range(0, mix.frames, block):
                sound = mix.total(start, min(block, mix.frames - start))
                high = max(float(sound.max(initial=0.0)), -float(sound.min(initial=0.0)))
                if high > 1.0:
                    clipped += int((abs(sound) > 1.0).sum())
                peak = max(peak, high)
                file.write(finish(sound, start))
                progress(min(1.0, (start + block) / mix.frames))
        written = soundfile.info(part).frames
        if written != mix.frames:  # the last block may fail to reach the disk without a word
            raise _reason(part, f"{written} of {mix.frames} frames arrived")
    except soundfile.SoundFileError as error:
        raise _reason(part, error) from error
    return peak, clipped


def _reason(part: Path, error: object) -> OSError:
    """libsndfile says only that something failed; a disk without room is by far the most likely."""
    if shutil.disk_usage(part.parent).free < 1 << 20:
        return OSError(errno.ENOSPC, "the disk is full")
    return OSError(errno.EIO, f"the sound library gave up ({error})")


def _as_it_is(sound: Pcm, start: int) -> Pcm:
    return sound
