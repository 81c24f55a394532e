"""Six practices that ship, as their plan, their words and their chapters: one file each, compared as bytes.

Lengths are those of a toy voice (one frame a character at 10 frames a second), so that no engine bears on them. When a
change is meant, ``GUIDE_WRITE_GOLDENS=1 python -m pytest tests/goldens`` writes them again, and the review is the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide import captions, script
from guide.audio import Rate
from guide.script.model import Utterance
from guide.timeline import Source, Timeline, arrange
from tests.scripts import SIX

HERE = Path(__file__).parent
BELL = 200


def toy_length(source: Source) -> int:
    """One frame a character; a bell rings for 20 seconds."""
    return len(source.words) if isinstance(source, Utterance) else BELL


def chapters(timeline: Timeline) -> str:
    """A line a chapter."""
    return "".join(f"{each.start:8.1f} {each.stop:8.1f} {each.title}\n" for each in captions.chapters(timeline))


OUTPUTS = {"plan.txt": captions.plan, "vtt": captions.webvtt, "chapters.txt": chapters}


@pytest.mark.parametrize("ending", OUTPUTS)
@pytest.mark.parametrize("path", SIX, ids=lambda path: path.stem)
def test_a_practice_is_as_it_was(path: Path, ending: str) -> None:
    timeline, problems = arrange(script.load(path), toy_length, Rate(10))
    assert [problem for problem in problems if problem.code != "cue-too-long"] == []
    golden, made = HERE / f"{path.stem}.{ending}", OUTPUTS[ending](timeline).encode()
    if os.environ.get("GUIDE_WRITE_GOLDENS"):
        golden.write_bytes(made)
    assert golden.read_bytes() == made


def test_no_golden_has_lost_its_practice() -> None:
    names = {path.name.split(".")[0] for path in HERE.iterdir() if path.suffix in (".txt", ".vtt")}
    assert names == {path.stem for path in SIX}
