"""One value that one process writes and another reads, in shared memory: neither ever waits for the other.

A sequence lock: the counter is odd while a value is being written, and a reader that saw it odd, or change, looks
again. The checksum tells what the counter cannot where a machine reorders what it writes. Each number of the head is
one store of eight bytes: `struct.pack_into` would clear them all first, and a reader would see that.
"""

from __future__ import annotations

import mmap
import pickle
import zlib
from typing import TYPE_CHECKING, Any, TypeAlias

from guide.translation import counted

if TYPE_CHECKING:
    from ctypes import Array, c_ubyte

    Cells: TypeAlias = Array[c_ubyte] | mmap.mmap
    """Memory that two processes share."""

_SIZE, _HEAD = 4096, 24
_COUNT, _LENGTH, _CHECK = range(3)
_LOOKS = 50


def allocate() -> Array[c_ubyte]:
    """Memory for one board, to be handed to the other process as it starts."""
    import multiprocessing

    cells: Array[c_ubyte] = multiprocessing.get_context("spawn").RawArray("B", _SIZE)
    return cells


def allocate_to_fork() -> mmap.mmap:
    """Memory for one board, which a process that is forked from this one shares."""
    return mmap.mmap(-1, _SIZE)


class SharedSnapshot:
    """Either of its two ends; the one that writes is one thread."""

    def __init__(self, cells: Cells) -> None:
        self._memory = memoryview(cells).cast("B")
        self._head = self._memory[:_HEAD].cast("Q")
        self._count = 0

    def write(self, value: object) -> None:
        """Show ``value`` from now on. Raises ValueError for one that is too large."""
        written = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        if _HEAD + len(written) > _SIZE:
            raise ValueError(f"{counted(len(written), 'byte')} are too many for a board")
        self._count += 2
        self._head[_COUNT] = self._count - 1
        self._head[_LENGTH], self._head[_CHECK] = len(written), zlib.crc32(written)
        self._memory[_HEAD : _HEAD + len(written)] = written
        self._head[_COUNT] = self._count

    def read(self) -> Any:  # noqa: ANN401 - whatever was written
        """What was written last; None before the first time, or while a writer that has died is in the midst of it."""
        for _ in range(_LOOKS):
            count = self._head[_COUNT]
            length, check = self._head[_LENGTH], self._head[_CHECK]
            written = bytes(self._memory[_HEAD : _HEAD + length])
            if count and count % 2 == 0 and self._head[_COUNT] == count and zlib.crc32(written) == check:
                return pickle.loads(written)  # noqa: S301 - our own child's words
        return None
