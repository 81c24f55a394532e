"""A folder that is followed as a podcast keeps every rule after it was rendered again, and each rule is seen to fail;
readers that others wrote find in the feed what lies in the folder."""

from __future__ import annotations

import calendar
import io
import json
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import podcastparser
import pytest
from PIL import Image

from guide.export import ExportOptions, bounce
from guide.export.podcast import publish
from guide.timeline.since import since
from tests.export.export_kit import ABOUT, MIX, RATE, TIMELINE
from tests.export.feed_rules import RULES, Folder, broken

URL = "https://example.org/calm%20things/"
NAMES = ("first.mp3", "#two & three.m4a", "drei ü.flac")
OFFICIAL = b"https://podcastindex.org/namespace/1.0"
EARLIER = b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
"""The Podcast Namespace had another address at first, and podcastparser 0.6 knows no other: without it, it would find
everything but chapters and transcripts."""
ORDER = ExportOptions(cover=False, captions=("vtt", "srt"), chapters_json=True)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Published, and then all but the last rendered again: shorter, and with other words."""
    place = tmp_path_factory.mktemp("shelf")
    titles = ("Évening", "A & <B>", "Third")
    first = [
        bounce(MIX, place / name, replace(ABOUT, title=title), order=ORDER)
        for name, title in zip(NAMES, titles, strict=True)
    ]
    publish(place, first, URL, "Calm & quiet", date(2026, 3, 1))
    before = ET.parse(place / "feed.xml").getroot()  # noqa: S314 - our own file
    shorter = MIX.of(since(TIMELINE, RATE.hz // 2))
    again = [bounce(shorter, place / name, replace(ABOUT, title="Again"), order=ORDER) for name in NAMES[:2]]
    publish(place, again, URL, "Other", date(2026, 5, 1))
    return Folder(place, URL, before)


def text(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Write something else into a file, everywhere in it."""

    def plant(folder: Path) -> None:
        found = (folder / name).read_text(encoding="utf-8")
        assert old in found, old
        (folder / name).write_text(found.replace(old, new), encoding="utf-8")

    return plant


def grown(folder: Path) -> None:
    with (folder / NAMES[0]).open("ab") as file:
        file.write(b"\0")


def unsquare(folder: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1400, 1000)).save(out, "JPEG")
    (folder / "first.jpg").write_bytes(out.getvalue())


FEED = "feed.xml"
FAULTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "no language": ("asked_for", text(FEED, "language>", "tongue>")),
    "an episode without a number": ("asked_for", text(FEED, "<itunes:episode>2</itunes:episode>", "")),
    "a space in an address": ("addresses", text(FEED, "calm%20things/first.mp3", "calm things/first.mp3")),
    "a sound that is not there": ("addresses", lambda folder: (folder / NAMES[2]).unlink()),
    "another place of the feed": ("addresses", text(FEED, "things/feed.xml", "things/first.vtt")),
    "a byte more": ("enclosures", grown),
    "another kind": ("enclosures", text(FEED, "audio/flac", "audio/mpeg")),
    "another length": ("enclosures", text(FEED, "<itunes:duration>3<", "<itunes:duration>30<")),
    "the same id twice": ("known", text(FEED, ">#two &amp; three</guid>", ">first</guid>")),
    "an id as an address": ("known", text(FEED, 'isPermaLink="false"', "")),
    "no name of the feed": ("known", text(FEED, "podcast:guid>", "podcast:other>")),
    "a date without its zone": ("dated", text(FEED, "00:00:00 +0000", "00:00:00")),
    "dates that go down": ("dated", text(FEED, "00:02:00 +0000", "00:00:00 +0000")),
    "an id that moved": ("kept", text(FEED, ">first</guid>", ">first-2</guid>")),
    "a date that moved": ("kept", text(FEED, "01 Mar 2026 00:01:00", "01 May 2026 00:01:00")),
    "chapters that go down": ("chapters", text("first.chapters.json", '"startTime": 0.5', '"startTime": 2.5')),
    "chapters under another kind": ("chapters", text(FEED, "json+chapters", "json")),
    "words of another sound": ("transcripts", text(FEED, "things/first.vtt", "things/first.srt")),
    "words after the end": ("transcripts", text("first.vtt", "00:00:0", "00:01:0")),
    "a picture that is not square": ("pictures", unsquare),
    "a playlist of others": ("playlist", text("playlist.m3u8", "first.mp3", "other.mp3")),
    "a list that leads elsewhere": ("listed", text("feed.opml", "example.org", "example.net")),
}  # fmt: skip


def test_a_folder_that_was_rendered_again_keeps_every_rule(rendered: Folder) -> None:
    assert broken(rendered) == {}
    assert [item.findtext("title") for item in rendered.items] == ["Again", "Again", "Third"]


def test_every_planted_fault_is_found(rendered: Folder, tmp_path: Path) -> None:
    silent = []
    for name, (rule, plant) in FAULTS.items():
        place = tmp_path / name
        shutil.copytree(rendered.place, place)
        plant(place)
        if not broken(replace(rendered, place=place), rule):
            silent.append(name)
    assert silent == []


def test_every_rule_has_a_fault() -> None:
    assert {rule for rule, _ in FAULTS.values()} == {rule.__name__ for rule in RULES}


def test_feedparser_finds_what_lies_in_the_folder(rendered: Folder) -> None:
    found = feedparser.parse((rendered.place / "feed.xml").read_bytes())
    assert (found.bozo, found.version, found.feed.title) == (False, "rss20", "Calm & quiet")
    assert [each.id for each in found.entries] == ["first", "#two & three", "drei ü"]
    for entry, item in zip(found.entries, rendered.items, strict=True):
        (sound,) = entry.enclosures
        assert rendered.file(sound.href) == rendered.sound(item)
        assert int(sound.length) == rendered.sound(item).stat().st_size
        assert calendar.timegm(entry.published_parsed) == published(item)
        assert not entry.guidislink


def test_podcastparser_finds_what_lies_in_the_folder(rendered: Folder) -> None:
    feed = (rendered.place / "feed.xml").read_bytes()
    assert OFFICIAL in feed
    found = podcastparser.parse(f"{URL}feed.xml", io.BytesIO(feed.replace(OFFICIAL, EARLIER)))
    assert (found["title"], found["type"], found["language"]) == ("Calm & quiet", "serial", "en")
    assert rendered.file(found["cover_url"]).is_file()
    episodes = sorted(found["episodes"], key=lambda each: int(each["number"]))
    assert [each["guid"] for each in episodes] == ["first", "#two & three", "drei ü"]
    for episode, item in zip(episodes, rendered.items, strict=True):
        (sound,) = episode["enclosures"]
        assert rendered.file(sound["url"]) == rendered.sound(item)
        assert sound["file_size"] == rendered.sound(item).stat().st_size
        assert episode["published"] == published(item)
        assert rendered.file(episode["transcript_url"]).with_suffix("").name == rendered.sound(item).stem
        chapters = json.loads(rendered.file(episode["chapters_json_url"]).read_text(encoding="utf-8"))
        assert [row["title"] for row in chapters["chapters"]][-1] == "Back"


def published(item: ET.Element) -> int:
    """When an episode was published, in seconds."""
    return int(parsedate_to_datetime(item.findtext("pubDate") or "").timestamp())
