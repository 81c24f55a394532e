"""A folder of exports as a playlist (extended M3U in UTF-8), which players of music open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FILE = "playlist.m3u8"


class Entry(NamedTuple):
    """One line of a playlist."""

    name: str
    """Of the sound file."""
    title: str
    author: str
    seconds: int


def playlist(entries: Sequence[Entry], title: str) -> str:
    """Return the playlist of sounds that lie in the same folder as it will."""
    rows = ["#EXTM3U", f"#PLAYLIST:{_line(title)}"]
    for each in entries:
        who = f"{each.author} - " if each.author else ""
        rows.append(f"#EXTINF:{each.seconds},{_line(who + each.title)}")
        rows.append(f"./{each.name}" if each.name[0] == "#" else each.name)  # or it is a comment
    return "\n".join(rows) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())
