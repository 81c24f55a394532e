"""More than two channels as two: which speaker each channel of a file stands for, and how much of it each ear gets.

Coefficients after ITU-R BS.775-4, annex 4: what stands in the middle and what stands beside or behind the listener
goes in at -3 dB, the channel of low effects stays out. Speakers are told by the file where it tells them (WAV, W64,
AIFF and CAF through libsndfile, FLAC in a comment), and otherwise stand in the order that each format has for so many.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm

if TYPE_CHECKING:
    import soundfile

_HALF = float(np.sqrt(0.5))

GAINS: dict[str, tuple[float, float]] = {
    "FL": (1.0, 0.0), "FR": (0.0, 1.0), "FC": (_HALF, _HALF), "LFE": (0.0, 0.0),
    "BL": (_HALF, 0.0), "BR": (0.0, _HALF), "FLC": (_HALF, 0.0), "FRC": (0.0, _HALF), "BC": (0.5, 0.5),
    "SL": (_HALF, 0.0), "SR": (0.0, _HALF), "TC": (0.5, 0.5), "TFL": (_HALF, 0.0), "TFC": (0.5, 0.5),
    "TFR": (0.0, _HALF), "TBL": (_HALF, 0.0), "TBC": (0.5, 0.5), "TBR": (0.0, _HALF),
}  # fmt: skip
"""Left and right gain of each speaker, in the order of the bits of a WAVEFORMATEXTENSIBLE channel mask."""

_SPEAKERS = tuple(GAINS)

_USUAL = {
    3: "FL FR FC", 4: "FL FR BL BR", 5: "FL FR FC BL BR", 6: "FL FR FC LFE BL BR", 7: "FL FR FC LFE BC SL SR",
    8: "FL FR FC LFE BL BR SL SR",
}  # fmt: skip
"""Of WAV without a mask, and of FLAC (RFC 9639, 9.1.3)."""

_VORBIS = {
    3: "FL FC FR", 4: "FL FR BL BR", 5: "FL FC FR BL BR", 6: "FL FC FR BL BR LFE", 7: "FL FC FR SL SR BC LFE",
    8: "FL FC FR SL SR BL BR LFE",
}  # fmt: skip
"""Of Vorbis (specification, 4.3.9) and Opus (RFC 7845, 5.1.1.2)."""

_CHANNEL_MAP = 0x1100
"""SFC_GET_CHANNEL_MAP_INFO of libsndfile."""
_MAPPED = (
    "", "FC", "FL", "FR", "FC", "FL", "FR", "FC", "BC", "BL", "BR", "LFE", "FLC", "FRC", "SL", "SR", "TC", "TFL",
    "TFR", "TFC", "TBL", "TBR", "TBC",
)  # fmt: skip
"""What SF_CHANNEL_MAP_… stand for."""
_FLAC_MASK = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK"


def matrix(file: soundfile.SoundFile, path: Path) -> npt.NDArray[np.float32]:
    """Return what each channel of ``file``, open from ``path``, gives to left and right: shape (channels, 2).

    A channel whose speaker nobody knows gives half to both.
    """
    names = speakers(file, path)
    return np.array([GAINS.get(name, (0.5, 0.5)) for name in names], np.float32)


def speakers(file: soundfile.SoundFile, path: Path) -> tuple[str, ...]:
    """Return the speaker of each channel, named as in `GAINS`; empty where it is not known."""
    told = _told(file) or (_in_comment(path, file.channels) if file.format == "FLAC" else ())
    return told or _by_order(file.channels, file.subtype in ("VORBIS", "OPUS"))


def downmixed(block: Pcm, gains: npt.NDArray[np.float32]) -> Pcm:
    """Return ``block`` (frames, channels) as (frames, 2)."""
    return np.asarray(np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0) @ gains, np.float32)


def of_mask(mask: int, channels: int) -> tuple[str, ...]:
    """Return the speakers of a channel mask; channels beyond its bits have none."""
    named = [name for bit, name in enumerate(_SPEAKERS) if mask >> bit & 1]
    return tuple((named + [""] * channels)[:channels])


def _by_order(channels: int, vorbis: bool) -> tuple[str, ...]:
    named = (_VORBIS if vorbis else _USUAL).get(channels, "").split()
    return tuple(named) or ("",) * channels


def _told(file: soundfile.SoundFile) -> tuple[str, ...]:
    """Speakers as libsndfile read them, which soundfile has no function for; empty if it read none."""
    import soundfile

    try:
        numbers = soundfile._ffi.new("int[]", file.channels)
        size = soundfile._ffi.sizeof("int") * file.channels
        found = soundfile._snd.sf_command(file._file, _CHANNEL_MAP, numbers, size)
    except AttributeError:  # another soundfile keeps them elsewhere
        return ()
    if not found:
        return ()
    names = tuple(_MAPPED[each] if 0 < each < len(_MAPPED) else "" for each in numbers)
    return names if any(names) else ()


def _in_comment(path: Path, channels: int) -> tuple[str, ...]:
    """Speakers of a FLAC whose order is not the usual one."""
    import mutagen
    from mutagen.flac import FLAC

    try:
        told = (FLAC(path).tags or {}).get(_FLAC_MASK, [""])[0]
        return of_mask(int(told, 0), channels)
    except (mutagen.MutagenError, OSError, ValueError, TypeError, LookupError):
        return ()
