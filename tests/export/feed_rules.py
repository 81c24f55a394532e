"""What a folder that is followed as a podcast has to be, rule by rule, read by nothing of ours.

A rule is a function from a `Folder` to what is wrong with it. `broken` asks all of them.
"""

from __future__ import annotations

import json
import re
import urllib.parse
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

from mutagen import File
from PIL import Image

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
SOUNDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".flac": "audio/flac"}
WORDS = {".vtt": "text/vtt", ".srt": "application/x-subrip"}
CUE = re.compile(r"^(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})$", re.MULTILINE)
URI = re.compile(r"https://[A-Za-z0-9._~:/@!$&'()*+,;=%-]+")
FEEDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


@dataclass(frozen=True)
class Folder:
    """A folder with a feed, and how that feed stood before it was rendered again."""

    place: Path
    url: str
    before: ET.Element | None = None

    @property
    def feed(self) -> ET.Element:
        """Return the feed."""
        return ET.parse(self.place / "feed.xml").getroot()  # noqa: S314 - our own file

    @property
    def items(self) -> list[ET.Element]:
        """Return its episodes."""
        return self.feed.findall("channel/item")

    def file(self, address: str) -> Path:
        """Return what lies at an address of the feed."""
        return self.place / urllib.parse.unquote(address.removeprefix(self.url))

    def sound(self, item: ET.Element) -> Path:
        """Return the sound of an episode."""
        return self.file(attribute(item, "enclosure", "url"))


Rule = Callable[[Folder], Iterator[str]]


def broken(folder: Folder, alone: str = "") -> dict[str, list[str]]:
    """Return what is wrong by the name of its rule; ``alone`` names the one that is asked, if not all are."""
    found = {rule.__name__: list(rule(folder)) for rule in RULES if alone in ("", rule.__name__)}
    return {name: said for name, said in found.items() if said}


def asked_for(folder: Folder) -> Iterator[str]:
    """Everything is there that directories ask of a channel and of an episode."""
    if folder.feed.tag != "rss" or folder.feed.get("version") != "2.0":
        yield "it is no RSS 2.0"
    of_all = ("title", "link", "description", "language", f"{ITUNES}author", f"{ITUNES}explicit")
    yield from (f"no {name}" for name in of_all if not folder.feed.findtext(f"channel/{name}"))
    if not attribute(folder.feed, f"channel/{ITUNES}category", "text"):
        yield "no category"
    of_each = ("title", "description", "guid", "pubDate", f"{ITUNES}duration", f"{ITUNES}explicit", f"{ITUNES}episode")
    for item in folder.items:
        yield from (f"an episode without {name}" for name in of_each if not item.findtext(name))


def addresses(folder: Folder) -> Iterator[str]:
    """Every address is whole, lies under that of the feed, and something lies there."""
    for each in folder.feed.iter():
        for key in ("url", "href"):
            address = each.get(key, "https://example.org/")
            if not URI.fullmatch(address):
                yield f"{address} is no address"
            elif key in each.attrib and (not address.startswith(folder.url) or not folder.file(address).is_file()):
                yield f"nothing lies at {address}"
    if attribute(folder.feed, f"channel/{ATOM}link", "href") != f"{folder.url}feed.xml":
        yield "the feed does not say where it lies"


def enclosures(folder: Folder) -> Iterator[str]:
    """A sound is as many bytes as is said, of the kind that is said, and as long."""
    for item in folder.items:
        sound = folder.sound(item)
        if attribute(item, "enclosure", "length") != str(sound.stat().st_size):
            yield f"{sound.name} has another size"
        if attribute(item, "enclosure", "type") != SOUNDS.get(sound.suffix):
            yield f"{sound.name} is of another kind"
        if abs(length(sound) - float(item.findtext(f"{ITUNES}duration") or 0)) > 1:
            yield f"{sound.name} is of another length"


def known(folder: Folder) -> Iterator[str]:
    """An episode is known by an id that is no address and that no other one has."""
    ids = [item.findtext("guid") for item in folder.items]
    if len(set(ids)) < len(ids):
        yield "two have the same id"
    if any(attribute(item, "guid", "isPermaLink") != "false" for item in folder.items):
        yield "an id calls itself an address"
    told = folder.feed.findtext(f"channel/{PODCAST}guid") or ""
    if told != str(uuid.uuid5(FEEDS, f"{folder.url}feed.xml".removeprefix("https://"))):
        yield "the feed has no name of its own"


def dated(folder: Folder) -> Iterator[str]:
    """Dates say their zone, and go up with the numbers."""
    rows = sorted(
        (int(item.findtext(f"{ITUNES}episode") or 0), item.findtext("pubDate") or "") for item in folder.items
    )
    if any(not date.endswith("+0000") for _, date in rows):
        yield "a date without its zone"
        return
    dates = [parsedate_to_datetime(date) for _, date in rows]
    if dates != sorted(set(dates)):
        yield "dates that do not go up"


