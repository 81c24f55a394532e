"""The cover of a practice as a file, since a desktop shows pictures by their address. Drawn once, kept like other
things that can be made again.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from guide import places
from guide.audio.atomic import beside
from guide.problems import CannotWriteError
from guide.script.model import Script

_KEPT = 32
"""Covers on the disk; the oldest go."""


def address(script: Script, seconds: float) -> str:
    """Return the ``file:`` URI of the cover of a practice that lasts ``seconds``; empty where it cannot be written.

    Takes half a second the first time.
    """
    from guide.pictures import cover

    facts = (script.title, script.kind, script.digest, float(round(seconds)), script.intensity)
    place = places.covers() / f"{hashlib.blake2b(repr(facts).encode(), digest_size=12).hexdigest()}.jpg"
    try:
        if not place.is_file():
            with beside(place, rights=0o600, lasting=False) as part:
                part.write_bytes(cover.jpeg(*facts))
            _forget_oldest(place.parent)
    except (CannotWriteError, OSError):
        return ""
    return place.absolute().as_uri()


def _forget_oldest(folder: Path) -> None:
    with contextlib.suppress(OSError):
        by_age = sorted(folder.glob("*.jpg"), key=lambda path: path.stat().st_mtime)
        for path in by_age[:-_KEPT]:
            path.unlink(missing_ok=True)
