"""Files whose bytes have to go, and not only their names."""

from __future__ import annotations

import os
from pathlib import Path

_BLOCK = 1 << 20


def wipe(path: Path) -> bool:
    """Write zeros over the file at ``path`` and remove it; return False if there is none. Raises OSError.

    A disk without moving parts, and a file system that copies when it writes, may still hold what was there.
    """
    try:
        size = path.stat().st_size
        with path.open("rb+") as file:
            for start in range(0, size, _BLOCK):
                file.write(bytes(min(_BLOCK, size - start)))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    path.unlink(missing_ok=True)
    return True
