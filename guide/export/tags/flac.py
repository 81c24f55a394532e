"""FLAC: the comments of Ogg, and the cover as a block of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guide.export.tags.gain import replaygain
from guide.export.tags.vorbis import comments, picture

if TYPE_CHECKING:
    from guide.export.tags import Inside


def write(path: Path, inside: Inside) -> None:
    """Native FLAC."""
    from mutagen.flac import FLAC

    file = FLAC(path)
    comments(file, inside, replaygain(inside.level))
    if inside.cover:
        file.add_picture(picture(inside.cover))
    file.save()
