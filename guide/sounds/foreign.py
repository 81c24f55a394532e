"""Sound out of any file a listener may have, a block at a time.

soundfile reads WAV, FLAC, Ogg and MP3 in a stream. Everything else (M4A, Opus, WMA, films ...) goes through pydub and
the ffmpeg that `imageio-ffmpeg` brings: no program has to be installed, and nothing asks for ffprobe, which it lacks.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from guide.audio import Pcm, Rate
from guide.problems import CannotReadError
from guide.sounds.downmix import downmixed, matrix
from guide.sounds.extracted import extracted
from guide.translation import _

if TYPE_CHECKING:
    import soundfile
    from pydub import AudioSegment

READABLE = _("It can be any sound file or film that ffmpeg knows: WAV, FLAC, MP3, M4A, Ogg, Opus and many more.")

LARGEST = 500_000_000
"""Bytes of a file that pydub is given: it reads the file as it is into memory. Larger ones go over the disk."""

LONGEST = 3600.0
"""Seconds that anybody here wants of a file."""

PYDUB_BLOCK = 480
"""Seconds that pydub decodes at a time. ffmpeg starts at the beginning again for each block."""

_STREAM_BLOCK = 1 << 20
"""Frames handed on at a time."""
_READ_BLOCK = 1 << 16
"""Frames read at a time: what comes before the damage in a file is had but for so many."""

Blocks = Iterator[tuple[Pcm, Rate]]


def decoded(path: Path) -> Blocks:
    """Yield the sound of a file in blocks of shape (frames, 1 or 2), with their rate. Raises CannotReadError.

    More channels are mixed down to two. What can be read of a damaged file comes before the error.
    """
    import soundfile

    try:
        with path.open("rb") as opened, soundfile.SoundFile(opened) as file:
            yield from _streamed(file, path)
            return
    except (soundfile.SoundFileError, TypeError):  # TypeError: it takes any file called .raw for bare samples
        pass
    yield from _through_ffmpeg(path)


def seconds(path: Path) -> float | None:
    """How long the file says it lasts; None if it does not say. For showing progress only."""
    import mutagen
    import soundfile

    try:
        with path.open("rb") as opened:
            return float(soundfile.info(opened).duration)
    except (soundfile.SoundFileError, TypeError, OSError):
        pass
    try:
        found = mutagen.File(path)
        return float(found.info.length) or None if found else None
    except (mutagen.MutagenError, AttributeError, TypeError, ValueError):
        return None


def _streamed(file: soundfile.SoundFile, path: Path) -> Blocks:
    import soundfile

    gains = matrix(file, path) if file.channels > 2 else None
    try:
        while len(block := file.read(_READ_BLOCK, dtype="float32", always_2d=True)):
            yield block if gains is None else downmixed(block, gains), Rate(file.samplerate)
    except soundfile.SoundFileError as error:
        raise CannotReadError(_("{path} is damaged: {error}").format(path=path, error=error)) from error


def _through_ffmpeg(path: Path) -> Blocks:
    if path.stat().st_size > LARGEST:
        yield from _over_the_disk(path)
        return
    for number in count():
        block, rate = _block(path, number * PYDUB_BLOCK)
        if block.shape[1] > 2:  # pydub does not tell which speaker is which
            yield from _over_the_disk(path)
            return
        for at in range(0, len(block), _STREAM_BLOCK):
            yield block[at : at + _STREAM_BLOCK], rate
        if len(block) < rate.frames(PYDUB_BLOCK - 1):
            return


def _over_the_disk(path: Path) -> Blocks:
    import soundfile

    with extracted(path, LONGEST) as sound, soundfile.SoundFile(sound) as file:
        yield from _streamed(file, sound)


def _block(path: Path, start: int) -> tuple[Pcm, Rate]:
    sound = _read(path, start)
    whole = np.frombuffer(sound.get_array_of_samples(), dtype=f"i{sound.sample_width}")
    pcm = np.multiply(whole, 1.0 / sound.max_possible_amplitude, dtype=np.float32)
    return pcm.reshape(-1, sound.channels), Rate(sound.frame_rate)


def _read(path: Path, start: int) -> AudioSegment:
    """`PYDUB_BLOCK` seconds as pydub has them. Its way over temporary files needs no ffprobe and no terminal."""
    segment = _pydub()
    from pydub.exceptions import CouldntDecodeError

    try:
        with path.open("rb") as file:  # not the path, or pydub goes by the suffix
            return segment.from_file_using_temporary_files(file, start_second=start, duration=PYDUB_BLOCK)
    except (CouldntDecodeError, LookupError, ValueError, EOFError) as error:
        raise CannotReadError(_("{path} holds no sound that can be read.").format(path=path), READABLE) from error


def _pydub() -> type[AudioSegment]:
    """pydub's sound class, with an ffmpeg, and without the warnings of its import, which no listener can act on."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*invalid escape sequence", SyntaxWarning)
        warnings.filterwarnings("ignore", ".*invalid escape sequence", DeprecationWarning)
        warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)
        warnings.filterwarnings("ignore", "Couldn't find ff", RuntimeWarning)
        from pydub import AudioSegment
    import imageio_ffmpeg

    reader: type[AudioSegment] = AudioSegment
    reader.converter = imageio_ffmpeg.get_ffmpeg_exe()
    return reader
