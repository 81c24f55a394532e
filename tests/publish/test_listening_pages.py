"""Listening pages: what stands in them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide.__main__ import main
from guide.publish.index import index
from guide.publish.listening import Length, Listening
from guide.publish.markup import data
from guide.publish.page import page

VOID = {"meta", "link"}


class Balanced(HTMLParser):
    """Notes elements that are not closed, ids, and addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)
        self.close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed by itself, as in SVG."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.real
def test_every_page_is_whole_and_asks_for_nothing_from_elsewhere(site: Path) -> None:
    names = {path.name for path in site.iterdir()}
    assert names == {
        "index.html", "listen.css", "listen.js", "a-slow-one.html",
        *(f"a-slow-one-{length}.{ending}" for length in ("1m2s", "1m20s") for ending in ("m4a", "vtt", "json")),
    }  # fmt: skip
    for path in site.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        found = Balanced(text)
        assert found.open == []
        assert len(found.ids) == len(set(found.ids))
        assert {each for each in found.addresses if not each.startswith("data:")} <= names
        assert not re.search(r"https?:", text)
    assert sum((site / name).stat().st_size for name in ("listen.js", "listen.css")) < 20_000


@pytest.mark.real
def test_without_a_script_there_is_sound_and_text(site: Path) -> None:
    text = (site / "a-slow-one.html").read_text(encoding="utf-8")
    before, player = text.index("A &lt;note&gt; &amp;"), text.index("<audio")
    assert before < player
    for word in ("one", "eleven"):
        assert f">Line number {word}.<" in text
    assert 'src="a-slow-one-1m2s.m4a"' in text
    block = re.search(r'<script type="application/json" id="plan">(.*?)</script>', text, re.DOTALL)
    assert block
    plans = json.loads(block[1])
    assert [round(plan["length"]) for plan in plans] == [62, 80]
    assert plans[0]["chapters"][0]["title"] == "First </script> part"
    assert len(plans[0]["breath"]) >= 4


def test_nothing_in_the_data_of_a_page_ends_it() -> None:
    hostile = {"a": "</script><!--\u2028\u2029<script>"}
    assert "<" not in data(hostile)
    assert json.loads(data(hostile)) == hostile


@pytest.mark.parametrize(
    ("arguments", "said", "way_out"),
    [
        (["five-senses", "-o", "file"], "Pages need a folder, and file is none", ".epub"),
        (["empty", "-o", "site"], "There is no script (.yaml) in empty", "guide new"),
        (["-o", "site"], "Name a practice", "guide list"),
    ],
)
def test_what_no_page_can_be_made_of_is_said(
    arguments: list[str], said: str, way_out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    assert main(["publish", *arguments]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert way_out in told


def test_words_of_another_language_are_read_in_it_and_the_rest_in_english(tmp_path: Path) -> None:
    sound = tmp_path / "a.m4a"
    sound.write_bytes(b"x")
    plan = {"chapters": [{"start": 0.0, "title": "Ruhe"}], "cues": [{"start": 0.0, "text": "Wir ruhen."}]}
    length = Length(sound, 60.0, plan)
    ruhe = Listening("ruhe", "Ruhe", "Kurz.", "Achtung.", "rest", 1, (), "de", "", "", (length,))
    text = page(ruhe)
    assert '<html lang="en">' in text
    for each in ("<h1", '<p class="summary"', '<ol id="chapters"', '<ol id="words"', '<p id="now"'):
        assert f'{each} lang="de">' in text
    assert '<p lang="de">Achtung.</p>' in text
    assert "<h2>Words</h2>" in text
    rows = index("Alle", [ruhe], {})
    assert '<a href="ruhe.html" lang="de">Ruhe</a>' in rows
    assert "lang=" not in page(replace(ruhe, language="en")).replace('<html lang="en">', "")
