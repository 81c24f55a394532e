"""The whole plan as text: what golden files and reviews compare."""

from __future__ import annotations

from collections.abc import Iterator

from guide.captions.clock import minutes
from guide.script.model import Utterance
from guide.timeline import Bed, Bell, File, Source, Timeline, Tone


def plan(timeline: Timeline) -> str:
    """The exact plan, a line an event in order of time: frame, time, kind, what."""
    head = f"rate {timeline.rate.hz}  frames {timeline.frames}  length {minutes(timeline.frames, timeline.rate)}"
    rows = sorted(_rows(timeline), key=lambda row: row[0])
    lines = [f"{frame:>10}  {minutes(frame, timeline.rate):>11}  {text}" for frame, text in rows]
    return "\n".join([head, *lines]) + "\n"


def _rows(timeline: Timeline) -> Iterator[tuple[int, str]]:
    def clock(frames: int) -> str:
        return minutes(frames, timeline.rate)

    for marker in timeline.markers:
        yield marker.frame, f"section  {marker.title}"
    for bed in timeline.beds:
        fades = f"in {clock(bed.fade_in)} out {clock(bed.fade_out)}"
        yield bed.start, f"bed      {bed.source.name}  until {clock(bed.stop)}  {bed.gain:+g} dB  {fades}"
    for clip in timeline.clips:
        gain = f"  {clip.gain:+g} dB" if clip.gain else ""
        yield clip.start, f"{clip.bus.value:<7}  {_named(clip.source)}  until {clock(clip.stop)}{gain}"
    for phase in timeline.phases:
        yield phase.start, f"breath   {phase.name}  until {clock(phase.stop)}"
    for turn in timeline.turns:
        yield turn.frame, f"turn     {turn.kind}  {turn.words}".rstrip()
    for point in timeline.duck:
        yield point.frame, f"duck     {point.db:+g} dB"


def _named(source: Source) -> str:
    match source:
        case Utterance(words, voice, pace):
            return f'"{words}"  {voice} {pace:g}'
        case Tone(phase, _):
            return f"tone {phase}"
        case Bed(name) | Bell(name) | File(name):
            return name
