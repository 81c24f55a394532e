"""What a feed has promised to those who follow it: read back from the ``feed.xml`` that lies in the folder.

An episode is known by the name of its file. Its id, its date and its number are never changed once they were
published, and neither is anything that somebody added by hand. It goes when its sound file is gone from the folder;
its number is not given to another one.
"""

from __future__ import annotations

import urllib.parse
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from guide.export.playlist import Entry
from guide.problems import CannotReadError
from guide.translation import _

NAME = "feed.xml"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
OURS = "urn:guide:feed"
LAST = f"{{{OURS}}}last"
"""The element that keeps the highest number and the latest date there ever were."""
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Published:
    """A feed as it stands. Empty where there is none."""

    channel: ET.Element | None = None
    episodes: Mapping[str, ET.Element] = field(default_factory=dict)
    """Its ``item`` elements by the stem of the sound file, in order."""
    gone: frozenset[str] = frozenset()
    """Stems of those whose sound file is not there any more."""
    number: int = 0
    """The highest that an episode ever had."""
    date: datetime | None = None
    """The latest that an episode ever had."""

    @property
    def title(self) -> str:
        """What the whole is called; empty where there is nothing."""
        return (self.channel.findtext("title") or "") if self.channel is not None else ""

    def next_date(self, first: datetime) -> datetime:
        """Return the date of an episode that is added; ``first`` is the earliest it may have."""
        return first if self.date is None else max(first, self.date + _MINUTE)


NOTHING = Published()


def read(folder: Path) -> Published:
    """Return what is published in ``folder``. Raises CannotReadError for a file that is no feed."""
    place = folder / NAME
    if not place.exists():
        return NOTHING
    try:
        _keep_prefixes(place)
        channel = ET.parse(place).getroot().find("channel")  # noqa: S314 - the listener's own file
    except (OSError, ET.ParseError, UnicodeError) as error:
        raise _no_feed(place) from error
    if channel is None:
        raise _no_feed(place)
    rows = channel.findall("item")
    last = channel.find(LAST)
    told = last.attrib if last is not None else {}
    numbers = [*(number_of(row) for row in rows), _whole(told.get("number"))]
    dates = [*(date_of(row.findtext("pubDate")) for row in rows), date_of(told.get("date"))]
    gone = frozenset(stem_of(row) for row in rows if not (folder / name_of(row)).is_file())
    return Published(
        channel,
        {stem_of(row): row for row in rows},
        gone,
        max(numbers),
        max((date for date in dates if date), default=None),
    )


def entries(feed: str) -> list[Entry]:
    """Return the episodes of a feed of ours as lines of a playlist."""
    rows = ET.fromstring(feed).iter("item")  # noqa: S314 - our own text
    return [
        Entry(
            name_of(row), row.findtext("title") or "", row.findtext(f"{{{ITUNES}}}author") or "",
            _whole(row.findtext(f"{{{ITUNES}}}duration")),
        )
        for row in rows
    ]  # fmt: skip


def name_of(row: ET.Element) -> str:
    """Return the name of an episode's sound file; empty if it has none."""
    sound = row.find("enclosure")
    address = sound.get("url", "") if sound is not None else ""
    return urllib.parse.unquote(urllib.parse.urlsplit(address).path.rsplit("/", 1)[-1])


def stem_of(row: ET.Element) -> str:
    """Return what an episode is known by."""
    return Path(name_of(row)).stem


def number_of(row: ET.Element) -> int:
    """Return the number of an episode; 0 if it has none."""
    return _whole(row.findtext(f"{{{ITUNES}}}episode"))


def date_of(text: str | None) -> datetime | None:
    """Return a date as RSS writes it; None for what is none, or has no zone."""
    try:
        found = parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else None


def _whole(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else 0


def _keep_prefixes(place: Path) -> None:
    """Have the names of spaces that somebody brought in written as they were."""
    for _other, (prefix, space) in ET.iterparse(place, ["start-ns"]):  # noqa: S314 - as above
        if prefix and not prefix.startswith("ns"):
            ET.register_namespace(prefix, space)


def _no_feed(place: Path) -> CannotReadError:
    return CannotReadError(
        _("{place} cannot be read as a feed, and what it has promised would be gone.").format(place=place),
        "Mend it, or move it away to begin a new one.",
    )
