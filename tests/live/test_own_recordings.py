"""Recordings and sounds of one's own: what their ends have of the recorder is faded; what is refused is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import places, script
from guide.problems import WorldError
from guide.render.job import RenderJob
from guide.render.lasting import lasting
from guide.render.order import InspectionOptions, RenderOrder
from guide.render.preparation import outline
from guide.render.to_file import FinishedRender, render_to_file
from guide.script.model import Script
from tests.scripts import TONE

TEXT = (
    TONE
    + """sections:
  - title: One
    closing: true
    steps: [Rest here., pause: 3s, SOUND, pause: 4s!, Go on., pause: 25s!]
"""
)
HZ = 44_100
TIME = np.arange(2 * HZ) / HZ
RNG = np.random.default_rng(3)
BODY = 0.3 * RNG.standard_normal(len(TIME)) * np.abs(np.sin(2 * np.pi * 2.2 * TIME))
QUIET = np.zeros(HZ // 3)
BEGINNINGS = {
    "cut": 0.5 * np.cos(2 * np.pi * 220 * TIME),
    "gate": np.concatenate([QUIET, 0.5 * np.cos(2 * np.pi * 220 * TIME), QUIET]),
    "pop": np.concatenate([[0.9, -0.5], QUIET, BODY, QUIET, [-0.7, 0.3]]),
    "long pop": np.concatenate([np.full(44, 0.9), 0.0005 * RNG.standard_normal(HZ // 4), BODY]),
    "offset": 0.2 + 0.5 * BODY,
}


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "takes", lambda: tmp_path / "takes")
    monkeypatch.setattr(places, "beds", lambda: tmp_path / "beds")


def practice(folder: Path, kind: str, sound: object) -> Script:
    place = folder / "mine.takes" / "rest-here.wav" if kind == "take" else folder / "mine.wav"
    place.parent.mkdir(exist_ok=True)
    soundfile.write(place, np.clip(np.asarray(sound), -1, 1), HZ)
    path = folder / "mine.yaml"
    path.write_text(TEXT.replace("SOUND", "Wait." if kind == "take" else "sound: mine.wav"))
    return script.load(path)


def exported(read: Script, folder: Path, *, lenient: bool = False) -> FinishedRender:
    quiet = lambda *_: None  # noqa: E731
    return render_to_file(
        RenderJob(read, order=RenderOrder(inspection=InspectionOptions(lenient=lenient))),
        folder / "out.wav",
        quiet,
        quiet,
    )


@pytest.mark.parametrize("kind", ["take", "sound"])
@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_recording_that_begins_or_ends_with_a_step_is_faded_and_not_refused(
    name: str, kind: str, tmp_path: Path
) -> None:
    assert exported(practice(tmp_path, kind, BEGINNINGS[name]), tmp_path).report.ok


def test_a_click_in_the_middle_of_a_take_is_refused_with_the_name_of_its_file(tmp_path: Path) -> None:
    """In a sound or a bed of one's own it may be meant: a fire crackles."""
    sound = BODY.copy()
    sound[HZ : HZ + 2] = [1.0, -1.0]
    read = practice(tmp_path, "take", 0.1 * sound + np.where(np.abs(sound) == 1.0, 0.8 * sound, 0.0))
    with pytest.raises(WorldError) as refused:
        exported(read, tmp_path)
    name = "rest-here.wav"
    assert name in str(refused.value)
    assert not (tmp_path / "out.wav").exists()
    shutil.rmtree(tmp_path / "beds", ignore_errors=True)
    assert name in exported(read, tmp_path, lenient=True).report.text()


def test_how_long_a_recording_is_shows_before_it_was_ever_a_take(tmp_path: Path) -> None:
    """However slowly somebody says two words: lists, pages and what is refused go by the file."""
    read = practice(tmp_path, "take", np.tile(BODY, 10))
    before, listed = outline(RenderJob(read)).range, lasting(read)
    assert not before.exact.natural
    assert before.natural == pytest.approx(listed.seconds)
    exported(read, tmp_path)
    assert before.natural == pytest.approx(outline(RenderJob(read)).range.natural, abs=2.0)
    assert before.natural > 20.0 + 25.0
