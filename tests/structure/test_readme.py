"""What the README shows works: its two lines are there, its script is whole, its commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pyloudnorm
import pytest
import soundfile

import guide
from guide import script
from guide.cli import parser
from guide.lint import references

CHECKOUT = Path(guide.__file__).parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
PAGES = [CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").glob("*.md"))]


def fenced(kind: str) -> list[str]:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return [text for name, text in blocks if name == kind]


def test_the_two_lines_are_marked_for_ci() -> None:
    for name in ("main", "test"):
        (line,) = re.findall(rf"<!-- {name} -->\n```sh\n(.*)\n```", README)
        assert line.startswith("python -m pip install ")


def test_the_script_in_it_is_right() -> None:
    (text,) = fenced("yaml")
    reading = script.parse(text, "slow-moment.yaml")
    assert reading.problems == ()
    assert reading.script is not None
    assert references.problems(reading.script) == ()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_every_page_of_the_docs_is_linked_from_the_readme() -> None:
    assert [page.name for page in PAGES[2:] if f"(docs/{page.name})" not in README] == []


def test_its_commands_are_commands() -> None:
    (text,) = [block for block in fenced("sh") if "guide check-in" in block]
    for line in text.splitlines():
        words = shlex.split(line.partition("#")[0])[1:]
        if words:
            assert parser().parse_args(words).run is not None


def test_the_minute_of_sound_is_one() -> None:
    (name,) = re.findall(r"\[Hear a minute of it\]\(([^)]+)\)", README)
    heard, rate = soundfile.read(CHECKOUT / name)
    assert 60.0 <= len(heard) / rate <= 70.0
    assert -18.0 < pyloudnorm.Meter(rate).integrated_loudness(heard) < -14.0
    seconds = heard[: len(heard) // rate * rate].reshape(-1, rate, 2)
    assert all(abs(each).max() > 0.001 for each in seconds)  # never nothing


def test_what_makes_picture_and_sound_makes_those_that_are_shown() -> None:
    maker = (CHECKOUT / "docs" / "make_media.py").read_text(encoding="utf-8")
    shown = re.findall(r"\(docs/(?:sounds|pictures)/([^)]+)\)", README)
    assert len(shown) >= 2
    assert [each for each in shown if f'"{each}"' not in maker] == []
