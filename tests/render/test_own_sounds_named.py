"""A fault within a sound of one's own is told with the name of that file, and of no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.audio import Rate
from guide.inspection import Report
from guide.inspection.report import CheckResult, Fault
from guide.problems import Where
from guide.render.own_sounds import named
from guide.script.model import Utterance
from guide.timeline import Bus, Clip, File, Source, Timeline

HERE = Where("x.yaml", 1, 1)
LONG, SHORT, SAID = Path("drone.wav"), Path("gong.wav"), Path("line.wav")
LINE = Utterance("Rest here.")


def clip(start: int, stop: int, bus: Bus, source: Source) -> Clip:
    return Clip(start, stop, bus, source, HERE)


TIMELINE = Timeline(
    rate=Rate(10),
    frames=1000,
    clips=(
        clip(0, 900, Bus.BELLS, File(str(LONG))),
        clip(200, 300, Bus.BELLS, File(str(SHORT))),
        clip(400, 500, Bus.VOICE, LINE),
        clip(600, 700, Bus.VOICE, Utterance("By a voice.")),
    ),
    beds=(),
    duck=(),
    cues=(),
    markers=(),
    phases=(),
)


def told(seconds: float, bus: Bus | None, check: str = "clicks") -> str:
    fault = Fault(seconds, "There is a click.", {"bus": bus.value} if bus else {})
    report = named(Report(100.0, (CheckResult(check, "No clicks.", (fault,)),)), TIMELINE, {LINE.words: SAID})
    return report.findings[0].faults[0].sentence


@pytest.mark.parametrize(
    ("seconds", "bus", "path"),
    [
        (10.0, Bus.BELLS, LONG),
        (25.0, Bus.BELLS, SHORT),  # what is played once, before what lies under it
        (25.0, None, SHORT),
        (45.0, Bus.VOICE, SAID),
        (45.0, Bus.BELLS, LONG),
        (50.04, Bus.VOICE, SAID),
        (50.06, Bus.VOICE, None),
        (65.0, Bus.VOICE, None),
        (95.0, Bus.BELLS, None),
    ],
)
def test_the_file_that_sounds_there_is_named(seconds: float, bus: Bus | None, path: Path | None) -> None:
    assert told(seconds, bus) == (f"There is a click: {path}" if path else "There is a click.")


@pytest.mark.parametrize("check", ["length", "loudness", "true-peak"])
def test_no_file_answers_for_the_whole(check: str) -> None:
    assert told(25.0, Bus.BELLS, check) == "There is a click."
