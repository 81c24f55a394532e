"""What is kept of takes and beds, and how much: bounded, and what was used longest ago is forgotten first.

Everything here can be made again, so forgetting costs time and never words. A file's time of change is when it was
used last. What a running program may still read is not forgotten, however little room there is: each program that
uses the store holds a lease (`guide.process.lease`), and nothing used since the oldest lease began is touched.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide import places
from guide.audio import store_limit
from guide.audio.stored import Stored, load
from guide.process import lease

ENDING = ".pcm"


@dataclass(frozen=True, slots=True, order=True)
class StoredFile:
    """One file of the store."""

    used: float
    """Seconds since the epoch."""
    bytes: int
    path: Path


def find(path: Path) -> Stored | None:
    """Return what is kept at ``path`` and note that it was used; None if it is missing, cut short or changed."""
    found = load(path)
    if found is not None:
        with contextlib.suppress(OSError):  # a store that cannot be written can be read all the same
            os.utime(path)
    return found


@contextlib.contextmanager
def in_use() -> Iterator[None]:
    """Keep whatever is used in the block until its end; then forget what is over the listener's limit."""
    with lease.lease(places.leases()):
        yield
    forget(places.kept(), store_limit.read(), lease.oldest(places.leases()))


def kept(folder: Path) -> list[StoredFile]:
    """Return every file of the store in ``folder`` and below, the one that was used longest ago first."""
    return sorted(_files(folder))


def forget(folder: Path, limit: int, since: float) -> int:
    """Delete what was used longest ago, until at most ``limit`` bytes are kept; return how many bytes were freed.

    What was used at or after ``since`` (seconds since the epoch) stays, even if that is more than ``limit``.
    """
    files = kept(folder)
    over, freed = sum(file.bytes for file in files) - limit, 0
    for file in files:
        if freed >= over or file.used >= since:
            break
        with contextlib.suppress(OSError):  # gone already, or held by a system that does not let go of what is mapped
            file.path.unlink()
            freed += file.bytes
    return freed


def _files(folder: Path) -> Iterator[StoredFile]:
    for path in folder.rglob(f"*{ENDING}"):
        with contextlib.suppress(OSError):
            about = path.stat()
            yield StoredFile(about.st_mtime, about.st_size, path)
