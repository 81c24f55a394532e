"""What the README shows works: its two lines are there, its script is whole, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import guide
from guide import script
from guide.lint import references

README = (Path(guide.__file__).parents[1] / "README.md").read_text(encoding="utf-8")


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
