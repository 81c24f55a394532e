"""Books that speak: each rule for them is seen to be kept and seen to fail, and EPUBCheck reads them."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.__main__ import main
from guide.publish.book.spoken import REST, sections
from tests.publish.book_rules import PACKAGE, RULES, Read, broken, read, seconds
from tests.scripts import TONE

FIRST = f"""{TONE}note: A <note> & "more".
author: Ann & Bo
bed: rain
sections:
  - title: First </a> part
    steps:
      - Line one. Line two.
      - pause: 12s!
      - Line three.
  - title: Breath
    closing: true
    steps:
      - breathe: {{pattern: 2-2, cycles: 2..2..8, cues: silent}}
      - Here we end.
"""
SECOND = f"""{TONE}language: de
sections:
  - {{title: Ruhe, closing: true, steps: [Wir ruhen., {{bell: bowl}}, Und Schluss.]}}
"""
JAR = next(
    (path for path in map(Path, ("/usr/share/java/epubcheck.jar", "/usr/bin/epubcheck")) if path.is_file()), None
)
"""EPUBCheck as Debian installs it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "_Contents.yaml").write_text(FIRST, encoding="utf-8")
    (folder / "Ä second.yaml").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def book(folder: Path) -> bytes:
    out = folder / "book.epub"
    assert main(["publish", str(folder), "-o", str(out), "--title", "One & <two>", "--date", "2026-03-01"]) == 0
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml") == ["book.epub"]
    return out.read_bytes()


