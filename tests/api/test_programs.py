"""What other programs use, as they use it: the blocks of the page for programmers, run as they stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

import guide
from guide import api
from guide.audio import Pcm
from tests.scripts import TONE

PAGE = Path(guide.__file__).parents[1] / "docs" / "programs.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
NOWHERE = {"PULSE_SERVER": "unix:/nowhere", "PIPEWIRE_REMOTE": "nowhere"}
"""No sound card."""
SPOKEN = f"""{TONE}sections:
  - title: Only
    steps:
      - One.
      - pause: 1s..2s..4s
      - Two.
"""


def run(code: str, folder: Path) -> str:
    """Run ``code`` as a program of its own, with no guard around what it does, and return what it printed."""
    (folder / "program.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "program.py"]
    ran = subprocess.run(
        command, cwd=folder, env={**os.environ, **NOWHERE}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.real
def test_a_practice_is_loaded_checked_planned_and_written(tmp_path: Path) -> None:
    said = run(BLOCKS[0], tmp_path)
    assert said.startswith("Breathing space ")
    assert "\n200.0 ['" in said
    assert "short.flac True" in said
    assert "There is no sound card" in said
    assert soundfile.info(tmp_path / "short.flac").duration == 200.0


@pytest.mark.real
def test_a_template_and_a_name_make_a_personal_one(tmp_path: Path) -> None:
    assert run(BLOCKS[1], tmp_path).split() == ["ana.flac", "sam.flac"]
    assert "Ana, this minute is yours." in (tmp_path / "ana.vtt").read_text(encoding="utf-8")
    ana, sam = ((tmp_path / name).read_bytes() for name in ("ana.flac", "sam.flac"))
    assert ana != sam


@pytest.mark.real
def test_a_notebook_is_given_a_picture(tmp_path: Path) -> None:
    *before, last = BLOCKS[2].strip().splitlines()
    said = run("\n".join([*before, f"print({last}._repr_svg_())"]), tmp_path)
    assert "<svg" in said
    assert said.rstrip().endswith("</svg>")


def test_importing_it_loads_nothing_before_it_is_asked_for() -> None:
    code = "import sys, guide\nprint([each for each in sys.modules if each.startswith('guide.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['guide.version']"


def test_the_surface_is_what_the_page_says() -> None:
    assert set(guide.__all__) == set(api.__all__)
    page = PAGE.read_text(encoding="utf-8")
    for name in ("load", "read", "check"):
        assert f"`guide.{name}(" in page
    offered = {each for each in vars(guide.GuidedPractice) if not each.startswith("_")} - {"name", "job"}
    assert [each for each in sorted(offered - {"title", "rate"}) if f".{each}" not in page] == []
    with pytest.raises(AttributeError, match="nothing_like_it"):
        guide.nothing_like_it  # noqa: B018 - asking is what is tested


def test_blocks_and_the_whole_are_the_same_sound() -> None:
    practice = guide.read(SPOKEN)
    whole = practice.render()
    assert whole.dtype == np.float32
    assert whole.shape == (practice.arrange().frames, 2)
    blocks: list[Pcm] = list(practice.blocks())
    assert np.array_equal(np.concatenate(blocks), whole)
    assert np.abs(whole).max() > 0.01


def test_what_is_wrong_comes_whole_and_with_its_place() -> None:
    wrong = SPOKEN.replace("pause: 1s", "paus: 1s").replace("intensity: 1", "intensity: 9")
    with pytest.raises(guide.ScriptError) as raised:
        guide.read(wrong)
    assert len(raised.value.problems) == 2
    assert guide.check(wrong)[: len(raised.value.problems)] != ()
    with pytest.raises(guide.WorldError, match="nobody-has-this"):
        guide.load("nobody-has-this")
    with pytest.raises(guide.WorldError, match="posture"):
        guide.read(SPOKEN).with_options(settings={"postur": "lying"})


def test_options_make_another_value_and_equal_ones_the_same_digest() -> None:
    practice = guide.read(SPOKEN)
    longer = practice.with_options(seconds=5.0)
    assert longer.arrange().frames == 5 * longer.rate
    assert practice.job.options.seconds is None
    assert longer.digest == guide.read(SPOKEN).with_options(seconds=5.0).digest != practice.digest


def test_it_plays_to_its_end_by_the_clock() -> None:
    practice = guide.read(SPOKEN[: SPOKEN.index("      - pause")])  # one word is the least that can be heard
    assert practice.play(silent=True) == pytest.approx(practice.arrange().frames / practice.rate, abs=0.2)
