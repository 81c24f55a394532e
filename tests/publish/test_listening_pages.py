"""Listening pages: what stands in them without a script, and that a browser follows the sound with it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide import publish
from guide.__main__ import main
from guide.publish.index import index
from guide.publish.listening import Length, Listening
from guide.publish.markup import SCRIPT as SCRIPT_NAME
from guide.publish.markup import data
from guide.publish.page import INDEX
from tests.publish.browser import Browser, a_browser
from tests.scripts import TONE

LINES = "\n".join(f"      - Line number {word}.\n      - pause: 1s!" for word in (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"
))  # fmt: skip
SCRIPT = f"""{TONE}note: A <note> & "more".
needs: [sleep]
bed: rain
sections:
  - title: First </script> part
    steps:
{LINES}
  - title: Breath
    closing: true
    steps:
      - breathe: {{pattern: 2-2, cycles: 2..2..8, cues: silent}}
      - Here we end. If you like, stay.
      - pause: 1s..2s..90s
"""
VOID = {"meta", "link"}
RATE = 4
"""Times as fast as usual, so that the test is not as long as the practice."""
TOLERANCE = 0.050 * RATE
"""Seconds of the practice between what is marked and what is heard."""


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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    script = folder / "Ä slow One.yaml"
    script.write_text(SCRIPT, encoding="utf-8")
    place = folder / "under" / "a path"
    assert main(["publish", str(script), "-o", str(place), "--lengths", "62s,80s", "--title", "For Ann & Bo"]) == 0
    return place


@pytest.mark.real
def test_every_page_is_whole_and_asks_for_nothing_from_elsewhere(site: Path) -> None:
    names = {path.name for path in site.iterdir()}
    assert names == {
        "index.html", "listen.css", "listen.js", "a-slow-one.html",
        *(f"a-slow-one-{length}.{ending}" for length in ("1m2s", "1m20s") for ending in ("m4a", "vtt", "json")),
    }  # fmt: skip
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
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


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return a_browser(tmp_path / "profile")


@pytest.mark.real
def test_a_browser_follows_the_sound(site: Path, browser: Browser) -> None:
    with browser:
        browser.open((site / "a-slow-one.html").as_uri())
        browser.value(f"document.querySelector('audio').playbackRate = {RATE}")
        browser.value("""(() => {
            window.seen = [];
            const words = [...document.querySelectorAll("#words button")];
            new MutationObserver((changes) => {
                const at = document.querySelector("audio").currentTime;
                for (const { target } of changes) {
                    if (target.getAttribute("aria-current")) window.seen.push([words.indexOf(target), at]);
                }
            }).observe(document.getElementById("words"), { attributes: true, subtree: true });
            document.querySelector("audio").play();
        })()""")
        browser.until("window.seen.length >= 10")
        plan = browser.value("JSON.parse(document.getElementById('plan').textContent)[0]")
        late = [at - plan["cues"][number]["start"] for number, at in browser.value("window.seen")]
        assert all(0.0 <= each < TOLERANCE for each in late[1:10]), late
        browser.value("document.querySelectorAll('#words button')[3].click()")
        browser.until("document.querySelector('#words [aria-current]')?.textContent === 'Line number four.'")
        start = plan["breath"][0]["start"]
        browser.value(f"document.querySelector('audio').currentTime = {start + 1.9}")
        browser.until("document.querySelector('.breath').getAttribute('r') > 40")
        assert browser.value("document.querySelector('.breath').getBoundingClientRect().width") > 50
        assert "breathe in" in browser.value("document.getElementById('cue').textContent")
        browser.value("""(() => {
            const choice = document.querySelector("#lengths select");
            choice.value = "1";
            choice.dispatchEvent(new Event("change"));
        })()""")
        browser.until("document.querySelector('audio').duration > 75")
        assert browser.errors == []
        assert [each for each in browser.asked if not each.startswith(("file:", "data:"))] == []


@pytest.mark.real
def test_the_list_is_narrowed_by_what_one_comes_for(tmp_path: Path, browser: Browser) -> None:
    def practice(name: str, *needs: str) -> Listening:
        return Listening(name, name, "S.", "", "rest", 1, needs, "en", "", "", (Length(Path(f"{name}.m4a"), 60.0, {}),))

    text = index(
        "Two", [practice("a", "sleep"), practice("b", "panic")], {"sleep": "I can't sleep", "panic": "now"}, "en"
    )
    (tmp_path / INDEX).write_text(text, encoding="utf-8")
    (tmp_path / SCRIPT_NAME).write_bytes((Path(publish.__file__).parent / "assets" / SCRIPT_NAME).read_bytes())
    with browser:
        browser.open((tmp_path / INDEX).as_uri())
        browser.value("""(() => {
            const choice = document.querySelector("select[name=need]");
            choice.value = "sleep";
            choice.dispatchEvent(new Event("change", { bubbles: true }));
        })()""")
        assert browser.value("[...document.querySelectorAll('#practices li')].map((row) => row.hidden)") == [
            False,
            True,
        ]
        assert browser.value("document.getElementById('none').hidden") is True
