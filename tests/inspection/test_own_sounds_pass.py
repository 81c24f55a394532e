"""What a listener brings is not held against the render: a fire crackles, a tape has gaps, a bell leans to one side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from guide.__main__ import main

HZ = 44_100
PRACTICE = """title: Own
summary: With a sound of one's own.
kind: mindfulness
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    steps: [Here we are., "pause: 25s", "Rest a while, and then a while longer.", "pause: 20s", That was it.]
"""
Numbers = npt.NDArray[np.float64]
Made = Callable[[Numbers, np.random.Generator], Numbers]
"""Seconds, shape (frames, 1), and chance to a sound of two sides."""


def fire(time: Numbers, rng: np.random.Generator) -> Numbers:
    return 0.003 * rng.standard_normal((len(time), 2)) + 0.5 * (rng.random(time.shape) < 2e-4)


def loud_and_soft(time: Numbers, rng: np.random.Generator) -> Numbers:
    return 0.05 * rng.standard_normal((len(time), 2)) * np.where(time < 10.0, 1.0, 0.15)


def with_gaps(time: Numbers, rng: np.random.Generator) -> Numbers:
    return 0.05 * rng.standard_normal((len(time), 2)) * (np.sin(1.3 * time) > 0)


def thunder(time: Numbers, rng: np.random.Generator) -> Numbers:
    return rng.standard_normal((len(time), 2)) * (0.001 + 0.2 * np.exp(-4.0 * np.abs(time - 8.0)))


def leaning(time: Numbers, rng: np.random.Generator) -> Numbers:
    return 0.05 * rng.standard_normal((len(time), 2)) * [1.0, 0.2]


def off_its_middle(time: Numbers, rng: np.random.Generator) -> Numbers:
    return 0.05 * rng.standard_normal((len(time), 2)) + 0.1


def leaning_bell(time: Numbers, rng: np.random.Generator) -> Numbers:
    return 0.5 * np.sin(5_500 * time) * np.exp(-2.0 * time) * [1.0, 0.1]


def gated_bell(time: Numbers, rng: np.random.Generator) -> Numbers:
    return 0.5 * np.sin(5_500 * time) * ((time < 0.3) | (time > 0.6)) * (time < 1.0) * [1.0, 1.0]


def dusty_bell(time: Numbers, rng: np.random.Generator) -> Numbers:
    return leaning_bell(time, rng) + 0.2 * (rng.random(time.shape) < 5e-5)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.yaml").write_text(PRACTICE)


def exported(made: Made, seconds: float, command: str) -> int:
    time = np.arange(round(seconds * HZ))[:, None] / HZ
    soundfile.write("own.wav", np.clip(made(time, np.random.default_rng(3)), -1.0, 1.0), HZ)
    return main(command.split())


@pytest.mark.parametrize("made", [fire, loud_and_soft, with_gaps, thunder, leaning, off_its_middle])
def test_a_bed_of_ones_own_passes(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    status = exported(made, 20.0, "export own.yaml --bed ./own.wav -o own.flac --captions none")
    assert (status, "nothing to mend" in capsys.readouterr().out) == (0, True)


@pytest.mark.parametrize("made", [leaning_bell, gated_bell, dusty_bell])
def test_a_bell_of_ones_own_passes(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    status = exported(made, 3.0, "export timer --for 30s --bell ./own.wav -o own.flac")
    assert (status, "nothing to mend" in capsys.readouterr().out) == (0, True)


def test_what_is_left_out_of_a_damaged_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    rng = np.random.default_rng(5)
    soundfile.write("own.flac", 0.1 * rng.standard_normal((40 * HZ, 2)), HZ)
    whole = Path("own.flac").read_bytes()
    Path("own.flac").write_bytes(whole[: len(whole) // 2])
    assert main(["export", "own.yaml", "--bed", "./own.flac", "-o", "x.flac", "--captions", "none"]) == 0
    assert "own.flac is damaged; only its first " in capsys.readouterr().out
