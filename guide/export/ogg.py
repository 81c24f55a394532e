"""libsndfile numbers each Ogg stream at random; here the number follows from the practice, so that the same input
is the same file."""

from __future__ import annotations

import hashlib
from pathlib import Path


def steady(path: Path, name: str) -> None:
    """Give every page of the stream at ``path`` a number made from ``name``. Page sizes stay, sums are renewed."""
    from mutagen.ogg import OggPage

    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little")
    with path.open("rb+") as file:
        while True:
            place = file.tell()
            try:
                page = OggPage(file)
            except EOFError:
                return
            page.serial = number
            file.seek(place)
            file.write(page.write())