def changed(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Write something else into a part."""

    def plant(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[name], old
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return plant


def without(name: str) -> Callable[[dict[str, bytes]], None]:
    """Take a part away."""

    def plant(parts: dict[str, bytes]) -> None:
        del parts[name]

    return plant


SMIL, PAGE, NAV = "EPUB/contents.smil", "EPUB/contents.xhtml", "EPUB/_contents.xhtml"
FAULTS: dict[str, tuple[str, Callable[[dict[str, bytes]], None]]] = {
    "another kind": ("container", changed("mimetype", "epub", "zip")),
    "no way in": ("container", changed("META-INF/container.xml", "package.opf", "other.opf")),
    "a page is missing": ("parts", without("EPUB/_begin.xhtml")),
    "a sound is missing": ("clips", without("EPUB/contents.m4a")),
    "a page that nothing tells of": ("parts", lambda parts: parts.update({"EPUB/more.xhtml": b"<html/>"})),
    "a sound as something else": ("parts", changed(PACKAGE, "audio/mp4", "audio/flac")),
    "a page is not read": ("order", changed(PACKAGE, '<itemref idref="page0"/>', "")),
    "an overlay that is none": ("order", changed(PACKAGE, 'media-overlay="overlay0"', 'media-overlay="page1"')),
    "a sentence without a clip": ("spoken", changed(SMIL, "#p2", "#p1")),
    "a clip without a sentence": ("spoken", changed(PAGE, 'id="p2"', 'id="other"')),
    "a section that is nowhere": ("textrefs", changed(SMIL, "#s2", "#s9")),
    "a hole": ("clips", changed(SMIL, 'clipEnd="0:00:0', 'clipEnd="0:00:00.5" x="')),
    "a clip after the sound": ("clips", changed(SMIL, 'clipEnd="0:00:4', 'clipEnd="0:09:4')),
    "another length": ("durations", changed(PACKAGE, 'refines="#overlay1">0:00', 'refines="#overlay1">0:01')),
    "a link that leads nowhere": ("navigation", changed(NAV, "contents.xhtml#s2", "contents.xhtml#s7")),
    "a section without a link": ("navigation", changed(NAV, "#s2", "#s1")),
    "no note on the first page": ("noted", changed("EPUB/_begin.xhtml", "A &lt;note&gt;", "")),
    "no word on who can read it": ("told", changed(PACKAGE, "schema:accessibilityHazard", "schema:other")),
    "no day": ("told", changed(PACKAGE, "T00:00:00Z", "")),
    "nothing lit up": ("told", changed(PACKAGE, "media:active-class", "media:other")),
    "something from elsewhere": ("within", changed(PAGE, 'href="book.css"', 'href="https://example.org/book.css"')),
}  # fmt: skip


@pytest.mark.real
def test_a_book_keeps_every_rule(book: bytes) -> None:
    found = read(book)
    assert broken(found) == {}
    assert {name.rpartition("/")[2] for name in found.parts} >= {"contents.m4a", "a-second.m4a", "cover.jpg"}


@pytest.mark.real
def test_every_planted_fault_is_found(book: bytes) -> None:
    whole, silent = read(book), []
    for name, (rule, plant) in FAULTS.items():
        parts = dict(whole.parts)
        plant(parts)
        if not broken(Read(parts, whole.entries), rule):
            silent.append(name)
    assert silent == []


def test_every_rule_has_a_fault() -> None:
    assert {rule for rule, _ in FAULTS.values()} == {rule.__name__ for rule in RULES}


@pytest.mark.real
def test_the_same_practices_are_the_same_book(book: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "book.epub"
    again = ["publish", str(folder), "-o", str(out), "--title", "One & <two>", "--date", "2026-03-01"]
    assert main(again) == 3
    assert "already there" in capsys.readouterr().err
    killed = folder / ".book.epub.part"
    killed.mkdir()
    (killed / "contents.m4a").write_bytes(b"half")
    assert main([*again, "--force", "--jobs", "2"]) == 0
    assert out.read_bytes() == book
    assert not killed.exists()


@pytest.mark.real
def test_each_sentence_is_in_its_own_clip(book: bytes, folder: Path, tmp_path: Path) -> None:
    script = folder / "_Contents.yaml"
    assert main(["export", str(script), "-o", str(tmp_path / "x.wav"), "--captions", "json"]) == 0
    plan = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    page, overlay = read(book).tree(PAGE), read(book).tree(SMIL)
    clips = {}
    for par in overlay.iter("{http://www.w3.org/ns/SMIL}par"):
        text, audio = par
        clips[text.attrib["src"].partition("#")[2]] = (
            seconds(audio.attrib["clipBegin"]), seconds(audio.attrib["clipEnd"])
        )  # fmt: skip
    spoken = {each.text: clips[each.attrib["id"]] for each in page.iter() if each.get("id", "") in clips}
    assert [cue["text"] for cue in plan["cues"]] == [text for text in spoken if text and ", " not in text]
    for cue in plan["cues"]:
        start, stop = spoken[cue["text"]]
        assert start == (0.0 if cue is plan["cues"][0] else cue["start"])  # the first one has the breath before it
        assert cue["stop"] <= stop < cue["stop"] + REST
    assert "Quiet, 12 seconds" in spoken
    assert any(text and text.startswith("Breathing, ") for text in spoken)


@pytest.mark.real
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--lengths", "5m,10m"], "one length"),
        (["--format", "flac"], "--format m4a or m4b or mp3"),
    ],
)
def test_what_no_book_can_hold_is_said(
    folder: Path, more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(folder), "-o", str(folder / "other.epub"), *more]) == 1
    assert said in capsys.readouterr().err
    assert not (folder / "other.epub").exists()


@pytest.mark.real
def test_a_practice_that_cannot_be_spoken_leaves_no_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quiet = tmp_path / "quiet.yaml"
    quiet.write_text(FIRST.replace("bed: rain", "bed: nowhere.flac"), encoding="utf-8")
    out = tmp_path / "all.epub"
    assert main(["publish", str(quiet), "-o", str(out)]) == 2
    assert "was not written, for a book has all of its practices or is none" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["quiet.yaml"]


@pytest.mark.real
def test_epubcheck_finds_nothing(book: bytes, folder: Path, tmp_path: Path) -> None:
    del book
    if not (java := shutil.which("java")) or not JAR:
        if os.environ.get("GUIDE_NEEDS_EPUBCHECK"):
            pytest.fail("no EPUBCheck here: apt-get install epubcheck default-jre-headless")
        pytest.skip("LEFT OUT: no EPUBCheck here, so no book is read by it: apt-get install epubcheck")
    report = tmp_path / "report.json"
    command = [java, "-jar", str(JAR), str(folder / "book.epub"), "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    assert json.loads(report.read_text(encoding="utf-8"))["messages"] == []


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A plan in whole seconds: sentences, some together, and sections anywhere."""
    length = draw(st.integers(1, 60))
    edges = sorted(draw(st.lists(st.integers(0, length), max_size=12)))
    cues = [
        {"start": float(a), "stop": float(b), "text": f"t{number}"}
        for number, (a, b) in enumerate(itertools.pairwise(edges)) if draw(st.booleans())
    ]  # fmt: skip
    starts = sorted({0, *draw(st.lists(st.integers(0, length - 1), max_size=4))})
    chapters = [{"start": float(start), "title": "x"} for start in starts]
    return {"length": float(length), "cues": cues, "chapters": chapters, "breath": []}


@given(plans())
def test_pieces_have_no_hole_and_lose_no_sentence(plan: dict[str, Any]) -> None:
    pieces = [piece for section in sections(plan) for piece in section.pieces]
    assert pieces[0].start == 0.0
    assert pieces[-1].stop == pytest.approx(plan["length"], abs=0.02)
    assert all(before.stop == after.start for before, after in itertools.pairwise(pieces))
    assert all(piece.stop > piece.start for piece in pieces)
    assert " ".join(piece.text for piece in pieces if piece.text).split() == [cue["text"] for cue in plan["cues"]]
    assert len({piece.name for piece in pieces}) == len(pieces)
