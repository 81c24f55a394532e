"""How much is kept of what can be made again: the listener's own number, in one small file."""

from __future__ import annotations

import json

from guide import places

USUAL = 1_000_000_000
"""Bytes, where the listener set no limit: a few dozen practices and their beds."""


def read() -> int:
    """Return the limit in bytes. A file that cannot be read sets none."""
    try:
        found = json.loads(places.cache_limit().read_text("utf-8"))
    except (OSError, ValueError):
        return USUAL
    limit = found.get("bytes") if isinstance(found, dict) else None
    return limit if isinstance(limit, int) and limit >= 0 else USUAL


def write(limit: int) -> None:
    """Keep at most ``limit`` bytes from now on. Raises CannotWriteError."""
    from guide.audio.atomic import beside

    with beside(places.cache_limit(), rights=0o600) as part:
        part.write_text(json.dumps({"bytes": limit}), encoding="utf-8")
