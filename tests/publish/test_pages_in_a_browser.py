"""A browser follows the sound with a listening page: from a disk, under a sub-path of any host, by keys, without a
script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guide import publish
from guide.publish.index import index
from guide.publish.listening import Length, Listening
from guide.publish.markup import SCRIPT as SCRIPT_NAME
from guide.publish.page import INDEX
from tests.publish.browser import Browser
from tests.publish.web_host import PartsOfFiles, WholeFiles, serving

RATE = 4
"""Times as fast as usual, so that the test is not as long as the practice."""
TOLERANCE = 0.050
"""Seconds between the timeline and what is marked or heard."""
PLACES = 10
TRIES = 4
"""A machine that is busy with other tests may mark a word late; a page that is late by itself is so each time."""
PAGE = "a-slow-one.html"
WAYS = {"disk": None, "host": PartsOfFiles, "host of whole files": WholeFiles}
FAULTS = {
    "words are late": (SCRIPT_NAME, "begun(one.rows, time)", "begun(one.rows, time - 0.06)", "marked"),
    "words are early": (SCRIPT_NAME, "begun(one.rows, time)", "begun(one.rows, time + 0.06)", "marked"),
    "a plan of another sound": (PAGE, '"start":', '"start":1', "marked"),
    "a script from the root of the host": (PAGE, 'src="listen.js"', 'src="/listen.js"', "errors"),
    "a sound that is not there": (PAGE, "a-slow-one-1m2s.m4a", "elsewhere.m4a", "errors"),
    "a word in the console": (SCRIPT_NAME, '"use strict";', '"use strict"; console.error("no");', "errors"),
    "a mistake": (SCRIPT_NAME, "use(0);", "use(0); nowhere();", "errors"),
    "something from elsewhere": (PAGE, 'href="data:,"', 'href="http://localhost:9/x.png"', "elsewhere"),
}


def _at(place: Path, way: str, browser: Browser) -> dict[str, object]:
    """What is wrong with the page at ``place`` when it is opened that way."""
    root = place.parents[1]
    if not (kind := WAYS[way]):
        return _wrong((place / PAGE).as_uri(), browser)
    with serving(root, kind) as host:
        return _wrong(f"{host}/{place.relative_to(root).as_posix().replace(' ', '%20')}/{PAGE}", browser)


def _wrong(address: str, browser: Browser) -> dict[str, object]:
    browser.open(address)
    host = address.partition("/under")[0]
    found = {
        "marked": _marked_elsewhere(browser),
        "errors": list(browser.errors),
        "elsewhere": [each for each in browser.asked if not each.startswith((host, "data:", f"blob:{host}"))],
    }
    return {name: each for name, each in found.items() if each}


def _marked_elsewhere(browser: Browser) -> list[object]:
    """At ten places, which word is marked just before and just after it begins, where that is not the right one."""
    said = browser.value(f"""(async () => {{
        const audio = document.querySelector("audio"), wrong = [];
        for (let n = 0; n < 200 && !(audio.duration > 1 && audio.seekable.length && audio.seekable.end(0) > 1); n++)
            await new Promise((go) => setTimeout(go, 50));
        const cues = JSON.parse(document.getElementById("plan").textContent)[0].cues;
        const go = (to) => new Promise((done, never) => {{
            setTimeout(() => never(new Error("no seek")), 10000);
            audio.addEventListener("seeked", () => setTimeout(done), {{ once: true }});
            audio.currentTime = to;
        }});
        for (const [number, {{ start }}] of cues.slice(0, {PLACES}).entries()) {{
            for (const [shift, expected] of [[-{TOLERANCE}, number - 1], [{TOLERANCE}, number]]) {{
                if (start + shift < 0) continue;
                await go(start + shift);
                const marked = [...document.querySelectorAll("#words li")]
                    .findIndex((item) => item.querySelector("[aria-current]"));
                if (marked !== expected) wrong.push([number, shift, marked]);
            }}
        }}
        return wrong;
    }})().catch((error) => [String(error)])""")
    return list(said)


@pytest.mark.real
@pytest.mark.parametrize("way", WAYS)
def test_words_are_marked_within_fifty_milliseconds_of_the_timeline(site: Path, browser: Browser, way: str) -> None:
    with browser:
        assert _at(site, way, browser) == {}


@pytest.mark.real
def test_every_planted_fault_is_found(site: Path, tmp_path: Path, browser: Browser) -> None:
    silent = {}
    with browser:
        for number, (fault, (name, old, new, kind)) in enumerate(FAULTS.items()):
            place = tmp_path / str(number) / "under" / "a path"
            shutil.copytree(site, place)
            text = (place / name).read_text(encoding="utf-8")
            assert old in text, old
            (place / name).write_text(text.replace(old, new), encoding="utf-8")
            browser.errors.clear()
            browser.asked.clear()
            if kind not in (found := _at(place, "host", browser)):
                silent[fault] = found
    assert silent == {}


@pytest.mark.real
def test_what_a_browser_decodes_begins_where_the_timeline_says(site: Path, browser: Browser) -> None:
    """The sound itself, as this browser reads the file, with whatever its format puts before the first frame."""
    with browser, serving(site) as host:
        browser.open(f"{host}/{PAGE}")
        cues, louder = browser.value("""(async () => {
            const plan = JSON.parse(document.getElementById("plan").textContent)[0];
            const bytes = await (await fetch(plan.sound)).arrayBuffer();
            const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(bytes);
            const frames = sound.getChannelData(0), step = 240, level = [];
            for (let i = 0; i < frames.length; i += step) {
                let most = 0;
                for (let k = i; k < i + step && k < frames.length; k++) most = Math.max(most, Math.abs(frames[k]));
                level.push(most);
            }
            return [plan.cues, level];
        })()""")
    off = []
    for cue in cues[:PLACES]:
        at = round(cue["start"] * 200)
        loud = max(louder[at : at + 100])
        heard = next(each for each in range(max(0, at - 40), len(louder)) if louder[each] > loud / 2)
        off.append(heard / 200 - cue["start"])
    assert all(abs(each) < TOLERANCE for each in off), off


def lateness(browser: Browser, address: str) -> list[float]:
    """Return by how many seconds of the sound each of ten words is marked after it begins; the first is left out."""
    browser.open(address)
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
    return [at - plan["cues"][number]["start"] for number, at in browser.value("window.seen")][1:10]


@pytest.mark.real
def test_a_browser_follows_the_sound(site: Path, browser: Browser) -> None:
    with browser:
        for _ in range(TRIES):
            late = lateness(browser, (site / PAGE).as_uri())
            if all(0.0 <= each < TOLERANCE * RATE for each in late):
                break
        assert all(0.0 <= each < TOLERANCE * RATE for each in late), late
        plan = browser.value("JSON.parse(document.getElementById('plan').textContent)[0]")
        browser.value("document.querySelectorAll('#words button')[3].click()")
        browser.until("document.querySelector('#words [aria-current]')?.textContent === 'Line number four.'")
        start = plan["breath"][0]["start"]
        browser.value(f"document.querySelector('audio').currentTime = {start + 1.9}")
        browser.until(  # in one look, for the sound goes on between two
            "document.querySelector('.breath').getAttribute('r') > 40"
            " && document.querySelector('.breath').getBoundingClientRect().width > 50"
            " && document.getElementById('cue').textContent.startsWith('breathe in')"
        )
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

    text = index("Two", [practice("a", "sleep"), practice("b", "panic")], {"sleep": "I can't sleep", "panic": "now"})
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


@pytest.mark.real
def test_keys_alone_reach_everything_and_stillness_is_kept(site: Path, browser: Browser) -> None:
    reduced = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    with browser:
        browser.ask("Emulation.setEmulatedMedia", features=reduced)
        browser.open((site / PAGE).as_uri())
        reached = []
        for _ in range(80):
            for kind in ("rawKeyDown", "keyUp"):
                browser.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
            reached.append(browser.value("document.activeElement.textContent.trim() || document.activeElement.tagName"))
            if reached[-1] == "Line number two.":
                for kind in ("rawKeyDown", "char", "keyUp"):
                    browser.ask("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", text="\r",
                                windowsVirtualKeyCode=13)  # fmt: skip
                browser.until("document.querySelector('#words [aria-current]')?.textContent === 'Line number two.'")
        said = set(reached)
        assert said >= {"All practices", "AUDIO", "Breath", "Line number eleven.", "Print the words", "words"}, said
        start = browser.value("JSON.parse(document.getElementById('plan').textContent)[0].breath[0].start")
        browser.value(f"document.querySelector('audio').currentTime = {start + 1.9}")
        browser.until("document.getElementById('cue').textContent.startsWith('breathe in')")
        assert browser.value("document.querySelector('.breath').getAttribute('r')") == "22"


@pytest.mark.real
def test_where_the_script_does_not_run_there_is_sound_and_text_and_nothing_dead(
    site: Path, tmp_path: Path, browser: Browser
) -> None:
    place = tmp_path / "site"
    shutil.copytree(site, place)
    (place / SCRIPT_NAME).unlink()  # the one script there is
    visible = "[...document.querySelectorAll('button, select, audio')].filter((e) => e.checkVisibility())"
    with browser:
        browser.open((place / PAGE).as_uri())
        assert browser.value(f"{visible}.map((each) => each.tagName)") == ["AUDIO"]
        assert "Line number eleven." in browser.value("document.body.innerText")
        browser.open((place / INDEX).as_uri())
        assert browser.value(f"{visible}.length") == 0
        assert "1:20" in browser.value("document.body.innerText")


@pytest.mark.real
def test_in_print_there_are_the_words_and_no_player(site: Path, browser: Browser) -> None:
    with browser:
        browser.open((site / PAGE).as_uri())
        browser.ask("Emulation.setEmulatedMedia", media="print")
        shown = browser.value("document.body.innerText")
        assert all(each in shown for each in ("Before you begin", "Line number one.", "Line number eleven."))
        assert "Take it with you" not in shown
        assert browser.value("document.querySelector('audio').checkVisibility()") is False
        box = browser.value("(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(words)")
        assert box == 0  # nothing is cut off
