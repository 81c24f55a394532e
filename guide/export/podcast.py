"""What makes a folder of exports more than files: a podcast feed with its covers, a list of it, and a playlist."""

from __future__ import annotations

import contextlib
import html
import re
import urllib.parse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.audio.atomic import beside
from guide.export import feed, opml, playlist, published
from guide.export.bounce import Finished

_ENCLOSURE = re.compile(r"<enclosure\s[^>]*?url=\"([^\"]*)\"")


def published_sounds(folder: Path) -> frozenset[str]:
    """Names of the sound files that the feed in ``folder`` tells of; none where there is no feed that can be read."""
    try:
        text = (folder / published.NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    places = (urllib.parse.urlsplit(html.unescape(url)).path for url in _ENCLOSURE.findall(text))
    return frozenset(urllib.parse.unquote(place.rpartition("/")[2]) for place in places)


def common(folder: Path) -> list[Path]:
    """The files in ``folder`` that tell of all episodes together."""
    return [folder / name for name in (published.NAME, feed.IMAGE, playlist.FILE, opml.FILE)]


def publish(folder: Path, finished: Sequence[Finished], url: str, title: str, first: date | None = None) -> list[Path]:
    """Write feed, covers, list and playlist into ``folder``, where the files lie: all or none.

    What is published there already stays (`guide.export.published`). Raises CannotReadError, CannotWriteError.
    """
    from guide.pictures import cover

    before = published.read(folder)
    made: dict[Path, bytes] = {}
    for each in finished:
        about = each.about
        made[feed.picture_of(each)] = cover.jpeg(about.title, about.kind, about.digest, each.seconds, about.intensity)
    whole = sum(each.seconds for each in finished)
    made[folder / feed.IMAGE] = cover.jpeg(title, finished[0].about.kind, title, whole, 0)
    text = feed.feed(finished, url, title, first, before)
    made[folder / published.NAME] = text.encode()
    made[folder / playlist.FILE] = playlist.playlist(published.entries(text), before.title or title).encode()
    made[folder / opml.FILE] = opml.opml(text).encode()
    with contextlib.ExitStack() as files:
        for path, content in made.items():
            files.enter_context(beside(path)).write_bytes(content)
    return list(made)
