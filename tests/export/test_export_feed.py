"""A folder of exports as a podcast and a playlist: the same every time, and whole to readers that we did not write."""

from __future__ import annotations

import json
import urllib.parse
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from PIL import Image

from guide.export import ExportOptions, Finished, bounce
from guide.export.podcast import publish
from tests.export.export_kit import ABOUT, MIX

URL = "https://example.org/calm things/"
SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}
TITLES = ("Évening", "A & <B>", "Bad\x0bletter")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Finished]:
    folder = tmp_path_factory.mktemp("shelf")
    order = ExportOptions(cover=False, captions=("vtt", "srt", "lrc"), chapters_json=True)
    names = ("first.mp3", "#two & three.m4a", "drei ü.flac")
    return [
        bounce(MIX, folder / name, replace(ABOUT, title=title), order=order)
        for name, title in zip(names, TITLES, strict=True)
    ]


def channel_of(folder: Path) -> ET.Element:
    channel = ET.parse(folder / "feed.xml").getroot().find("channel")  # noqa: S314 - our own file
    assert channel is not None
    return channel


def test_a_feed_has_what_directories_ask_for(written: list[Finished]) -> None:
    folder = written[0].sound.parent
    publish(folder, written, URL, "Calm & quiet", date(2026, 3, 1))
    channel = channel_of(folder)
    needed = ("title", "link", "description", "language", "itunes:author", "itunes:image", "itunes:explicit")
    assert [name for name in needed if channel.find(name, SPACES) is None] == []
    rows = channel.findall("item")
    assert [row.findtext("title") for row in rows] == ["Évening", "A & <B>", "Badletter"]
    for number, (row, done) in enumerate(zip(rows, written, strict=True)):
        sound = row.find("enclosure")
        assert sound is not None
        assert int(sound.attrib["length"]) == done.sound.stat().st_size
        assert row.findtext("itunes:duration", None, SPACES) == "3"
        assert row.findtext("itunes:episode", None, SPACES) == str(number + 1)
        when = parsedate_to_datetime(row.findtext("pubDate") or "")
        assert (when.date(), when.minute, when.utcoffset()) == (date(2026, 3, 1), number, timedelta(0))
    assert [row.find("enclosure").attrib["type"] for row in rows] == [  # type: ignore[union-attr]
        "audio/mpeg", "audio/mp4", "audio/flac",
    ]  # fmt: skip
    assert len({row.findtext("guid") for row in rows}) == len(rows)


def test_everything_that_a_feed_names_is_there(written: list[Finished]) -> None:
    folder = written[0].sound.parent
    made = publish(folder, written, URL, "Calm")
    channel = channel_of(folder)
    addresses = {
        value
        for each in channel.iter()
        for key, value in each.attrib.items()
        if key in ("url", "href") and value.startswith("https")
    }
    names = {urllib.parse.unquote(each.removeprefix(URL)) for each in addresses}
    assert {name for name in names if not (folder / name).is_file()} == set()
    assert len(names) == 2 + 3 * (1 + 1 + 1 + 2)  # feed and its picture; sound, picture, chapters, vtt and srt of each
    assert all(path.is_file() for path in made)
    with Image.open(folder / "feed.jpg") as image:
        assert image.size == (1400, 1400)
    chapters = folder / "first.chapters.json"
    found = json.loads(chapters.read_text(encoding="utf-8"))
    assert (found["version"], [row["startTime"] for row in found["chapters"]]) == ("1.2.0", [0.0, 1.0, 2.0])


def test_a_feed_is_the_same_every_time(written: list[Finished]) -> None:
    folder = written[0].sound.parent
    contents = [
        {path.name: path.read_bytes() for path in publish(folder, written, URL, "Calm")} for _ in range(2)
    ]  # fmt: skip
    assert contents[0] == contents[1]


def test_a_playlist_names_every_file(written: list[Finished]) -> None:
    folder = written[0].sound.parent
    publish(folder, written, URL, "Calm")
    lines = (folder / "playlist.m3u8").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#EXTM3U"
    assert next(line for line in lines if line.startswith("#EXTINF")) == "#EXTINF:3,Someone - Évening"
    names = [line for line in lines if not line.startswith("#")]
    assert [(folder / name).is_file() for name in names] == [True, True, True]
