"""PCM on disk that is mapped instead of loaded, and that notices when it was damaged.

A file is: the magic, the length of the head, a JSON head (shape, digest, notes), padding to 64 bytes,
float32 samples little-endian. It is written beside its place and renamed, so a reader sees all of it or
nothing, whoever else is writing and whenever the writer is killed.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guide.audio import Pcm
from guide.audio.atomic import beside

MAGIC = b"guidePCM"
_ALIGN = 64
_AT_ONCE = 1 << 20
"""Samples read at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """Mapped samples (read-only) and what was written about them."""

    pcm: Pcm
    notes: dict[str, object]


def save(path: Path, pcm: Pcm, notes: dict[str, object] | None = None) -> None:
    """Write ``pcm`` so that `load` gives the same samples. Raises CannotWriteError."""
    samples = np.ascontiguousarray(pcm, dtype="<f4")
    head = json.dumps({"shape": samples.shape, "digest": _digest(samples), "notes": notes or {}}).encode()
    start = -(-(len(MAGIC) + 4 + len(head)) // _ALIGN) * _ALIGN
    with beside(path, rights=0o600, lasting=False, ending=".part") as part, part.open("wb") as file:
        file.write((MAGIC + struct.pack("<I", len(head)) + head).ljust(start, b"\0"))
        file.write(samples.data)


def load(path: Path) -> Stored | None:
    """Map what `save` wrote; None when it is missing, cut short or changed."""
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return None
            (length,) = struct.unpack("<I", file.read(4))
            head = json.loads(file.read(length))
        start = -(-(len(MAGIC) + 4 + length) // _ALIGN) * _ALIGN
        shape = tuple(head["shape"])
        if path.stat().st_size != start + 4 * int(np.prod(shape)):
            return None
        pcm = _mapped(path, start, shape) if np.prod(shape) else np.zeros(shape, np.float32)
        return Stored(pcm, head["notes"]) if _digest(pcm) == head["digest"] else None
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return None


def give_back(pcm: Pcm) -> None:
    """Let go of the memory that reading mapped samples took; they can be read as before. Other samples stay."""
    owner: object = pcm
    while isinstance(owner, np.ndarray):
        owner = owner.base
    owner = owner.obj if isinstance(owner, memoryview) else owner
    if isinstance(owner, mmap.mmap) and hasattr(owner, "madvise"):
        owner.madvise(mmap.MADV_DONTNEED)


def _mapped(path: Path, start: int, shape: tuple[int, ...]) -> Pcm:
    with path.open("rb") as file:
        pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return np.frombuffer(pages, "<f4", offset=start).reshape(shape)


def _digest(pcm: Pcm) -> str:
    """Enough to see damage, and five times as quick as a hash that nobody could forge: each start waits for it."""
    digest = 0
    flat = pcm.reshape(-1)
    for start in range(0, len(flat), _AT_ONCE):
        digest = zlib.crc32(flat[start : start + _AT_ONCE].data, digest)
        give_back(pcm)
    return f"{digest:08x}"
