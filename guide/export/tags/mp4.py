"""MP4 in the way of iTunes. Chapters are there already: ffmpeg writes them as a text track and as Nero's list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guide.export.tags.gain import replaygain

if TYPE_CHECKING:
    from guide.export.tags import Inside

_OWN = "----:com.apple.iTunes:"
_AUDIOBOOK = 2
_DELAY = _PACKET = 1024
"""Frames that FFmpeg's AAC encoder puts before the first, and frames of one packet."""


def write(path: Path, inside: Inside) -> None:
    """M4A, and M4B by its brand."""
    from mutagen.mp4 import MP4, MP4Cover

    about, file = inside.about, MP4(path)
    file["\xa9nam"], file["\xa9gen"] = about.title, "Meditation"
    file["\xa9cmt"] = file["desc"] = about.comment()
    if about.author:
        file["\xa9ART"] = about.author
    if about.license:
        file["cprt"] = about.license
    if inside.words:
        file["\xa9lyr"] = "".join(text for text, _ in inside.words).strip()
    if inside.cover:
        file["covr"] = [MP4Cover(inside.cover, MP4Cover.FORMAT_JPEG)]
    if _is_book(path):
        file["stik"] = [_AUDIOBOOK]
    named = {"language": about.language, **dict(about.rows()), **replaygain(inside.level)}
    for name, value in {**named, "iTunSMPB": _gapless(inside.frames)}.items():
        file[_OWN + name] = value.encode()
    file.save()


def _is_book(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12)[8:] == b"M4B "


def _gapless(frames: int) -> str:
    """Where the sound begins and ends, for players that pass over the edit list."""
    padding = -(frames + _DELAY) % _PACKET
    return f" 00000000 {_DELAY:08X} {padding:08X} {frames:016X}" + " 00000000" * 8
