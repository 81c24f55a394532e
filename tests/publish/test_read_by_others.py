"""Pages and books as programs of others read them, and that each of them finds what is planted."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from guide.__main__ import main
from tests.publish import readers
from tests.publish.browser import Browser
from tests.publish.conftest import SCRIPT

PAGE, INDEX, STYLE = "a-slow-one.html", "index.html", "listen.css"
AXE_FAULTS = {
    "a colour that is hard to read": (STYLE, "--quiet: #5f5a6b", "--quiet: #c9c5d0", "color-contrast"),
    "a list of other things": (PAGE, "<ul>", "<ul><p>here</p>", "list"),
    "no language": (PAGE, '<html lang="en">', "<html>", "html-has-lang"),
    "a choice without a name": (PAGE, "<label>How long <select>", "<label><select>", "select-name"),
    "no title": (INDEX, "<title>For Ann &amp; Bo</title>", "<title></title>", "document-title"),
}
NU_FAULTS = {
    "an element that stays open": (PAGE, "</main>", "", "Unclosed element"),
    "two of the same name": (PAGE, 'id="now"', 'id="cue"', "Duplicate ID"),
    "an attribute that there is not": (INDEX, '<ul id="practices">', '<ul id="practices" kind="x">', "not allowed"),
    "a style that means nothing": (STYLE, "cursor: pointer", "cursor: paw", "is not a"),
}
BOOK_FAULTS = {
    "no language": ("EPUB/a-slow-one.xhtml", ' lang="en" xml:lang="en"', "", "html-has-lang"),
    "a cover that nobody describes": ("EPUB/_begin.xhtml", "<h1", '<img src="cover.jpg"/><h1', "image-alt"),
    "not a word on who can read it": ("EPUB/package.opf", 'schema:accessMode"', 'schema:other"', "metadata-accessmode"),
}


def planted(folder: Path, name: str, old: str, new: str) -> None:
    """Write something else into a file of a site, once."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, old
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.real
def test_axe_finds_nothing_by_day_and_by_night(site: Path, browser: Browser) -> None:
    with browser:
        for page in (PAGE, INDEX):
            for scheme in ("light", "dark"):
                browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                browser.open((site / page).as_uri())
                assert readers.axe(browser) == [], (page, scheme)
                if page == PAGE:  # marked as it is while it is heard
                    browser.value("document.querySelector('#words button').click()")
                    browser.until("document.querySelector('#words [aria-current]')")
                    assert readers.axe(browser) == [], (page, scheme, "heard")
        assert browser.errors == []


@pytest.mark.real
def test_axe_finds_what_is_planted(site: Path, tmp_path: Path, browser: Browser) -> None:
    silent = {}
    with browser:
        for number, (fault, (name, old, new, rule)) in enumerate(AXE_FAULTS.items()):
            shutil.copytree(site, tmp_path / str(number))
            planted(tmp_path / str(number), name, old, new)
            browser.open((tmp_path / str(number) / (INDEX if name == INDEX else PAGE)).as_uri())
            found = readers.axe(browser)
            if not any(each.startswith(f"{rule}:") for each in found):
                silent[fault] = found
    assert silent == {}


@pytest.mark.real
def test_the_nu_checker_finds_nothing_and_what_is_planted(site: Path, tmp_path: Path) -> None:
    places = [tmp_path / str(number) for number in range(len(NU_FAULTS))]
    for place, (name, old, new, _) in zip(places, NU_FAULTS.values(), strict=True):
        shutil.copytree(site, place)
        planted(place, name, old, new)
        (place / name).rename(place / f"{place.name}-{name}")  # so that what is said tells where it is
    found = readers.nu(
        *site.glob("*.html"), *site.glob("*.css"), *(each for place in places for each in place.glob("[0-9]-*"))
    )
    assert [each for each in found if not each[0].isdecimal()] == []
    silent = [
        fault
        for number, (fault, (name, _, _, said)) in enumerate(NU_FAULTS.items())
        if not any(each.startswith(f"{number}-{name}: ") and said in each for each in found)
    ]
    assert silent == [], found


@pytest.mark.real
def test_ace_finds_nothing_in_a_book_and_what_is_planted(tmp_path: Path) -> None:
    script, book = tmp_path / "Ä slow One.yaml", tmp_path / "book.epub"
    script.write_text(SCRIPT, encoding="utf-8")
    assert main(["publish", str(script), "-o", str(book), "--for", "62s"]) == 0
    assert readers.ace(book, tmp_path / "whole") == []
    with zipfile.ZipFile(book) as container:
        parts = {each: container.read(each) for each in container.infolist()}
    wrong = tmp_path / "wrong.epub"
    with zipfile.ZipFile(wrong, "w") as container:
        for about, content in parts.items():
            for name, old, new, _ in BOOK_FAULTS.values():
                if name == about.filename:
                    assert old.encode() in content, old
                    content = content.replace(old.encode(), new.encode())
            container.writestr(about, content)
    found = readers.ace(wrong, tmp_path / "planted")
    assert [fault for fault, (_, _, _, rule) in BOOK_FAULTS.items() if not any(rule in each for each in found)] == []
