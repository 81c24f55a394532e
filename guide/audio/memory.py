"""One wish to the system's allocator: to keep the memory of the last block for the next one.

Mixing a practice makes and drops arrays of half a megabyte thousands of times. glibc gives such memory back to the
system and asks for it anew each time, and the system clears every page of it: that costs as much as the arithmetic.
Elsewhere nothing is asked and nothing is lost.
"""

from __future__ import annotations

import sys

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
"""Parameters of ``mallopt`` (malloc.h of glibc)."""
_KEPT = 64 << 20
"""Bytes that may stay with the program; only what was really used counts as its memory."""
_LARGEST = 32 << 20
"""Bytes of a single piece; the most that glibc allows."""


def keep() -> None:
    """Ask once; asking again does no harm."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
    if mallopt is not None:
        for name, value in ((_MMAP_THRESHOLD, _LARGEST), (_TRIM_THRESHOLD, _KEPT), (_TOP_PAD, _KEPT // 4)):
            mallopt(name, value)
