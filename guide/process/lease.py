"""A lease: a file that is locked for as long as its program lives, so that others can see that it does.

The system lets go of the lock when the program ends, however it ends; a number of a process would be given to another
one sooner or later. The lock is ``flock`` on POSIX and a locked byte on Windows.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

_ENDING = ".lease"
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.ENOENT)
"""What is said of a file that another process has locked, or, last, has taken away."""


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


@contextlib.contextmanager
def claimed(path: Path, patience: float, wait: Callable[[float], object], look: float = 0.02) -> Iterator[bool]:
    """Hold the only claim on ``path`` for the length of the block, which is given whether it could be had.

    While another process holds it, ``wait`` is called with ``look`` seconds again and again, for ``patience`` seconds
    at most. Where nothing can be locked, the block runs all the same. The file is taken away at the end.
    """
    with contextlib.ExitStack() as stack:
        had = False
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            for _ in range(1 + int(patience / look)):
                if had := _claimed_at_once(path, stack):
                    break
                wait(look)
        yield had


def is_claimed(path: Path) -> bool:
    """Return whether a process holds the claim on ``path``, this one or another. For a moment it looks claimed then."""
    try:
        with path.open("rb+") as file:
            _lock(file)
    except OSError as error:
        return error.errno in _HELD[:-1]
    return False


def _claimed_at_once(path: Path, stack: contextlib.ExitStack) -> bool:
    """Whether the claim was had; then ``stack`` lets go of it. Raises OSError where there is no place for a claim."""
    file = path.open("ab+")
    try:
        _lock(file)
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):  # else its last holder took it away meanwhile
            stack.enter_context(file)
            stack.callback(_take_away, path)
            return True
    except OSError as error:
        if error.errno not in _HELD:
            file.close()
            raise
    file.close()
    return False


def _take_away(path: Path) -> None:
    with contextlib.suppress(OSError):  # a system that does not let go of what is open keeps it, and it is claimed anew
        path.unlink()


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
