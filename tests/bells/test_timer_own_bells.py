"""Bells alone with a sound file of one's own, and inspected where hardly anything sounds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide.audio import SESSION, decibels
from guide.bells.rhythm import Rhythm
from guide.bells.ringing import strike
from guide.bells.timer import Timer, checked_timer, timer_script
from guide.problems import WrongUseError
from guide.render.inspect_render import inspect_script
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import Preparation, take_service_of
from guide.script.model import Script

HZ = 44_100


def own(path: Path, dense: bool = False) -> str:
    """A cup that is struck, or a noise without an end."""
    time = np.arange((20 if dense else 2) * HZ) / HZ
    cup = 0.3 * np.sin(2 * np.pi * 440 * time) * np.exp(-3 * time) * (1 - np.exp(-((time / 0.004) ** 2)))
    noise = np.clip(np.random.default_rng(1).normal(0, 0.3, len(time)), -0.9, 0.9)
    soundfile.write(path, noise if dense else cup, HZ)
    return str(path)


def chosen(timer: Timer) -> tuple[Script, RenderOptions]:
    choices = RenderOptions(seconds=timer.whole)
    return choices.applied(checked_timer(timer_script(timer), choices)), choices


def test_a_file_of_ones_own_rings_as_loud_as_was_asked_for(tmp_path: Path) -> None:
    script, choices = chosen(Timer(30.0, own(tmp_path / "cup.wav"), rhythm=Rhythm(10.0, 10.0), level=-30.0))
    with take_service_of(script) as take_service:
        mix = Preparation(script, take_service, wish=choices.wish).piece().mix
    assert SESSION.seconds(mix.frames) == pytest.approx(32.0, abs=0.2)  # the cup rings out after its time
    assert decibels(float(np.abs(mix.render(0, 48_000).bells).max())) == pytest.approx(-30.0, abs=0.05)
    report = inspect_script(RenderJob(script, choices), lambda spoken, wanted: None).report()
    assert report.ok, report.text()


def test_the_bell_of_the_day_can_be_a_file(tmp_path: Path) -> None:
    sound = strike(own(tmp_path / "cup.wav"), -24.0).sound
    assert decibels(float(np.abs(sound).max())) == pytest.approx(-24.0, abs=0.05)


def test_one_that_is_too_dense_for_its_level_is_said(tmp_path: Path) -> None:
    noise = own(tmp_path / "noise.wav", dense=True)
    with pytest.raises(WrongUseError, match="Ask for a lower --bell-level, or for fewer bells"):
        chosen(Timer(70.0, noise, rhythm=Rhythm(5.0, 5.0), level=-6.0))


@pytest.mark.parametrize(
    "timer", [Timer(60.0, "wood-block", rhythm=Rhythm(5.0, 5.0)), Timer(30.0, "wood-block"), Timer(20.0, None)]
)
def test_the_inspection_asks_no_loudness_of_what_is_hardly_there(timer: Timer) -> None:
    script, choices = chosen(timer)
    report = inspect_script(RenderJob(script, choices), lambda spoken, wanted: None).report()
    assert report.ok, report.text()
