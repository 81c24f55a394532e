"""A folder of exports as a podcast: RSS 2.0 with the tags of Apple Podcasts and of the Podcast Namespace.

What is published already keeps its id, its date and its number (`guide.export.published`); new episodes follow in the
order given, dated one minute after each other, so that the same folder is the same feed.
(https://help.apple.com/itc/podcasts_connect, https://podcasting2.org.)
"""

from __future__ import annotations

import re
import urllib.parse
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from guide.captions import FORMATS as CAPTIONS
from guide.captions.podcast import MEDIA_TYPE
from guide.export.bounce import Finished
from guide.export.formats import FORMATS
from guide.export.published import ITUNES, LAST, NOTHING, OURS, Published, date_of, number_of
from guide.export.published import NAME as FILE
from guide.export.xml_letters import legal

IMAGE = "feed.jpg"
PICTURE = ".jpg"
"""The ending of an episode's cover, which has the name of its sound."""
FIRST_DAY = date(2000, 1, 1)
"""Of the first episode, where none was named: a feed must have dates, and the day of writing would change the file."""
_COUNTED = re.compile(r".*: \d+ guided practices\.", re.DOTALL)
"""A description that we wrote."""
_PODCAST = "https://podcastindex.org/namespace/1.0"
_ATOM = "http://www.w3.org/2005/Atom"
_FEEDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The space of names of ``podcast:guid``, as its specification gives it."""
_CHANGING = {
    f"{{{ITUNES}}}author", f"{{{_PODCAST}}}chapters", f"{{{_PODCAST}}}transcript", f"{{{_PODCAST}}}license",
}  # fmt: skip
"""What an episode has only if its practice does, and so may lose."""


def feed(
    episodes: Sequence[Finished], url: str, title: str, first: date | None = None, before: Published = NOTHING
) -> str:
    """Return the feed of ``episodes`` and of those published ``before``, as XML.

    All of them will lie under ``url`` together with it and the covers that `picture_of` names. ``first`` is the
    earliest day of an episode that is new.
    """
    for prefix, space in (("itunes", ITUNES), ("podcast", _PODCAST), ("atom", _ATOM), ("guide", OURS)):
        ET.register_namespace(prefix, space)
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    rows = _rows(episodes, url, first or FIRST_DAY, before)
    title = before.title or title
    _channel(channel, episodes, url, title, len(rows))
    if before.channel is not None:
        _keep_channel(channel, before.channel)
    _keep_last(channel, rows, before)
    channel.extend(rows)
    ET.indent(rss)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(rss, "unicode")}\n'


def _rows(episodes: Sequence[Finished], url: str, first: date, before: Published) -> list[ET.Element]:
    """Those that stand, in their order, then those that are new."""
    now = {each.sound.stem: each for each in episodes}
    rows = []
    for stem, stands in before.episodes.items():
        if stem in now:
            rows.append(_again(stands, now[stem], url))
        elif stem not in before.gone:
            rows.append(_moved(stands, url))
    number, when = before.number, before.next_date(datetime(first.year, first.month, first.day, tzinfo=UTC))
    for stem, episode in now.items():
        if stem not in before.episodes:
            number += 1
            rows.append(_episode(episode, url, stem, number, format_datetime(when)))
            when += timedelta(minutes=1)
    return rows


def _again(stands: ET.Element, episode: Finished, url: str) -> ET.Element:
    """An episode that was written anew: what it is known by stays, and what others added to it."""
    row = _episode(
        episode, url, stands.findtext("guid") or episode.sound.stem, number_of(stands), stands.findtext("pubDate") or ""
    )
    known, stood = row.find("guid"), stands.find("guid")
    if known is not None and stood is not None:
        known.attrib.update(stood.attrib)
    names = {each.tag for each in row} | _CHANGING
    row.extend(each for each in stands if each.tag not in names)
    return row


def _moved(stands: ET.Element, url: str) -> ET.Element:
    """An episode that was not written this time, with its files under ``url``."""
    base = stands.find("enclosure")
    old = base.get("url", "").rsplit("/", 1)[0] if base is not None else ""
    for each in stands.iter():
        for key in ("url", "href"):
            if old and each.get(key, "").startswith(f"{old}/"):
                each.set(key, f"{url.rstrip('/')}{each.get(key, '').removeprefix(old)}")
    return stands


def _keep_channel(channel: ET.Element, stands: ET.Element) -> None:
    """What stands about the whole is as somebody may have written it; only addresses and what was counted are new."""
    counted = _COUNTED.fullmatch(stands.findtext("description") or "")
    ours = {"link", f"{{{_ATOM}}}link", f"{{{ITUNES}}}image", LAST, "item"} | ({"description"} if counted else set())
    kept = [each for each in stands if each.tag not in ours]
    for at, new in enumerate(list(channel)):
        same = next((each for each in kept if each.tag == new.tag), None)
        if same is not None:
            kept.remove(same)
            channel[at] = same  # in its place, so that the same feed is the same bytes
    channel.extend(kept)


def _keep_last(channel: ET.Element, rows: Sequence[ET.Element], before: Published) -> None:
    dates = [each for each in (before.date, *(date_of(row.findtext("pubDate")) for row in rows)) if each]
    number = max([before.number, *map(number_of, rows)])
    last = ET.SubElement(channel, LAST, number=str(number))
    if dates:
        last.set("date", format_datetime(max(dates)))


def picture_of(episode: Finished) -> Path:
    """Where the cover of an episode lies."""
    return episode.sound.with_suffix(PICTURE)


def _channel(channel: ET.Element, episodes: Sequence[Finished], url: str, title: str, count: int) -> None:
    authors = ", ".join(dict.fromkeys(each.about.author for each in episodes if each.about.author))
    languages = [each.about.language for each in episodes]
    _put(channel, "title", title)
    _put(channel, "link", url)
    _put(channel, "description", f"{title}: {count} guided practices.")
    _put(channel, "language", languages[0] if languages else "en")
    ET.SubElement(channel, f"{{{_ATOM}}}link", href=_at(url, FILE), rel="self", type="application/rss+xml")
    _put(channel, f"{{{_PODCAST}}}guid", str(uuid.uuid5(_FEEDS, _at(url, FILE).partition("://")[2])))
    _put(channel, f"{{{ITUNES}}}author", authors or title)
    _put(channel, f"{{{ITUNES}}}type", "serial")
    _put(channel, f"{{{ITUNES}}}explicit", "false")
    ET.SubElement(channel, f"{{{ITUNES}}}image", href=_at(url, IMAGE))
    category = ET.SubElement(channel, f"{{{ITUNES}}}category", text="Health & Fitness")
    ET.SubElement(category, f"{{{ITUNES}}}category", text="Mental Health")


def _episode(done: Finished, url: str, guid: str, number: int, when: str) -> ET.Element:
    row, about, place = ET.Element("item"), done.about, _at(url, done.sound.name)
    _put(row, "title", about.title)
    _put(row, "description", about.comment() or about.title)
    _put(row, "guid", guid, isPermaLink="false")
    _put(row, "pubDate", when)
    kind = FORMATS[done.sound.suffix.lower()].media_type
    ET.SubElement(row, "enclosure", url=place, length=str(done.sound.stat().st_size), type=kind)
    _put(row, f"{{{ITUNES}}}duration", str(round(done.seconds)))
    if number:
        _put(row, f"{{{ITUNES}}}episode", str(number))
    _put(row, f"{{{ITUNES}}}explicit", "false")
    ET.SubElement(row, f"{{{ITUNES}}}image", href=_at(url, picture_of(done).name))
    if about.author:
        _put(row, f"{{{ITUNES}}}author", about.author)
    if done.chapters:
        ET.SubElement(row, f"{{{_PODCAST}}}chapters", url=_at(url, done.chapters.name), type=MEDIA_TYPE)
    for words in done.captions:
        if kind := CAPTIONS[words.suffix[1:]].media_type:
            what = {"url": _at(url, words.name), "type": kind, "language": about.language}
            ET.SubElement(row, f"{{{_PODCAST}}}transcript", what)
    if about.license:
        _put(row, f"{{{_PODCAST}}}license", about.license)
    return row


def _put(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = legal(text)


def _at(url: str, name: str) -> str:
    return f"{url.rstrip('/')}/{urllib.parse.quote(name)}"
