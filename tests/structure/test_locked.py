"""What the README's lines install is what is locked: the constraints for pip say the same as the lock file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import guide

CHECKOUT = Path(guide.__file__).parents[1]
ENTRY = re.compile(r"([a-z0-9-]+)==([^\s;]+)(?: ; .+)?")


def locked() -> set[tuple[str, str]]:
    found = tomllib.loads((CHECKOUT / "uv.lock").read_text(encoding="utf-8"))
    return {(each["name"], each["version"]) for each in found["package"] if "registry" in each["source"]}


def constrained(text: str) -> set[tuple[str, str]]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = [ENTRY.fullmatch(line) for line in lines]
    assert all(found), "constraints.txt has a line that pins nothing"
    return {(match[1], match[2]) for match in found if match}


def test_the_constraints_are_the_lock() -> None:
    assert constrained((CHECKOUT / "constraints.txt").read_text(encoding="utf-8")) == locked()


def test_no_constraint_asks_for_the_release_of_the_system() -> None:
    """The pip of Python 3.13.0 gives up at that where a kernel's name is no version."""
    assert "platform_release" not in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8")


def test_a_release_that_was_changed_by_hand_is_noticed() -> None:
    text = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8")
    assert constrained(re.sub(r"^numpy==\S+", "numpy==1.0", text, flags=re.MULTILINE)) != locked()


def test_both_lines_install_what_is_locked() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    for name in ("main", "test"):
        (line,) = re.findall(rf"<!-- {name} -->\n```sh\n(.*)\n```", readme)
        assert line.startswith("python -m pip install -c constraints.txt ")
