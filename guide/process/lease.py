"""A lease: a file that is locked for as long as its program lives, so that others can see that it does.

The system lets go of the lock when the program ends, however it ends; a number of a process would be given to another
one sooner or later. The lock is ``flock`` on POSIX and a locked byte on Windows.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_ENDING = ".lease"


@contextlib.contextmanager
def lease(folder: Path) -> Iterator[None]:
    """Hold a lease in ``folder`` for the length of the block. Where none can be had, the block runs all the same."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(_ENDING, dir=folder)
            file = stack.enter_context(os.fdopen(handle, "rb+"))
            stack.callback(Path(name).unlink, missing_ok=True)
            _lock(file)
        yield


def oldest(folder: Path) -> float:
    """Return when the oldest lease that is still held began (seconds since the epoch); infinity if none is held.

    Leases of programs that are gone are cleared away.
    """
    began = [found for path in folder.glob(f"*{_ENDING}") if (found := _held_since(path)) is not None]
    return min(began, default=float("inf"))


def _held_since(path: Path) -> float | None:
    with contextlib.suppress(OSError):
        began = path.stat().st_mtime
        with path.open("rb+") as file:
            try:
                _lock(file)
            except OSError:
                return began
        path.unlink()
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        """Raises OSError at once where another program holds it."""
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        """Raises OSError at once where another program holds it."""
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
