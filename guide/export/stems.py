"""Each bus alone, and their sum: 32-bit float WAV, so that nothing is rounded and they add up to the mix bit for bit.

Written by hand, because libsndfile puts the time of day into such files, and RF64 (EBU Tech 3306) only where the length
asks for it.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from guide.audio import Pcm
from guide.audio.atomic import beside, folder_for
from guide.mix import Buses

_FLOAT, _WIDTH, _CHANNELS = 3, 4, 2
_UNTOLD = 0xFFFFFFFF


class Stems:
    """Four open files. The sum of ``voice``, ``bells`` and ``bed`` in this order is ``mix`` (`guide.mix.summed`)."""

    def __init__(self, files: dict[str, IO[bytes]]) -> None:
        self._files = files

    def write(self, buses: Buses, sound: Pcm) -> None:
        """The next frames. Raises OSError."""
        for name, pcm in (*buses._asdict().items(), ("mix", sound)):
            self._files[name].write(pcm.astype("<f4", order="C", copy=False).data)


def folder_of(path: Path) -> Path:
    """Where the stems of a file lie."""
    return path.with_suffix(".stems")


@contextlib.contextmanager
def stems(path: Path, frames: int, hz: int) -> Iterator[Stems]:
    """The stems of the file at ``path``, all of them whole at the end of the block or none. Raises CannotWriteError."""
    folder = folder_of(path)
    with folder_for(folder), contextlib.ExitStack() as stack:
        files: dict[str, IO[bytes]] = {}
        for name in (*Buses._fields, "mix"):
            part = stack.enter_context(beside(folder / f"{name}.wav"))
            files[name] = stack.enter_context(part.open("wb"))
            files[name].write(header(frames, hz))
        yield Stems(files)


def header(frames: int, hz: int) -> bytes:
    """Everything before the samples: RIFF, or RF64 from 4 GiB on."""
    size = frames * _CHANNELS * _WIDTH
    frame = _CHANNELS * _WIDTH
    form = struct.pack("<4sIHHIIHHH", b"fmt ", 18, _FLOAT, _CHANNELS, hz, hz * frame, frame, 8 * _WIDTH, 0)
    fact = struct.pack("<4sII", b"fact", 4, min(frames, _UNTOLD))
    inside = 4 + len(form) + len(fact) + 8 + size
    if inside <= _UNTOLD:
        return struct.pack("<4sI4s", b"RIFF", inside, b"WAVE") + form + fact + struct.pack("<4sI", b"data", size)
    long = struct.pack("<4sIQQQI", b"ds64", 28, inside + 36, size, frames, 0)
    return struct.pack("<4sI4s", b"RF64", _UNTOLD, b"WAVE") + long + form + fact + struct.pack("<4sI", b"data", _UNTOLD)
