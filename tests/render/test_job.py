"""One value that everything starts from: it travels, and its name tells whether two renders are the same."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import library, script
from guide.export import ExportOptions
from guide.lint import references
from guide.problems import ScriptError, WrongUseError
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.order import InspectionOptions, RenderOrder
from guide.timeline import Position
from tests.scripts import SIX

TEXT = """title: Job
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
bed: rain
sections:
  - title: One
    steps:
      - Rest here.
      - use: kind-words
      - sound: own.wav
"""
OPTIONS = RenderOptions(
    "default", 0.9, "ocean", 600.0, 50, "sleep", {"posture": "sitting"}, {"place": "the old pier"}, True,
    {"body-scan": "tone"},
)  # fmt: skip
ORDER = RenderOrder(ExportOptions(mono=True), InspectionOptions(report=True), 1, Position(0, "line", 1, 2.0, 0.5))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "here")


def written(folder: Path, text: str = TEXT, part: str = "Kind words.", level: float = 0.1) -> Path:
    (folder / "parts").mkdir(parents=True)
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    (folder / "parts" / "kind-words.yaml").write_text(f"steps:\n  - {part}\n", encoding="utf-8")
    soundfile.write(folder / "own.wav", np.full((4800, 2), level, np.float32), 48_000)
    return folder


def job(folder: Path, options: RenderOptions = RenderOptions(), order: RenderOrder | None = None) -> RenderJob:  # noqa: B008
    return RenderJob(script.load(folder / "mine.yaml"), options, order)


def test_the_name_stays_on_the_way_to_another_process(folder: Path) -> None:
    asked = job(folder, replace(OPTIONS, settings={}), ORDER)
    _ = asked.applied, asked.known
    sent = pickle.dumps(asked)
    again = pickle.loads(sent)  # noqa: S301 - ours
    assert again == asked
    assert again.digest == asked.digest
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).digest)"
    other = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=True)
    assert other.stdout.decode().strip() == asked.digest
    assert len(asked.digest) == 64


def test_the_name_is_the_same_wherever_things_lie(folder: Path, tmp_path: Path) -> None:
    there = written(tmp_path / "elsewhere" / "deeper")
    assert job(there).digest == job(folder).digest
    for path in (folder, there):
        soundfile.write(path / "bed.wav", np.random.default_rng(0).normal(0, 0.1, (48_000, 2)), 48_000)
    one, other = (job(path, RenderOptions(bed=str(path / "bed.wav"))).digest for path in (folder, there))
    assert one == other


@pytest.mark.parametrize("name", [each.name for each in fields(RenderOptions)])
def test_every_option_is_part_of_the_name(name: str) -> None:
    usual = RenderJob(script.load(SIX[0]))
    other = getattr(OPTIONS, name)
    assert other != getattr(usual.options, name)
    assert usual.wished(**{name: other}).digest != usual.digest


@pytest.mark.parametrize("name", [each.name for each in fields(RenderOrder)])
def test_every_part_of_the_order_is_part_of_the_name(name: str, folder: Path) -> None:
    usual = RenderOrder()
    named = {job(folder, order=each).digest for each in (None, usual, replace(usual, **{name: getattr(ORDER, name)}))}
    assert len(named) == 3


def test_words_parts_and_sounds_are_part_of_the_name(folder: Path, tmp_path: Path) -> None:
    others = [
        written(tmp_path / "words", TEXT.replace("Rest here.", "Rest there.")),
        written(tmp_path / "part", part="Other words."),
        written(tmp_path / "sound", level=0.2),
        written(tmp_path / "title", TEXT.replace("title: Job", "title: Work")),
    ]
    assert len({job(each).digest for each in (folder, *others)}) == 5


def test_every_practice_has_a_name_of_its_own() -> None:
    jobs = [RenderJob(script.load(path)) for path in SIX]
    assert len({each.digest for each in jobs}) == len(jobs) > 5


def test_what_does_not_exist_is_told_before_anything_starts(folder: Path) -> None:
    with pytest.raises(ScriptError, match="no bed is called 'rian'"):
        _ = job(written(folder.parent / "wrong", TEXT.replace("bed: rain", "bed: rian"))).known
    with pytest.raises(WrongUseError):
        _ = job(folder, RenderOptions(settings={"posture": "flying"})).applied


def test_what_is_known_is_not_looked_up_again(folder: Path) -> None:
    wrong = script.load(written(folder.parent / "wrong", TEXT.replace("bed: rain", "bed: rian")) / "mine.yaml")
    assert [each.code for each in references.problems(wrong)] == ["unknown-bed"]
    assert references.problems(wrong, references.names(wrong)) == ()
    assert len(references.problems(wrong, job(folder).known)) == 1


def test_a_digest_does_not_depend_on_the_jobs_before_it() -> None:
    """Most of the work is done once for many jobs of one script."""
    read = script.load(library.find("five-senses"))
    both = (read, replace(read, title="Another"))
    jobs = [RenderJob(each, RenderOptions(bed=bed)) for each in both for bed in ("none", "rain", "none")]
    there, back = [each.digest for each in jobs], [replace(each).digest for each in jobs[::-1]]
    assert there == back[::-1]
    assert len(set(there)) == 4
