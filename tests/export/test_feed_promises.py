"""Who follows a feed hears no episode twice and sees none renamed, whatever is added, changed or removed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.__main__ import main
from guide.audio.loudness import Level
from guide.export import Finished
from guide.export.feed import feed
from guide.export.published import ITUNES, read
from guide.problems import CannotReadError
from tests.export.export_kit import ABOUT

URL = "https://example.org/calm"
NAMES = ("evening", "morning", "sea & sky", "Überall", "a")


class Seen(NamedTuple):
    """What a subscriber's program goes by."""

    guid: str
    date: str
    number: str


def finished(folder: Path, name: str, words: str, ending: str = ".mp3") -> Finished:
    sound = folder / f"{name}{ending}"
    sound.write_bytes(words.encode())
    about = replace(ABOUT, title=words, digest=f"{hash(words):x}")
    return Finished(sound, (), 48_000, 60.0, Level(-16.0, -1.0), about)


def publish(folder: Path, done: Sequence[Finished], first: date | None = None, url: str = URL) -> None:
    text = feed(done, url, "Calm", first, read(folder))
    (folder / "feed.xml").write_text(text, encoding="utf-8")


def seen(folder: Path) -> dict[str, Seen]:
    rows = ET.parse(folder / "feed.xml").getroot().iter("item")  # noqa: S314 - our own file
    return {
        (row.find("enclosure").attrib["url"]): Seen(  # type: ignore[union-attr]
            row.findtext("guid") or "", row.findtext("pubDate") or "", row.findtext(f"{{{ITUNES}}}episode") or ""
        )
        for row in rows
    }  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(NAMES), st.text("abc", min_size=1, max_size=2), min_size=1),
            st.sets(st.sampled_from(NAMES)),
            st.sampled_from((None, date(2026, 3, 1), date(2024, 1, 1))),
        ),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_an_episode_is_the_same_one_for_as_long_as_its_file_is_there(
    tmp_path_factory: pytest.TempPathFactory, runs: list[tuple[dict[str, str], set[str], date | None]]
) -> None:
    folder = tmp_path_factory.mktemp("feed")
    before: dict[str, Seen] = {}
    owners: dict[str, str] = {}
    for words, removed, first in runs:
        for name in removed - words.keys():
            (folder / f"{name}.mp3").unlink(missing_ok=True)
        publish(folder, [finished(folder, name, text) for name, text in words.items()], first)
        now = seen(folder)
        assert len(now) == len(list(folder.glob("*.mp3")))
        for address, episode in now.items():
            assert before.get(address, episode) == episode
            assert owners.setdefault(episode.number, episode.guid) == episode.guid
        for field in zip(*now.values(), strict=True):
            assert len(set(field)) == len(now), "two episodes have the same id, date or number"
        before = now


def test_the_id_comes_from_the_name_and_not_from_the_words_or_the_format(tmp_path: Path) -> None:
    publish(tmp_path, [finished(tmp_path, "evening", "One")])
    (first,) = seen(tmp_path).values()
    (tmp_path / "feed.xml").unlink()
    publish(tmp_path, [finished(tmp_path, "evening", "Other words")])
    (again,) = seen(tmp_path).values()
    assert first.guid == again.guid == "evening"
    publish(tmp_path, [finished(tmp_path, "morning", "Later")])
    (tmp_path / "evening.mp3").unlink()
    publish(tmp_path, [finished(tmp_path, "evening", "Other words", ".m4a")])
    assert seen(tmp_path)[f"{URL}/evening.m4a"] == again


def test_what_was_published_by_another_rule_keeps_its_id(tmp_path: Path) -> None:
    publish(tmp_path, [finished(tmp_path, "evening", "One")])
    place = tmp_path / "feed.xml"
    place.write_text(place.read_text("utf-8").replace(">evening<", ">evening-0123456789abcdef<"), encoding="utf-8")
    publish(tmp_path, [finished(tmp_path, "evening", "Two")])
    assert [each.guid for each in seen(tmp_path).values()] == ["evening-0123456789abcdef"]


def test_a_number_that_was_given_once_is_not_given_to_another_one(tmp_path: Path) -> None:
    publish(tmp_path, [finished(tmp_path, name, "x") for name in ("a", "b")])
    (tmp_path / "b.mp3").unlink()
    publish(tmp_path, [finished(tmp_path, name, "x") for name in ("a", "c")])
    assert [each.number for each in seen(tmp_path).values()] == ["1", "3"]


def test_what_somebody_wrote_into_the_feed_stays(tmp_path: Path) -> None:
    publish(tmp_path, [finished(tmp_path, "evening", "One")])
    place = tmp_path / "feed.xml"
    owner = "<itunes:owner><itunes:email>me@example.org</itunes:email></itunes:owner>"
    text = place.read_text("utf-8").replace("<title>Calm</title>", f"<title>My name</title>{owner}")
    place.write_text(text.replace("<title>One</title>", "<title>One</title><itunes:season>2</itunes:season>"), "utf-8")
    publish(tmp_path, [finished(tmp_path, "evening", "Two"), finished(tmp_path, "morning", "New")])
    text = place.read_text("utf-8")
    assert all(
        each in text for each in ("me@example.org", "<title>My name</title>", "<itunes:season>2</itunes:season>")
    )
    assert "My name: 2 guided practices." in text
    assert text.count("<itunes:category") == 2
    assert "<title>Two</title>" in text
    publish(tmp_path, [], url="https://elsewhere.net/there")
    assert "example.org/calm" not in place.read_text("utf-8")


def test_a_feed_that_cannot_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for text in ("<rss><channel>", "", "<html/>"):
        Path("feed.xml").write_text(text)
        with pytest.raises(CannotReadError, match="cannot be read as a feed"):
            read(tmp_path)
        assert main(["export", "breathing-space", "--voice", "tone", "--feed", URL]) == 3
        assert "move it away to begin a new one" in capsys.readouterr().err
        assert Path("feed.xml").read_text() == text


def test_the_same_practices_are_the_same_bytes_again(tmp_path: Path) -> None:
    done = [finished(tmp_path, name, "words") for name in NAMES]
    publish(tmp_path, done)
    before = (tmp_path / "feed.xml").read_bytes()
    for again in (done, done[::-1], done[:2]):
        publish(tmp_path, again)
        assert (tmp_path / "feed.xml").read_bytes() == before
