"""Loops and bells as Ogg Vorbis and back, without a seam and with the same bytes each time.

A lossy codec is least exact where a file begins and ends. So a loop is written with a roll of wrapped sound on both
sides: its first and last frames are coded among their true neighbours. After decoding, what follows the end is the
beginning once more, with other errors of coding; the one is faded into the other, and the rolls are cut off.
What the codec adds at 0 Hz is taken away.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np

from guide.audio import SESSION, Pcm
from guide.problems import CannotReadError
from guide.translation import _

ROLL = 9_600
"""Frames: 0.2 s, more than three of Vorbis' long blocks."""

_SERIAL = 1
_AT_ONCE = 16_384
"""Frames handed over at a time: libsndfile puts them all on the stack."""


def encode(pcm: Pcm, quality: float) -> bytes:
    """An Ogg Vorbis file of stereo ``pcm`` at the session's rate; ``quality`` from 0 to 1."""
    import soundfile

    written = io.BytesIO()
    with soundfile.SoundFile(
        written, "w", SESSION.hz, 2, format="OGG", subtype="VORBIS", compression_level=1.0 - quality
    ) as file:
        for start in range(0, len(pcm), _AT_ONCE):
            file.write(pcm[start : start + _AT_ONCE])
    return _with_serial(written.getvalue())


def rolled(loop: Pcm, roll: int = ROLL) -> Pcm:
    """``loop`` with ``roll`` frames of its end before it and of its beginning after it."""
    return np.concatenate((loop[-roll:], loop, loop[:roll]))


def decode(file: Path | bytes, frames: int, roll: int) -> Pcm:
    """What `encode` wrote, without its rolls: shape (frames, 2). Raises CannotReadError."""
    import soundfile

    try:
        pcm, hz = soundfile.read(io.BytesIO(file) if isinstance(file, bytes) else file, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise _damaged(file) from error
    if hz != SESSION.hz or pcm.shape != (frames + 2 * roll, 2):
        raise _damaged(file)
    loop = np.ascontiguousarray(pcm[roll : roll + frames])
    closed = _closed(loop, pcm[roll + frames :])
    return closed - closed.mean(axis=0, dtype=np.float64).astype(np.float32) if roll else closed


def _closed(loop: Pcm, after: Pcm) -> Pcm:
    """``loop`` with its beginning taken over from ``after``, the same sound as it was coded behind the end."""
    many = len(after) // 2
    own = 0.5 - 0.5 * np.cos(np.pi * np.arange(many, dtype=np.float32) / max(many, 1))[:, None]
    loop[:many] = own * loop[:many] + (1.0 - own) * after[:many]
    return loop


def _damaged(file: Path | bytes) -> CannotReadError:
    name = file.name if isinstance(file, Path) else ""
    return CannotReadError(
        _("The sound {name} that comes with the program is damaged.").format(name=name), _("Install it again.")
    )


def _with_serial(ogg: bytes) -> bytes:
    """The same stream under a fixed number instead of libsndfile's random one."""
    from mutagen.ogg import OggPage

    source, fixed = io.BytesIO(ogg), io.BytesIO()
    while source.tell() < len(ogg):
        page = OggPage(source)
        page.serial = _SERIAL
        fixed.write(page.write())
    return fixed.getvalue()
