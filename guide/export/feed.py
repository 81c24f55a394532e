"""A folder of exports as a podcast: RSS 2.0 with the tags of Apple Podcasts and of the Podcast Namespace.

Episodes are numbered in the order given, and dated one minute after each other, so that the same folder is the same
feed. (https://help.apple.com/itc/podcasts_connect, https://podcasting2.org.)
"""

from __future__ import annotations

import re
import urllib.parse
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from guide.captions.podcast import MEDIA_TYPE
from guide.export.bounce import Finished

FILE, IMAGE = "feed.xml", "feed.jpg"
PICTURE = ".jpg"
"""The ending of an episode's cover, which has the name of its sound."""
FIRST_DAY = date(2000, 1, 1)
"""Of the first episode, where none was named: a feed must have dates, and the day of writing would change the file."""
SOUND_TYPES = {
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".m4b": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg",
    ".flac": "audio/flac", ".wav": "audio/wav",
}  # fmt: skip
_CAPTION_TYPES = {".vtt": "text/vtt", ".srt": "application/x-subrip"}
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(episodes: Sequence[Finished], url: str, title: str, first: date | None = None) -> str:
    """The feed of ``episodes``, which will lie under ``url`` together with it and the covers `picture_of` names."""
    for prefix, space in (("itunes", _ITUNES), ("podcast", _PODCAST), ("atom", _ATOM)):
        ET.register_namespace(prefix, space)
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    _channel(channel, episodes, url, title)
    day = first or FIRST_DAY
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for number, episode in enumerate(episodes):
        _episode(ET.SubElement(channel, "item"), episode, url, number + 1, begin + timedelta(minutes=number))
    ET.indent(rss)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(rss, "unicode")}\n'


def picture_of(episode: Finished) -> Path:
    """Where the cover of an episode lies."""
    return episode.sound.with_suffix(PICTURE)


def _channel(channel: ET.Element, episodes: Sequence[Finished], url: str, title: str) -> None:
    authors = ", ".join(dict.fromkeys(each.about.author for each in episodes if each.about.author))
    languages = [each.about.language for each in episodes]
    _put(channel, "title", title)
    _put(channel, "link", url)
    _put(channel, "description", f"{title}: {len(episodes)} guided practices.")
    _put(channel, "language", languages[0] if languages else "en")
    ET.SubElement(channel, f"{{{_ATOM}}}link", href=_at(url, FILE), rel="self", type="application/rss+xml")
    _put(channel, f"{{{_ITUNES}}}author", authors or title)
    _put(channel, f"{{{_ITUNES}}}type", "serial")
    _put(channel, f"{{{_ITUNES}}}explicit", "false")
    ET.SubElement(channel, f"{{{_ITUNES}}}image", href=_at(url, IMAGE))
    category = ET.SubElement(channel, f"{{{_ITUNES}}}category", text="Health & Fitness")
    ET.SubElement(category, f"{{{_ITUNES}}}category", text="Mental Health")


def _episode(row: ET.Element, done: Finished, url: str, number: int, when: datetime) -> None:
    about, place = done.about, _at(url, done.sound.name)
    _put(row, "title", about.title)
    _put(row, "description", about.comment() or about.title)
    _put(row, "guid", f"{done.sound.stem}-{about.digest[:16]}", isPermaLink="false")
    _put(row, "pubDate", format_datetime(when))
    kind = SOUND_TYPES[done.sound.suffix.lower()]
    ET.SubElement(row, "enclosure", url=place, length=str(done.sound.stat().st_size), type=kind)
    _put(row, f"{{{_ITUNES}}}duration", str(round(done.seconds)))
    _put(row, f"{{{_ITUNES}}}episode", str(number))
    _put(row, f"{{{_ITUNES}}}explicit", "false")
    ET.SubElement(row, f"{{{_ITUNES}}}image", href=_at(url, picture_of(done).name))
    if about.author:
        _put(row, f"{{{_ITUNES}}}author", about.author)
    if done.chapters:
        ET.SubElement(row, f"{{{_PODCAST}}}chapters", url=_at(url, done.chapters.name), type=MEDIA_TYPE)
    for words in done.captions:
        if words.suffix in _CAPTION_TYPES:
            what = {"url": _at(url, words.name), "type": _CAPTION_TYPES[words.suffix], "language": about.language}
            ET.SubElement(row, f"{{{_PODCAST}}}transcript", what)
    if about.license:
        _put(row, f"{{{_PODCAST}}}license", about.license)


def _put(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = _NOT_XML.sub("", text)


def _at(url: str, name: str) -> str:
    return f"{url.rstrip('/')}/{urllib.parse.quote(name)}"
