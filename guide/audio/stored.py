"""PCM on disk that notices when it was damaged, in one of three encodings.

A file is: the magic, the length of the head, a JSON head (encoding, shape, step, digest, notes), padding to 64 bytes,
and the body. It is written beside its place and renamed, so a reader sees all of it or nothing, whoever else is
writing and whenever the writer is killed. The digest is of the body as it lies on disk, so that damage is seen without
decoding anything.

    exact       float32, mapped: the very samples; for what is short
    mapped      16-bit integers of `step` each, mapped: half the size; for beds, which are read at any place
    compressed  16-bit integers as FLAC, decoded as a whole when first read: about a sixth; for takes, which are short

Sixteen bits lie 96 dB under full scale, 77 dB under a voice at -19 LUFS: nobody hears them.
"""

from __future__ import annotations

import io
import json
import mmap
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm
from guide.audio.atomic import beside
from guide.translation import _

Encoding = Literal["exact", "mapped", "compressed"]
Integers = npt.NDArray[np.int16]

MAGIC = b"guidePC2"
STEP = 1.0 / 32768.0
"""What one step of 16 bits is worth where nothing is over full scale."""
_ALIGN = 64
_BYTES, _FRAMES = 1 << 22, 1 << 19
"""Read, and written, at a time."""
_FLAC_RATE = 48_000
"""FLAC asks for a rate; the samples are what is kept, and nobody reads it."""


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """Samples that lie on disk, or in memory where the disk had no room, and what was written about them."""

    frames: int
    notes: dict[str, object]
    _samples: Pcm | Path = field(repr=False)
    """Mapped or plain samples; else the file whose body is compressed."""
    step: float = 1.0
    """What one step of `raw` is worth, if `raw` is of integers."""

    @property
    def raw(self) -> Pcm | Integers:
        """The samples as they are kept, read-only: float32 to be taken as they are, or int16 in steps of `step`.

        What is compressed is decoded anew each time. Raises OSError if its file has gone since.
        """
        return _unpacked(self._samples) if isinstance(self._samples, Path) else self._samples

    @property
    def pcm(self) -> Pcm:
        """The samples as float32, read-only: a mixer may write into what it is given. See `raw`."""
        pcm = as_float(self.raw, self.step)
        pcm.flags.writeable = False
        return pcm


def in_memory(pcm: Pcm, notes: dict[str, object]) -> Stored:
    """Wrap samples that could not be kept."""
    return Stored(len(pcm), notes, pcm)


def as_float(raw: Pcm | Integers, step: float) -> Pcm:
    """Return integers in steps of ``step`` as float32; float32 as it is."""
    return np.asarray(raw, np.float32) if raw.dtype == np.float32 else raw.astype(np.float32) * np.float32(step)


def sixteen_bit(pcm: Pcm) -> Pcm:
    """Return the nearest samples of 16 bits: those that ``compressed`` keeps without loss. Clips at full scale."""
    return as_float(_integers(pcm, STEP), STEP)


