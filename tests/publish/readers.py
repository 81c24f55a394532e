"""Programs of others that read pages and books: axe-core, the Nu HTML checker, Ace by DAISY.

They come from npm, into the folder that ``GUIDE_READERS`` names; `.ci/run` puts them there. Each answers with what it
found, a line each.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.publish.browser import Browser, program

_TO_INSTALL = "npm install --ignore-scripts --prefix FOLDER @daisy/ace axe-core vnu-jar, and GUIDE_READERS=FOLDER"


def axe(browser: Browser) -> list[str]:
    """Return what axe-core finds in the page that is open, as it is now: the rule, and where.

    Nothing is loaded for it a second time, so that what goes wrong in a page is the page's own.
    """
    browser.value(_module("axe-core/axe.min.js").read_text(encoding="utf-8"), answered=False)
    found = browser.value("axe.run(document, { preload: false }).then((said) => said.violations)")
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def nu(*paths: Path) -> list[str]:
    """Return the errors and warnings of the Nu HTML checker about HTML and CSS files."""
    jar = _module("vnu-jar/build/dist/vnu.jar")
    java = _program("java", "apt-get install default-jre-headless")
    command = [java, "-jar", str(jar), "--also-check-css", "--format", "json", "--stdout", "--exit-zero-always"]
    said = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=True).stdout
    return [f"{Path(each['url']).name}: {each['message']}" for each in json.loads(said)["messages"]]


def ace(book: Path, folder: Path) -> list[str]:
    """Return what Ace finds in a book. Its report is written into ``folder``.

    Chromium is given time to start: five seconds are too few on a machine that tests other things at once.
    """
    script = _module("@daisy/ace/bin/ace-puppeteer.js")
    node = _program("node", "apt-get install nodejs")
    around = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": program() or _missing("Chromium", "apt-get install chromium")}
    around |= {"ACE_TIMEOUT_INITIAL": "120000", "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state")}
    command = [node, str(script), "--silent", "--outdir", str(folder / "ace"), str(book)]
    ran = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
    report = folder / "ace" / "report.json"
    assert report.is_file(), ran.stdout + ran.stderr
    return [
        f"{part['earl:testSubject']['url']}: {each['earl:test']['dct:title']}"
        for part in json.loads(report.read_text(encoding="utf-8"))["assertions"]
        for each in part["assertions"] if each["earl:result"]["earl:outcome"] != "pass"
    ]  # fmt: skip


def _module(name: str) -> Path:
    folder = os.environ.get("GUIDE_READERS")
    path = Path(folder or "nowhere") / "node_modules" / name
    return path if path.is_file() else Path(_missing(name.partition("/bin")[0].partition("/build")[0], _TO_INSTALL))


def _program(name: str, way_out: str) -> str:
    return shutil.which(name) or _missing(name, way_out)


def _missing(what: str, way_out: str) -> str:
    if os.environ.get("GUIDE_NEEDS_ACE"):
        pytest.fail(f"no {what} here: {way_out}")
    pytest.skip(f"LEFT OUT: no {what} here, so it reads nothing: {way_out}")