def kept(folder: Folder) -> Iterator[str]:
    """What was told once is not told otherwise when it is rendered again."""
    if folder.before is None:
        return
    now = {item.findtext("guid"): item for item in folder.items}
    for item in folder.before.findall("channel/item"):
        again = now.get(item.findtext("guid"))
        for name in ("pubDate", f"{ITUNES}episode"):
            if again is None or again.findtext(name) != item.findtext(name):
                yield f"{item.findtext('guid')}: another {name}"
    if folder.before.findtext(f"channel/{PODCAST}guid") != folder.feed.findtext(f"channel/{PODCAST}guid"):
        yield "another name of the feed"


def chapters(folder: Folder) -> Iterator[str]:
    """Chapters begin at 0, go up, have titles, and end with the sound."""
    for item in folder.items:
        name = attribute(item, f"{PODCAST}chapters", "url")
        if not name or attribute(item, f"{PODCAST}chapters", "type") != "application/json+chapters":
            yield "no chapters"
            continue
        told = json.loads(folder.file(name).read_text(encoding="utf-8"))
        starts = [row["startTime"] for row in told["chapters"]]
        if not told["version"].startswith("1.") or starts[:1] != [0] or starts != sorted(set(starts)):
            yield f"{name}: {starts}"
        if not all(row["title"] for row in told["chapters"]) or starts[-1] >= length(folder.sound(item)):
            yield f"{name}: titles and end"


def transcripts(folder: Folder) -> Iterator[str]:
    """The words lie beside the sound under its name, as the kind that is said, and end with it."""
    for item in folder.items:
        sound = folder.sound(item)
        places = [(folder.file(each.attrib["url"]), each) for each in item.iter(f"{PODCAST}transcript")]
        if sound.with_suffix(".vtt") not in [place for place, _ in places]:
            yield f"{sound.name}: no words beside it"
        for place, each in places:
            if each.get("type") != WORDS.get(place.suffix) or not each.get("language"):
                yield f"{place.name} is of another kind"
            if place.suffix == ".vtt":
                yield from cues(place, length(sound))


def cues(place: Path, end: float) -> Iterator[str]:
    """Times of WebVTT go up and end with the sound."""
    text, last = place.read_text(encoding="utf-8"), 0.0
    if not text.startswith("WEBVTT\n") or not CUE.search(text):
        yield f"{place.name} is no WebVTT"
    for found in CUE.finditer(text):
        start, stop = (int(h) * 3600 + int(m) * 60 + float(s) for h, m, s in (found.groups()[:3], found.groups()[3:]))
        if not last <= start < stop <= end + 0.1:
            yield f"{place.name}: {found[0]}"
        last = start


def pictures(folder: Folder) -> Iterator[str]:
    """Pictures are square JPEG of 1400 to 3000 pixels."""
    for parent in (folder.feed.find("channel"), *folder.items):
        address = attribute(parent, f"{ITUNES}image", "href")
        if not address:
            yield "no picture"
            continue
        with Image.open(folder.file(address)) as image:
            if image.format != "JPEG" or image.width != image.height or not 1400 <= image.width <= 3000:
                yield f"{address}: {image.format} {image.size}"


def playlist(folder: Folder) -> Iterator[str]:
    """The playlist names the same sounds in the same order, with their lengths."""
    lines = (folder.place / "playlist.m3u8").read_text(encoding="utf-8").splitlines()
    names = [line.removeprefix("./") for line in lines if not line.startswith("#")]
    if lines[0] != "#EXTM3U" or names != [folder.sound(item).name for item in folder.items]:
        yield f"{names}"
        return
    told = [int(line.removeprefix("#EXTINF:").partition(",")[0]) for line in lines if line.startswith("#EXTINF")]
    if any(abs(length(folder.place / name) - seconds) > 1 for name, seconds in zip(names, told, strict=True)):
        yield f"lengths {told}"


def listed(folder: Folder) -> Iterator[str]:
    """The list of feeds leads to this one, under its title."""
    opml = ET.parse(folder.place / "feed.opml").getroot()  # noqa: S314 - our own file
    rows = [(each.get("type"), each.get("xmlUrl"), each.get("text")) for each in opml.findall("body/outline")]
    if opml.get("version") != "2.0" or rows != [
        ("rss", f"{folder.url}feed.xml", folder.feed.findtext("channel/title"))
    ]:
        yield f"{rows}"


RULES: tuple[Rule, ...] = (
    asked_for, addresses, enclosures, known, dated, kept, chapters, transcripts, pictures, playlist, listed,
)  # fmt: skip


def attribute(parent: ET.Element | None, path: str, name: str) -> str:
    """Return an attribute of the first such element below; empty where there is none."""
    found = parent.find(path) if parent is not None else None
    return found.get(name, "") if found is not None else ""


def length(sound: Path) -> float:
    """Return how long a sound lasts, as mutagen reads it."""
    found = File(sound)
    assert found is not None
    return float(found.info.length)
