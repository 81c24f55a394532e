"""Which file of one's own sounds at a moment, so that what an inspection finds there is told with its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from guide import sounds
from guide.inspection import Report
from guide.inspection.report import Fault
from guide.script.model import Utterance
from guide.timeline import Bell, Bus, File, Source, Timeline

_WHOLE = ("length", "loudness", "true-peak")
"""Checks of the whole, which no single file answers for."""
_NEAR = 0.05
"""Seconds by which a fault may lie beside the sound that it belongs to."""


class _Own(NamedTuple):
    """A file of one's own, and the seconds for which it sounds."""

    start: float
    stop: float
    bus: Bus
    path: Path


def named(report: Report, timeline: Timeline, recorded: Mapping[str, Path]) -> Report:
    """The report, each fault within a sound of one's own with the name of its file.

    ``recorded`` has the recordings that take the place of a voice, by their words.
    """
    if report.ok:
        return report
    own = tuple(_own(timeline, recorded))

    def told(fault: Fault) -> Fault:
        path = _at(own, fault)
        return replace(fault, sentence=f"{fault.sentence.rstrip('.')}: {path}") if path else fault

    findings = tuple(
        each if each.check in _WHOLE else replace(each, faults=tuple(map(told, each.faults)))
        for each in report.findings
    )
    return replace(report, findings=findings)


def _own(timeline: Timeline, recorded: Mapping[str, Path]) -> Iterator[_Own]:
    seconds = timeline.rate.seconds
    for clip in timeline.clips:
        path = _file(clip.source, recorded)
        if path:
            yield _Own(seconds(clip.start), seconds(clip.stop), clip.bus, path)
    for bed in timeline.beds:
        found = sounds.catalogue().find_bed(bed.source.name)
        if found and found.own:
            yield _Own(seconds(bed.start), seconds(bed.stop), Bus.BED, found.files[0])


def _file(source: Source, recorded: Mapping[str, Path]) -> Path | None:
    match source:
        case Utterance():
            return recorded.get(source.words)
        case File(path):
            return Path(path)
        case Bell(name):
            found = sounds.catalogue().find_bell(name)
            return found.files[0] if found and found.own else None
        case _:
            return None


def _at(own: tuple[_Own, ...], fault: Fault) -> Path | None:
    """The file that sounds there on the bus of the fault; what is played once before what lies under everything."""
    bus = fault.figures.get("bus")
    there = [each for each in own if each.start - _NEAR <= fault.seconds <= each.stop + _NEAR]
    fitting = [each for each in there if bus in (each.bus.value, "sound", None)]
    return min(fitting, key=lambda each: each.stop - each.start).path if fitting else None
