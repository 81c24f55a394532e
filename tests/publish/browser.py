"""Chromium without a window, driven through a pipe by its DevTools protocol: no other program is needed for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
    "--autoplay-policy=no-user-gesture-required", "--no-first-run", "--mute-audio", "--disable-extensions",
)  # fmt: skip


def program() -> str:
    """Where Chromium is; empty where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), "")


def a_browser(folder: Path) -> Browser:
    """A browser that keeps what it keeps in ``folder``; left out, and said, where there is none and none is needed."""
    if program():
        return Browser(folder)
    if os.environ.get("GUIDE_NEEDS_BROWSER"):
        pytest.fail("no Chromium here: apt-get install chromium")
    pytest.skip("LEFT OUT: no Chromium here, so no page is driven: apt-get install chromium")


class Browser:
    """One page. Notes what it asks for and what goes wrong in it."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        """Every address that it loaded."""
        self.errors: list[str] = []
        self._folder = folder
        self._number = 0

    def __enter__(self) -> Browser:
        ours, theirs = os.pipe(), os.pipe()  # it reads from 3, and writes to 4

        def wire() -> None:
            os.dup2(ours[0], 3)
            os.dup2(theirs[1], 4)

        command = [program(), *_FLAGS, f"--user-data-dir={self._folder}", "about:blank"]
        self._process = subprocess.Popen(
            command, pass_fds=(3, 4), preexec_fn=wire, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(ours[0])
        os.close(theirs[1])
        self._to = os.fdopen(ours[1], "wb", buffering=0)
        self._from = os.fdopen(theirs[0], "rb")
        self._session = ""
        target = next(each for each in self.ask("Target.getTargets")["targetInfos"] if each["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._to.close()
        self._from.close()

    def open(self, address: str) -> None:
        """Load a page, and wait until it is there."""
        self.ask("Page.navigate", url=address)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def value(self, expression: str, *, answered: bool = True) -> Any:
        """What JavaScript says; a promise is waited for. Not ``answered``: it is run for what it does alone."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": answered}
        answer = self.ask("Runtime.evaluate", **asked)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, condition: str, patience: int = 600) -> None:
        """Wait for a condition, in steps of the page's own time."""
        for _ in range(patience):
            if self.value(f"new Promise((go) => setTimeout(() => go(Boolean({condition})), 50))"):
                return
        raise AssertionError(f"never: {condition}")

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its answer; what comes meanwhile is noted."""
        self._number += 1
        told = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            told["sessionId"] = self._session
        self._to.write(json.dumps(told).encode() + b"\0")
        while True:
            said = self._heard()
            if said.get("id") == self._number:
                assert "error" not in said, said
                return said["result"]
            self._note(said)

    def _heard(self) -> dict[str, Any]:
        found = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            assert byte, "the browser has gone"
            found += byte
        said: dict[str, Any] = json.loads(found)
        return said

    def _note(self, said: dict[str, Any]) -> None:
        match said.get("method"):
            case "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            case "Runtime.exceptionThrown":
                self.errors.append(said["params"]["exceptionDetails"]["text"])
            case "Runtime.consoleAPICalled" if said["params"]["type"] in ("error", "warning"):
                self.errors.append(str(said["params"]["args"]))
            case "Log.entryAdded" if said["params"]["entry"]["level"] == "error":
                self.errors.append(said["params"]["entry"]["text"])