def save(path: Path, pcm: Pcm, notes: dict[str, object] | None = None, encoding: Encoding = "exact") -> None:
    """Write ``pcm`` so that `load` gives it back, exactly or to 16 bits. Raises CannotWriteError.

    ``mapped`` takes samples over full scale and makes its steps larger; ``compressed`` clips them, and is for mono.
    """
    step = STEP if encoding == "compressed" else max([1.0, *_peaks(pcm)]) * STEP
    body = [_packed(_integers(pcm, step))] if encoding == "compressed" else _Blocks(pcm, encoding, step)
    head = {"encoding": encoding, "shape": pcm.shape, "step": step, "digest": _digest(body), "notes": notes or {}}
    written = json.dumps(head).encode()
    start = -(-(len(MAGIC) + 4 + len(written)) // _ALIGN) * _ALIGN
    with beside(path, rights=0o600, lasting=False, ending=".part") as part, part.open("wb") as file:
        file.write((MAGIC + struct.pack("<I", len(written)) + written).ljust(start, b"\0"))
        for block in body:
            file.write(block)


def load(path: Path) -> Stored | None:
    """Return what `save` wrote, its samples not yet read; None when it is missing, cut short or changed."""
    try:
        with path.open("rb") as file:
            start, head = _head(file)
            pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        shape, encoding = tuple(head["shape"]), head["encoding"]
        if _digest(_mapped(pages, start)) != head["digest"]:
            return None
        if encoding == "compressed":
            return Stored(shape[0], head["notes"], path, head["step"])
        kind = "<f4" if encoding == "exact" else "<i2"
        samples = np.frombuffer(pages, kind, offset=start).reshape(shape) if np.prod(shape) else np.zeros(shape, kind)
        return Stored(shape[0], head["notes"], samples, head["step"] if encoding == "mapped" else 1.0)
    except (OSError, ValueError, KeyError, TypeError, IndexError, struct.error):
        return None


def give_back(pcm: Pcm | Integers) -> None:
    """Let go of the memory that reading mapped samples took; they can be read as before. Other samples stay."""
    owner: object = pcm
    while isinstance(owner, np.ndarray):
        owner = owner.base
    owner = owner.obj if isinstance(owner, memoryview) else owner
    if isinstance(owner, mmap.mmap) and hasattr(owner, "madvise"):
        owner.madvise(mmap.MADV_DONTNEED)


def _head(file: io.BufferedReader) -> tuple[int, dict[str, Any]]:
    """Where the body begins, and what is written before it. Raises ValueError for what is no such file."""
    if file.read(len(MAGIC)) != MAGIC:
        raise ValueError("no samples of ours")
    (length,) = struct.unpack("<I", file.read(4))
    return -(-(len(MAGIC) + 4 + length) // _ALIGN) * _ALIGN, json.loads(file.read(length))


class _Blocks:
    """The body of samples that are not packed, a block at a time, as often as it is asked for: they may lie on disk."""

    def __init__(self, pcm: Pcm, encoding: Encoding, step: float) -> None:
        self._pcm, self._encoding, self._step = pcm, encoding, step

    def __iter__(self) -> Iterator[memoryview]:
        for block in _cut(self._pcm):
            exact = self._encoding == "exact"
            samples: Any = np.ascontiguousarray(block, "<f4") if exact else _integers(block, self._step)
            yield memoryview(samples).cast("B")


def _cut(pcm: Pcm) -> Iterator[Pcm]:
    for start in range(0, len(pcm), _FRAMES):
        yield pcm[start : start + _FRAMES]


def _peaks(pcm: Pcm) -> Iterator[float]:
    return (float(np.abs(block).max()) for block in _cut(pcm))


def _packed(integers: Integers) -> memoryview:
    import soundfile

    packed = io.BytesIO()
    soundfile.write(packed, integers, _FLAC_RATE, format="FLAC", subtype="PCM_16", compression_level=1.0)
    return packed.getbuffer()


def _integers(pcm: Pcm, step: float) -> Integers:
    steps = np.rint(np.asarray(pcm, np.float32) * np.float32(1.0 / step))
    return np.ascontiguousarray(np.clip(steps, -32768, 32767), "<i2")


def _unpacked(path: Path) -> Integers:
    """The integers of a compressed body. Raises OSError for a file that has gone or is another one by now."""
    import soundfile

    with path.open("rb") as file:
        try:
            file.seek(_head(file)[0])
            integers, _other = soundfile.read(io.BytesIO(file.read()), dtype="int16")
        except (ValueError, struct.error, soundfile.SoundFileError) as error:
            raise OSError(_("{path} was changed while it was in use").format(path=path)) from error
    integers.flags.writeable = False
    return np.asarray(integers, np.int16)


def _digest(body: Iterable[memoryview]) -> str:
    """Enough to see damage, and five times as quick as a hash that nobody could forge: each start waits for it."""
    digest = 0
    for block in body:
        digest = zlib.crc32(block, digest)
    return f"{digest:08x}"


def _mapped(pages: mmap.mmap, start: int) -> Iterator[memoryview]:
    """What is mapped from ``start`` on, a block at a time; the memory of each is given back after it."""
    whole = memoryview(pages)
    for at in range(start, len(whole), _BYTES):
        yield whole[at : at + _BYTES]
        if hasattr(pages, "madvise"):
            pages.madvise(mmap.MADV_DONTNEED)
