"""What the page for authors shows works: each script, each fragment, each command, each slip and its remedy."""

from __future__ import annotations

import re
import shlex
import textwrap
import wave
from pathlib import Path

import pytest

from guide import places, script
from guide.audio import Rate
from guide.cli import parser
from guide.lint import care, references
from guide.lint.care import OF_WORDS
from guide.script.schema import manual
from guide.script.steps import KINDS
from guide.timeline import arrange

PAGE = (places.scripts() / "README.md").read_text(encoding="utf-8")
RATE = Rate(48_000)
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SHOWN = [text for kind, text in BLOCKS if kind == "yaml"]
COMMANDS = [line for kind, text in BLOCKS if kind == "" for line in text.splitlines()]
SLIPS = re.findall(r"^\| `(- .*?)` \| `([a-z-]+)` \| `(- .*?)` \|$", PAGE, re.MULTILINE)

HEAD = {"title": "T", "summary": "S.", "kind": "rest", "aim": "regulate", "intensity": "3", "note": "N.", "bed": "rain"}
ENDING = """
  - title: Back
    closing: true
    steps:
      - use: coming-back
"""
OUT_OF_PLACE = {"speech-share", "deaf-setting"}
"""Advice that is about a whole practice, and says nothing of one step."""
UNSPOKEN = {"no-invitation", "long-opening"}
"""The same, of steps in which the author says nothing."""
MANUALS = [
    (name, textwrap.dedent(block))
    for name, kind in KINDS.items()
    for block in re.findall(r"^```yaml\n(.*?)^```", manual(kind), re.DOTALL | re.MULTILINE)
]


def around(text: str, **head: str) -> str:
    """A practice around a list of steps, or around some keys of the head."""
    lines = "\n".join(f"{name}: {value}" for name, value in (HEAD | head).items() if f"\n{name}:" not in f"\n{text}")
    if not text.startswith("-"):
        return f"{lines}\n{text}\nsections:{ENDING}"
    return f"{lines}\nsections:\n  - title: One\n    steps:\n{textwrap.indent(text, ' ' * 6)}{ENDING}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the author writes: with the sound and the parts that the page speaks of."""
    with wave.open(str(tmp_path / "my-chime.wav"), "wb") as chime:
        chime.setparams((1, 2, 48_000, 0, "NONE", ""))
        chime.writeframes(bytes(9600))
    (tmp_path / "parts").mkdir()
    for text in SHOWN:
        if text.startswith("# parts/"):
            (tmp_path / text.split()[1]).write_text(text, encoding="utf-8")
    return tmp_path


def problems(text: str, folder: Path) -> list[str]:
    reading = script.parse(text, str(folder / "shown.yaml"))
    if reading.script is None:
        return [str(each) for each in reading.problems]
    found = [*references.problems(reading.script), *arrange(reading.script, lambda source: 48_000, RATE)[1]]
    return [str(each) for each in found]


def codes(text: str, folder: Path) -> set[str]:
    return {line.split("  ")[1] for line in problems(text, folder)}


def whole(text: str) -> bool:
    return "\nsections:" in text


@pytest.mark.parametrize("text", [text for text in SHOWN if not text.startswith("# parts/")])
def test_what_it_shows_is_right_and_kind(text: str, folder: Path) -> None:
    shown = text if whole(text) else around(text)
    assert problems(shown, folder) == []
    reading = script.parse(shown, str(folder / "shown.yaml"))
    read = reading.script
    assert read is not None
    assert reading.advice == ()
    aside = OUT_OF_PLACE | (UNSPOKEN if text.startswith("- silence") else set())
    advice = [each for each in care.advise(read) if whole(text) or each.code not in aside]
    assert [str(each) for each in advice if not text.startswith("silenced:")] == []


@pytest.mark.parametrize("text", [text for text in SHOWN if text.startswith("- ") and "silence:" not in text])
def test_who_writes_like_that_throughout_has_no_advice_of_it(text: str, folder: Path) -> None:
    read = script.parse(around(text * 3), str(folder / "shown.yaml")).script
    assert read is not None
    assert {each.code for each in care.advise(read)} & (UNSPOKEN | {*OF_WORDS}) == set()


@pytest.mark.parametrize(("name", "steps"), MANUALS, ids=[name for name, _ in MANUALS])
def test_what_a_steps_manual_shows_is_kind(name: str, steps: str) -> None:
    reading = script.parse(around(steps, settings="{take_service: alone}"))
    assert reading.draft is not None
    advice = [each for each in (*reading.advice, *care.advise(reading.draft)) if each.code in OF_WORDS]
    assert [str(each) for each in advice] == []


def test_parts_in_it_are_used() -> None:
    named = [Path(text.split()[1]).stem for text in SHOWN if text.startswith("# parts/")]
    assert named
    assert all(f"use: {name}" in PAGE for name in named)


def test_every_kind_of_step_has_its_place_on_it() -> None:
    titles = re.findall(r"^### (?:Words, and )?(\S+)$", PAGE, re.MULTILINE)
    assert titles == list(KINDS)
    for name, part in zip(titles, re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:], strict=True):
        assert f"- {name}:" in part, name


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_on_it_exists(line: str) -> None:
    words = shlex.split(re.split(r"\s{2,}", line)[0])
    assert words[0] == "guide"
    assert parser().parse_args(words[1:]).command == words[1]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`guide ([a-z]+)", PAGE))))
def test_every_command_it_speaks_of_exists(command: str) -> None:
    assert f"\n    {command} " in parser().format_help()


@pytest.mark.parametrize(("slip", "code", "mended"), SLIPS)
def test_a_slip_is_named_as_it_says_and_its_remedy_works(slip: str, code: str, mended: str, folder: Path) -> None:
    assert codes(around(slip, settings="{place: the room}"), folder) == {code}
    assert problems(around(mended, settings="{place: the room}"), folder) == []


def test_the_slips_are_found_on_the_page() -> None:
    assert len(SLIPS) >= 8


@pytest.mark.parametrize("link", re.findall(r"\]\(#(.*?)\)", PAGE))
def test_every_link_within_it_leads_somewhere(link: str) -> None:
    titles = re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    assert link in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
