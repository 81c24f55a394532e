"""``guide serve``: the screen in a real browser, let in by its key alone, and nothing asked of any other machine."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide import welcome
from guide.__main__ import main
from guide.cli.serve import HERE_ALONE
from tests.publish.browser import Browser, a_browser

LISTENING = """
const Usual = window.WebSocket;
window.told = "";
window.WebSocket = class extends Usual {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", (event) => {
      if (typeof event.data !== "string") window.told += new TextDecoder().decode(event.data);
    });
  }
};
"""
"""Notes in the page what the screen writes, which is drawn on a canvas then."""

SLOW = "task queue exceeded allotted deadline"
"""A machine that is busy, as the terminal in the page says it."""


@pytest.fixture
def address() -> Iterator[str]:
    welcome.done()
    command = [sys.executable, "-u", "-m", "guide", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        assert server.stdout.readline().strip() == HERE_ALONE
        server.terminate()
        assert server.wait(30) == 143


def refused(url: str, **headers: str) -> bool:
    try:
        urllib.request.urlopen(urllib.request.Request(url, headers=headers))  # noqa: S310 - our own address
    except urllib.error.HTTPError as error:
        return error.code == 403
    return False


@pytest.mark.real
def test_the_first_page_is_there_and_takes_a_key(address: str, tmp_path: Path) -> None:
    origin, _, key = address.partition("/?key=")
    assert origin.startswith("http://127.0.0.1:")
    assert refused(f"{origin}/")
    assert refused(f"{origin}/ws?key=other")
    assert refused(f"{origin}/ws", Cookie=f"guide-key={key}", Origin="http://elsewhere.example")
    with a_browser(tmp_path / "profile") as browser:
        browser.ask("Page.addScriptToEvaluateOnNewDocument", source=LISTENING)
        browser.open(address)
        browser.until("window.told.includes('What would be good now?')")
        assert browser.value("location.href") == f"{origin}/"
        press(browser, "l")
        browser.until("window.told.includes('title, a kind, a word')")
        assert browser.value("document.querySelector('.xterm-screen canvas').width") > 400
        press(browser, "\x1b")
        press(browser, "\x1b")
        browser.until("document.body.classList.contains('-closed')")
        assert browser.value("getComputedStyle(document.querySelector('.left')).display") == "flex"
        assert [each for each in browser.errors if SLOW not in each] == []
        assert [each for each in browser.asked if not each.startswith((origin, "data:"))] == []


def press(browser: Browser, key: str) -> None:
    named = {"\x1b": {"key": "Escape", "windowsVirtualKeyCode": 27}}.get(key, {"key": key, "text": key})
    for way in ("keyDown", "keyUp"):
        browser.ask("Input.dispatchKeyEvent", type=way, **named)


def test_a_place_that_is_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "192.0.2.1", "--port", "0"]) == 3
    assert "Nothing can be served at 192.0.2.1" in capsys.readouterr().err
