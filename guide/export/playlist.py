"""A folder of exports as a playlist (extended M3U in UTF-8), which players of music open."""

from __future__ import annotations

from collections.abc import Sequence

from guide.export.bounce import Finished

FILE = "playlist.m3u8"


def playlist(finished: Sequence[Finished], title: str) -> str:
    """The playlist of ``finished``, which lie in the same folder as it will."""
    rows = ["#EXTM3U", f"#PLAYLIST:{_line(title)}"]
    for each in finished:
        who = f"{each.about.author} - " if each.about.author else ""
        rows.append(f"#EXTINF:{round(each.seconds)},{_line(who + each.about.title)}")
        rows.append(f"./{each.sound.name}" if each.sound.name[0] == "#" else each.sound.name)  # or it is a comment
    return "\n".join(rows) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())
