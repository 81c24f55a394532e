"""Vorbis comments in Ogg Vorbis and Opus: chapters as ``CHAPTERxxx`` (Chapter Extension), words as LRC in ``LYRICS``,
the cover as ``METADATA_BLOCK_PICTURE``.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.captions.clock import stamp
from guide.export import ogg
from guide.export.tags.gain import r128, replaygain

if TYPE_CHECKING:
    from guide.export.tags import Inside


def write(path: Path, inside: Inside) -> None:
    """Ogg Vorbis."""
    from mutagen.oggvorbis import OggVorbis

    _write(path, OggVorbis(path), inside, replaygain(inside.level))


def write_opus(path: Path, inside: Inside) -> None:
    """Opus; the gain in its header stays 0, so that decoders which know nothing of tags play the mix as it is."""
    from mutagen.oggopus import OggOpus

    _write(path, OggOpus(path), inside, r128(inside.level))


def _write(path: Path, file: Any, inside: Inside, gain: dict[str, str]) -> None:  # noqa: ANN401 - mutagen has no types
    comments(file, inside, gain)
    if inside.cover:
        file["METADATA_BLOCK_PICTURE"] = base64.b64encode(picture(inside.cover).write()).decode("ascii")
    file.save()
    ogg.steady(path, inside.about.digest)


def comments(file: Any, inside: Inside, gain: dict[str, str]) -> None:  # noqa: ANN401 - mutagen has no types
    """Everything but the picture."""
    about = inside.about
    file["title"], file["genre"] = about.title, "Meditation"
    file["description"] = file["comment"] = about.comment()
    file["language"] = about.language
    if about.author:
        file["artist"] = about.author
    if about.license:
        file["license"] = about.license
    for name, value in (*about.rows(), *gain.items()):
        file[name] = value
    if inside.lyrics:
        file["lyrics"] = inside.lyrics
    for number, chapter in enumerate(inside.chapters):
        file[f"CHAPTER{number:03}"] = stamp(round(chapter.start * 1000))
        file[f"CHAPTER{number:03}NAME"] = chapter.title


def picture(cover: bytes) -> Any:  # noqa: ANN401 - mutagen has no types
    """A cover as FLAC's picture block, which Ogg carries too."""
    from mutagen.flac import Picture
    from mutagen.id3 import PictureType

    from guide.pictures.cover import SIZE

    made = Picture()
    made.type, made.mime, made.data = PictureType.COVER_FRONT, "image/jpeg", cover
    made.width = made.height = SIZE
    made.depth = 24
    return made
