"""How long a practice is, is told alike by list, page, outline and file; and that it cannot be shorter is said."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from guide import script
from guide.actions import formatting
from guide.render.job import RenderJob
from guide.render.lasting import lasting
from guide.render.preparation import outline
from tests.cli.cli_kit import SHORT, guide

STRETCHES = SHORT.replace("- Rest here.", "- Rest here.\n      - pause: 8s\n      - bell: bowl")
RIGID = SHORT.replace("- Rest here.", "- Rest here.\n      - pause: 8s..30s\n      - pause: 4s!")


@pytest.fixture
def own(home: Path) -> Path:
    folder = home / "data" / "scripts"
    folder.mkdir(parents=True)
    path = folder / "mine.yaml"
    path.write_text(STRETCHES)
    return path


def lengths(path: Path, folder: Path, home: dict[str, Any]) -> dict[str, str]:
    """What each place tells."""
    listed = next(line for line in guide("list", **home).stdout.splitlines() if line.startswith("mine "))
    outlined = guide("outline", path, **home).stdout.splitlines()
    rows = json.loads(guide("list", "--json", **home).stdout)
    row = next(row for row in rows if row["name"] == "mine")
    return {
        "list": " ".join(re.findall(r"about|\d+:\d\d", listed)),
        "title": outlined[0].removeprefix("Short").strip(),
        "natural": outlined[1].split("natural ")[1].split(",")[0],
        "json": formatting.lasts(row["seconds"], row["exact"]),
        "screen": formatting.lasts(*lasting(script.load(path))),
    }


def test_every_place_tells_the_same_length(own: Path, home: Path, tmp_path: Path) -> None:
    (home / "cache").unlink()  # nothing is spoken yet
    fresh: Any = {"GUIDE_HOME": str(home)}
    (before,) = set(lengths(own, tmp_path, fresh).values())
    assert before.startswith("about ")
    written = guide("export", own, "-o", tmp_path / "mine.wav", **fresh).stdout.split(",")[0].split()[-1]
    (after,) = set(lengths(own, tmp_path, fresh).values())
    assert after == written


def test_what_new_says_the_outline_says(tmp_path: Path) -> None:
    said = guide("new", "a.yaml", "--for", "4", "--kind", "rest", cwd=tmp_path).stdout
    outlined = guide("outline", tmp_path / "a.yaml").stdout.splitlines()
    assert f", {outlined[0].split('  ')[1]}." in said
    shortest, longest = re.findall(r"(?:shortest|longest) ((?:about )?[\d:]+)", outlined[1])
    assert f"Any length from {shortest} to {longest} can be asked of it." in said


def test_that_a_practice_cannot_be_shorter_is_said(tmp_path: Path) -> None:
    for text, rigid in ((RIGID, True), (STRETCHES, False)):
        path = tmp_path / "a.yaml"
        path.write_text(text)
        outlined = guide("outline", path).stdout
        assert ("It cannot be shorter than that" in outlined) is rigid
        shortest, natural = re.findall(r"(?:shortest|natural) ((?:about )?[\d:]+)", outlined)
        assert (shortest == natural) is rigid
        if rigid:
            assert "4s..8s..30s can be shorter" in outlined


@pytest.mark.parametrize("bounds", ["shortest", "longest"])
def test_the_bounds_that_are_shown_can_be_asked_for(bounds: str, own: Path) -> None:
    guide("export", own, "-o", own.with_suffix(".wav"))
    shown = guide("outline", own).stdout.splitlines()[1].split(f"{bounds} ")[1].split(",")[0]
    assert "about" not in shown
    found = guide("outline", own, "--for", shown)
    assert (found.returncode, found.stdout.splitlines()[0]) == (0, f"Short  {shown}"), found.stderr
    assert outline(RenderJob(script.load(own))).range.stretches
