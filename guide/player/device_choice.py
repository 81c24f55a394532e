"""The sound device that the listener chose, kept in one small file from one practice to the next."""

from __future__ import annotations

import json

from guide import places


def read() -> str | None:
    """Its name; None where nothing was chosen. A file that cannot be read is none."""
    try:
        found = json.loads(places.device().read_text("utf-8"))
    except (OSError, ValueError):
        return None
    name = found.get("name") if isinstance(found, dict) else None
    return name if isinstance(name, str) and name else None


def keep(name: str | None) -> None:
    """Play through it from now on; None for the system's own choice. Raises CannotWriteError."""
    from guide.audio.atomic import beside

    path = places.device()
    if name is None and not path.exists():
        return
    with beside(path, rights=0o600) as part:
        part.write_text(json.dumps({"name": name}, ensure_ascii=False), encoding="utf-8")
