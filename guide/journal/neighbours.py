"""What lies beside a journal."""

from __future__ import annotations

from pathlib import Path


def copies(path: Path) -> tuple[Path, ...]:
    """Return the files beside the journal at ``path`` that are copies of it or journals of their own."""
    own = {path.name + ending for ending in ("", "-wal", "-shm", "-journal", ".lock", ".moving", ".gone")}
    found = (each for each in path.parent.iterdir() if each.name.startswith(path.stem))
    return tuple(sorted(each for each in found if each.is_file() and each.name not in own))
